package org.opnfv.doctor.functest.scenario;

/** Follows the progress of a run. Called from the run's own thread. */
public interface ProgressListener {

    /** A stage begins: one word, for example {@code prepare}, and what it is about to do. */
    void stage(String name, String what);

    /** Something within the stage is under way or done, one line. */
    void step(String what);

    /** The stage ended, well or not, with one line of what came out. */
    void done(String name, String outcome);
}
