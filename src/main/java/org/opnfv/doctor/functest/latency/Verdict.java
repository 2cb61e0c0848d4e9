package org.opnfv.doctor.functest.latency;

/** What a run has shown. */
public enum Verdict {
    /** Every instance on the failed host was notified in time, and Nova showed the host down. */
    PASS,
    /** It was measured, and something was late or missing. */
    FAIL,
    /** It could not be measured, or what was recorded does not allow a judgement. */
    UNKNOWN
}
