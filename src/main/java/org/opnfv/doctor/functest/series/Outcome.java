package org.opnfv.doctor.functest.series;

/** What became of a criterion. */
public enum Outcome {
    PASS,
    FAIL,
    /** What it asks for was not measured. */
    NO_DATA
}
