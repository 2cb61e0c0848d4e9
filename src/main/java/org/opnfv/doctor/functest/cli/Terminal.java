package org.opnfv.doctor.functest.cli;

import picocli.CommandLine.Help.Ansi;

/** What the terminal can do and the user wants; picocli knows about NO_COLOR, CLICOLOR and CLICOLOR_FORCE. */
final class Terminal {

    private Terminal() {}

    /** Whether results may have colours. */
    static boolean isColoured() {
        return Ansi.AUTO.enabled();
    }

    /** Whether a line may be drawn over: there is somebody at a terminal, and not a log. */
    static boolean isLive() {
        return System.console() != null && !"true".equals(System.getenv("CI")) && !"dumb".equals(System.getenv("TERM"));
    }
}
