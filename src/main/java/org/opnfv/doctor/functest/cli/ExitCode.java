package org.opnfv.doctor.functest.cli;

/** The exit codes that no report gives. Those of verdicts are {@link org.opnfv.doctor.functest.report.VerdictExitCode}'s. */
final class ExitCode {
    static final int OK = 0;
    static final int USAGE = 2;
    static final int UNKNOWN = 3;
    static final int NOT_UNDONE = 4;
    static final int BUG = 70;
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
