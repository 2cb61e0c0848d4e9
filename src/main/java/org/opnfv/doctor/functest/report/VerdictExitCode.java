package org.opnfv.doctor.functest.report;

import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.series.Results;

/** The exit code after a run or a report; {@code docs/exit-codes.md} has all codes. */
public final class VerdictExitCode {

    /** Measured, PASS, everything undone. */
    public static final int PASS = 0;
    /** Measured, FAIL, everything undone. */
    public static final int FAIL = 1;
    /** Not measured. */
    public static final int UNKNOWN = 3;
    /** Measured, and something could not be undone. */
    public static final int NOT_UNDONE = 4;

    private VerdictExitCode() {}

    /**
     * The code for a report: the undo counts for a run or series, not for a comparison. Resources left in place because the user asked
     * for it do not count as not undone.
     */
    public static int of(Results results) {
        boolean left = results.comparison() == null
                && CleanupOutcome.of(results.judged()).state() == CleanupOutcome.State.INCOMPLETE;
        return of(results.verdict(), left);
    }

    static int of(Verdict verdict, boolean left) {
        if (verdict == Verdict.UNKNOWN) {
            return UNKNOWN;
        }
        if (left) {
            return NOT_UNDONE;
        }
        return verdict == Verdict.PASS ? PASS : FAIL;
    }
}
