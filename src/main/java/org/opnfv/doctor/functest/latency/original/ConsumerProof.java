package org.opnfv.doctor.functest.latency.original;

import org.opnfv.doctor.functest.latency.CheckpointTime;

/**
 * Whether a notification that is not in the logs of a run was not sent. The last releases have one log for all, which has to be whole.
 * A log of 2017 that breaks off between two lines looks whole: unless it goes on after the detection, or the original says so, nobody
 * knows that none was to come.
 */
final class ConsumerProof {

    private boolean seen;
    private boolean whole;
    private boolean goesOn;
    private String problem = ConsumerLog.DAMAGED;

    /** {@code announced} tells whether there is one log for all. */
    ConsumerProof(boolean announced) {
        seen = announced;
        whole = announced;
        goesOn = announced;
    }

    /** The Consumer's log is there, whatever it says of the run that was detected then. */
    void log(ConsumerLog log, CheckpointTime detected) {
        seen = true;
        whole |= log.problem() == null;
        goesOn |= detected != null && log.isAt(detected.at());
        problem = log.problem();
    }

    /** Whether a notification would have been seen. */
    boolean isSeen() {
        return seen;
    }

    /** Whether what is not there did not happen, with what the original says of the run. */
    boolean isWhole(ReportedOutcome words) {
        return whole && (goesOn || words.isUntold());
    }

    /** Why it is not. */
    String problem() {
        return whole
                ? "has nothing after the detection, where it may be cut off (what run.sh printed may tell)"
                : problem;
    }
}
