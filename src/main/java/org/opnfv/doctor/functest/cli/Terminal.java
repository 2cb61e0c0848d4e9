package org.opnfv.doctor.functest.cli;

import picocli.CommandLine.Help.Ansi;

/** What the terminal can do and the user wants; picocli knows about NO_COLOR, CLICOLOR and CLICOLOR_FORCE. */
final class Terminal {

    /** Set by the launcher when standard error is a terminal; Java itself knows only about standard input and output. */
    private static final String TERMINAL = "doctor.terminal";

    private Terminal() {}

    /** Whether results may have colours. */
    static boolean isColoured() {
        return Ansi.AUTO.enabled() && (!isDumb() || System.getenv("CLICOLOR_FORCE") != null);
    }

    /** Whether a line may be drawn over: there is somebody at a terminal, and not a log. */
    static boolean isLive() {
        return Boolean.getBoolean(TERMINAL) && !"true".equals(System.getenv("CI")) && !isDumb();
    }

    private static boolean isDumb() {
        return "dumb".equals(System.getenv("TERM"));
    }
}
