package org.opnfv.doctor.functest.report;

import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.RunFacts;
import org.opnfv.doctor.functest.latency.Verdict;

/** What the program exits with after a run or a report; {@code docs/exit-codes.md} has all codes. */
public final class ExitCode {

    /** Measured, PASS, all undone. */
    public static final int PASS = 0;
    /** Measured, FAIL, all undone. */
    public static final int FAIL = 1;
    /** Not measured. */
    public static final int UNKNOWN = 3;
    /** Measured, and something could not be undone. */
    public static final int NOT_UNDONE = 4;

    private ExitCode() {}

    /** The code for an assessment. What was left in place because the user asked for it does not count as not undone. */
    public static int of(Assessment assessment) {
        if (assessment.verdict() == Verdict.UNKNOWN) {
            return UNKNOWN;
        }
        RunFacts.Cleanup cleanup = assessment.facts().cleanup();
        if (!cleanup.complete() && !cleanup.kept()) {
            return NOT_UNDONE;
        }
        return assessment.verdict() == Verdict.PASS ? PASS : FAIL;
    }
}
