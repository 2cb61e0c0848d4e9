package org.opnfv.doctor.functest.series;

/** The outcome of a criterion. */
public enum Outcome {
    PASS,
    FAIL,
    /** The figure was not measured. */
    NO_DATA
}
