package org.opnfv.doctor.functest.cli;

/** What stands in the help of several commands: headings, and what each exit code means for most of them. */
final class ExitCodeHelp {
    static final String HEADING = "%nExit codes:%n";
    static final String EXAMPLES = "%nExamples:%n";

    static final String PASS = "0:PASS";
    static final String FAIL = "1:FAIL";
    static final String USAGE = "2:usage or settings, also those of Java";
    static final String UNKNOWN = "3:UNKNOWN: it could not be measured";
    static final String NOT_UNDONE = "4:measured, but something could not be undone";
    static final String BUG = "70:a bug of this program";
    static final String INTERRUPTED = "130:interrupted, after undoing";

    private ExitCodeHelp() {}
}
