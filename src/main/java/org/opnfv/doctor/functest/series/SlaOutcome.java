package org.opnfv.doctor.functest.series;

/** The outcome of a criterion. */
public enum SlaOutcome {
    PASS,
    FAIL,
    /** The figure was not measured. */
    NO_DATA
}
