package org.opnfv.doctor.functest.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How much is printed: the same option for every command, before or after its name. */
final class Verbosity {
    @Spec(Spec.Target.MIXEE)
    private CommandLine.Model.CommandSpec spec;

    private boolean verbose;
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            scope = CommandLine.ScopeType.INHERIT,
            description = "Tell more: log lines on standard error, a stack trace with an error.")
    private void verbose(boolean on) {
        root().verbose = on;
    }

    @Option(
            names = {"-q", "--quiet"},
            scope = CommandLine.ScopeType.INHERIT,
            description = "Print only the result.")
    private void quiet(boolean on) {
        root().quiet = on;
    }

    /** What the user asked for, seen from any command of the line. */
    static Verbosity of(CommandLine.Model.CommandSpec command) {
        return (Verbosity) command.root().mixins().get("verbosity").userObject();
    }

    boolean isVerbose() {
        return verbose;
    }

    boolean isQuiet() {
        return quiet;
    }

    private Verbosity root() {
        return of(spec);
    }
}
