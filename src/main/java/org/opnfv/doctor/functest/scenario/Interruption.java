package org.opnfv.doctor.functest.scenario;

/** The user's request to end a run early: the run is then undone as after any failure. Thread-safe. */
public final class Interruption {
    private volatile boolean requested;
    private Thread runner;

    /** Requests the end. Interrupts the run's waits; has no effect while it undoes. */
    public synchronized void request() {
        requested = true;
        if (runner != null) {
            runner.interrupt();
        }
    }

    /** Whether the end was requested. */
    public boolean requested() {
        return requested;
    }

    /** Fails when the end was requested. */
    public void check() {
        if (requested) {
            throw new ScenarioException("interrupted by the user", null);
        }
    }

    /** From now on the calling thread can be interrupted. */
    public synchronized void enter() {
        runner = Thread.currentThread();
        if (requested) {
            runner.interrupt();
        }
    }

    /** From now on the calling thread is not interrupted; it carries no interrupt when this returns. */
    public synchronized void leave() {
        runner = null;
        Thread.interrupted();
    }
}
