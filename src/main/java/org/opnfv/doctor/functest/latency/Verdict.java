package org.opnfv.doctor.functest.latency;

/** The verdict on a run. */
public enum Verdict {
    /** Every instance on the failed host was notified in time, and Nova showed the host down. */
    PASS,
    /** It was measured, and something was late or missing. */
    FAIL,
    /** It could not be measured, or the record does not allow a judgement. */
    UNKNOWN
}
