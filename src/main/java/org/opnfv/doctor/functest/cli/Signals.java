package org.opnfv.doctor.functest.cli;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import org.opnfv.doctor.functest.scenario.Interruption;

/** Makes Ctrl-C and SIGTERM end a run through its undo: the process waits for it, and then ends with 130. */
final class Signals {
    private final CountDownLatch undone = new CountDownLatch(1);

    Signals(Interruption interruption, PrintWriter err) {
        Thread hook = new Thread(
                () -> {
                    if (undone.getCount() == 0) {
                        return;
                    }
                    ErrorReporter.say(err, "interrupted: undoing what was changed, please wait");
                    interruption.request();
                    awaitUndone();
                    // The main thread cannot end the process any more: its exit would wait for this very hook.
                    Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
                },
                "signals");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void awaitUndone() {
        try {
            undone.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The run is over: from now on a signal ends the process at once. */
    void ended() {
        undone.countDown();
    }
}
