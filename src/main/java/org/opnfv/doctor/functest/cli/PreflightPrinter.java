package org.opnfv.doctor.functest.cli;

import java.io.PrintWriter;
import org.opnfv.doctor.functest.report.Printable;
import org.opnfv.doctor.functest.scenario.PreflightResult;
import picocli.CommandLine.Help.Ansi;

/** Prints what a preflight finds, a line each, and remembers whether something failed. */
final class PreflightPrinter {
    private final PrintWriter out;
    private final boolean quiet;
    private boolean failed;

    /** When quiet, what is well is left out. */
    PreflightPrinter(PrintWriter out, boolean quiet) {
        this.out = out;
        this.quiet = quiet;
    }

    void print(PreflightResult finding) {
        failed |= finding.level() == PreflightResult.Level.FAILED;
        if (quiet && finding.level() == PreflightResult.Level.OK) {
            return;
        }
        String mark = switch (finding.level()) {
            case OK -> "@|green ok     |@";
            case WARNING -> "@|yellow warning|@";
            case UNKNOWN -> "@|yellow unknown|@";
            case FAILED -> "@|red failed |@";
        };
        out.println(Ansi.AUTO.string(mark) + "  " + Printable.line(finding.what() + ": " + finding.detail()));
        out.flush();
    }

    boolean haveFailed() {
        return failed;
    }
}
