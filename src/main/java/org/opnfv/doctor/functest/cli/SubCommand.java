package org.opnfv.doctor.functest.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What all commands share: standard options, the headings of their help, and where they print. */
@Command(
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeListHeading = ExitCodeHelp.HEADING,
        footerHeading = ExitCodeHelp.EXAMPLES)
abstract class SubCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    /** The command with its options, as picocli knows it. */
    CommandLine line() {
        return spec.commandLine();
    }

    PrintWriter out() {
        return line().getOut();
    }

    PrintWriter err() {
        return line().getErr();
    }

    /** A line for people, on standard error. */
    void say(String text) {
        ErrorReporter.say(err(), text);
        err().flush();
    }

    Verbosity verbosity() {
        return Verbosity.of(spec);
    }
}
