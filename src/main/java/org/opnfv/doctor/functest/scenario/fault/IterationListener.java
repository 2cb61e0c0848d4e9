package org.opnfv.doctor.functest.scenario.fault;

import org.opnfv.doctor.functest.run.RunFolder;
import org.opnfv.doctor.functest.scenario.ProgressListener;

/** Follows the progress of a series. Called from the run's own thread. */
public interface IterationListener {

    /** An iteration begins; returns the listener for its stages. */
    ProgressListener begins(RunFolder iteration);

    /** The iteration is over, successful or not; its folder has the results. */
    void ended(RunFolder iteration);
}
