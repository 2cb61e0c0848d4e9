package org.opnfv.doctor.functest.cli;

import picocli.CommandLine.Help.Ansi;

/** What the terminal can do and what the user wants; picocli evaluates NO_COLOR, CLICOLOR and CLICOLOR_FORCE. */
final class Terminal {

    /** The launcher sets it when standard error is a terminal; Java itself knows only about standard input and output. */
    private static final String TERMINAL = "doctor.terminal";

    private Terminal() {}

    /** Whether results may have colours. */
    static boolean isColoured() {
        return Ansi.AUTO.enabled() && (!isDumb() || System.getenv("CLICOLOR_FORCE") != null);
    }

    /** Whether a line may be overwritten: the output is a terminal, not a log. */
    static boolean isLive() {
        return Boolean.getBoolean(TERMINAL) && !"true".equals(System.getenv("CI")) && !isDumb();
    }

    private static boolean isDumb() {
        return "dumb".equals(System.getenv("TERM"));
    }
}
