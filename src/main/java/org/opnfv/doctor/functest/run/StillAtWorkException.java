package org.opnfv.doctor.functest.run;

import java.time.Duration;

/** A part of a run did not stop in time: what it does may come after an undo. The message is one line that names it. */
public final class StillAtWorkException extends RunException {
    private static final long serialVersionUID = 1L;

    private StillAtWorkException(String message) {
        super(message, null);
    }

    /** Waits so long for an end; false when there was none. */
    public interface End {
        boolean within(Duration timeout) throws InterruptedException;
    }

    /**
     * Waits for the end of something, also in a thread that is interrupted.
     *
     * @throws StillAtWorkException when it does not end in time
     */
    public static void await(String what, Duration timeout, End end) {
        boolean interrupted = Thread.interrupted();
        long until = System.nanoTime() + timeout.toNanos();
        try {
            while (true) {
                try {
                    if (end.within(Duration.ofNanos(Math.max(0, until - System.nanoTime())))) {
                        return;
                    }
                    throw new StillAtWorkException(what + " has not ended after " + timeout.toSeconds()
                            + " s, so nothing was undone: run doctor-functest clean");
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whether this was thrown, if only while something else was closed because of an exception. */
    public static boolean isIn(Throwable thrown) {
        return thrown instanceof StillAtWorkException
                || java.util.Arrays.stream(thrown.getSuppressed()).anyMatch(StillAtWorkException::isIn);
    }
}
