package org.opnfv.doctor.functest.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.opnfv.doctor.functest.fault.Operator;
import org.opnfv.doctor.functest.host.HostException;

/** Asks at the terminal where this process was started. */
final class TerminalOperator implements Operator {

    /** Whether there is a terminal to ask at. */
    static boolean isThere() {
        return System.console() != null;
    }

    @Override
    public void ask(String what) {
        if (!isThere()) {
            throw new HostException("there is no terminal to ask at: " + what, null);
        }
        CompletableFuture<String> line = new CompletableFuture<>();
        // Reading a line cannot be interrupted, waiting for it can. The question ends its line, for the live line is
        // drawn below.
        Thread reader = new Thread(() -> line.complete(System.console().readLine("%n%s%n", what)), "operator");
        reader.setDaemon(true);
        reader.start();
        try {
            line.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HostException("interrupted while somebody was asked: " + what, e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("nothing completes it with an exception", e);
        }
    }
}
