package org.opnfv.doctor.functest.scenario;

/** Follows the progress of a run. Called from the run's own thread. */
public interface ProgressListener {

    /** A stage begins: one word, for example {@code prepare}, and what it will do. */
    void stage(String name, String what);

    /** Something within the stage is under way or done, one line. */
    void step(String what);

    /** The stage ended, successful or not, with its outcome in one line. */
    void done(String name, String outcome);
}
