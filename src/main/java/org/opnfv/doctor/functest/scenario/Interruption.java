package org.opnfv.doctor.functest.scenario;

/** The user's wish to end a run early: it is then undone as after any failure. Thread-safe. */
public final class Interruption {
    private volatile boolean requested;
    private Thread runner;

    /** Asks the run to end. Wakes it where it waits, and has no effect while it undoes. */
    public synchronized void request() {
        requested = true;
        if (runner != null) {
            runner.interrupt();
        }
    }

    /** Whether it was asked for. */
    public boolean requested() {
        return requested;
    }

    /** Fails when the run was asked to end. */
    void check() {
        if (requested) {
            throw new ScenarioException("interrupted by the user", null);
        }
    }

    /** The calling thread can be woken from now on. */
    synchronized void enter() {
        runner = Thread.currentThread();
        if (requested) {
            runner.interrupt();
        }
    }

    /** The calling thread is not woken any more, and is not interrupted when this returns. */
    synchronized void leave() {
        runner = null;
        Thread.interrupted();
    }
}
