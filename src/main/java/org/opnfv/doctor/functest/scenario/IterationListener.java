package org.opnfv.doctor.functest.scenario;

import org.opnfv.doctor.functest.run.RunFolder;

/** Follows the progress of a series. Called from the run's own thread. */
public interface IterationListener {

    /** An iteration begins; returns the listener for its stages. */
    ProgressListener begins(RunFolder iteration);

    /** The iteration is over, successful or not; its folder has the results. */
    void ended(RunFolder iteration);
}
