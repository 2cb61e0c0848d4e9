package org.opnfv.doctor.functest.latency.original;

import org.opnfv.doctor.functest.latency.CheckpointTime;

/**
 * Whether a notification missing in the logs of a run was not sent. The last releases have one log for all, which has to be whole. A log
 * of 2017 that breaks off between two lines looks whole: unless it goes on after the detection, or the original says so, a later
 * notification is possible.
 */
final class ConsumerProof {

    private boolean seen;
    private boolean whole;
    private boolean goesOn;
    private String problem = ConsumerLog.DAMAGED;

    /** {@code announced} says whether there is one log for all. */
    ConsumerProof(boolean announced) {
        seen = announced;
        whole = announced;
        goesOn = announced;
    }

    /** The Consumer's log exists, whatever it says of the run with that detection. */
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

    /** Whether a missing notification was not sent, also by the original's own outcome. */
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
