package org.opnfv.doctor.functest.report;

import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.series.Results;

/** What the program exits with after a run or a report; {@code docs/exit-codes.md} has all codes. */
public final class VerdictExitCode {

    /** Measured, PASS, all undone. */
    public static final int PASS = 0;
    /** Measured, FAIL, all undone. */
    public static final int FAIL = 1;
    /** Not measured. */
    public static final int UNKNOWN = 3;
    /** Measured, and something could not be undone. */
    public static final int NOT_UNDONE = 4;

    private VerdictExitCode() {}

    /**
     * The code for a report: what became of the undo counts for what was made, and not for a comparison. What was left in place because
     * the user asked for it does not count as not undone.
     */
    public static int of(Results results) {
        boolean left = results.comparison() == null
                && CleanupOutcome.of(results.judged()).state() == CleanupOutcome.State.INCOMPLETE;
        return of(results.verdict(), left);
    }

    private static int of(Verdict verdict, boolean left) {
        if (verdict == Verdict.UNKNOWN) {
            return UNKNOWN;
        }
        if (left) {
            return NOT_UNDONE;
        }
        return verdict == Verdict.PASS ? PASS : FAIL;
    }
}
