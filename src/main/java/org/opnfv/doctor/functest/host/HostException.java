package org.opnfv.doctor.functest.host;

import java.util.stream.Collectors;

/** A host cannot be reached or does not do what it is told; the message is one line that names it. */
public sealed class HostException extends RuntimeException permits LoginRefusedException, PortTakenException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 300;

    /** With the line to show and its cause, or null. */
    public HostException(String message, Throwable cause) {
        super(message, cause);
    }

    /** For a command that failed: host, command, exit code, and its output and errors. */
    public static HostException ended(String host, String command, CommandResult result) {
        return new HostException(
                "host " + host + ": " + oneLine(command) + " ended with exit code " + result.exitCode()
                        + said(", error output: ", result.err()) + said(", output: ", result.out()),
                null);
    }

    /** What sudo said when it did not start. Its warning that it cannot resolve the host's own name is not the reason. */
    static HostException notRoot(String host, String said) {
        String why = said.lines()
                .filter(line -> !line.contains("unable to resolve host"))
                .collect(Collectors.joining("\n"));
        return new HostException(
                "host " + host + ": it needs root, and sudo refuses (" + oneLine(why)
                        + "): let the user use sudo, or log in as another one",
                null);
    }

    private static String said(String label, String text) {
        return text.isBlank() ? "" : label + oneLine(text);
    }

    private static String oneLine(String text) {
        String line =
                text.lines().map(String::strip).filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }
}
