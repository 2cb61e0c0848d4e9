package org.opnfv.doctor.functest.scenario;

import org.opnfv.doctor.functest.run.RunFolder;

/** Follows the progress of a series. Called from the run's own thread. */
public interface IterationListener {

    /** An iteration begins; returns who is to be told of its stages. */
    ProgressListener begins(RunFolder iteration);

    /** It is over, well or not; its folder has all there is to know. */
    void ended(RunFolder iteration);
}
