package org.opnfv.doctor.functest.inspector;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.opnfv.doctor.functest.cloud.CloudException;

/** Calls that are made side by side, as many as a {@link CallLimit} allows at the moment. Thread-safe. */
final class Flights {
    private final ExecutorService workers;
    private final CallLimit limit;
    private int inFlight;

    Flights(ExecutorService workers, CallLimit limit) {
        this.workers = workers;
        this.limit = limit;
    }

    /**
     * Waits for its turn and lets the call begin.
     *
     * @throws java.util.concurrent.RejectedExecutionException when the workers have ended
     */
    Future<Void> begin(Callable<Void> call) throws InterruptedException {
        int others = enter();
        try {
            return workers.submit(() -> timed(call, others + 1));
        } catch (RuntimeException e) {
            leave();
            throw e;
        }
    }

    private Void timed(Callable<Void> call, int together) throws Exception {
        long begin = System.nanoTime();
        try {
            call.call();
            limit.answered(together, System.nanoTime() - begin);
            return null;
        } catch (CloudException e) {
            // What is gone or may not be changed says nothing about how much the cloud can do, nor does how soon it
            // says so.
            if (e.isOverload()) {
                limit.refused();
            }
            throw e;
        } finally {
            leave();
        }
    }

    /** Returns how many are in flight already. */
    private synchronized int enter() throws InterruptedException {
        while (inFlight >= limit.now() && !workers.isShutdown()) {
            wait();
        }
        return inFlight++;
    }

    private synchronized void leave() {
        inFlight--;
        notifyAll();
    }
}
