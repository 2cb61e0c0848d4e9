package org.opnfv.doctor.functest.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;

/** The root command. */
@Command(
        name = "doctor-functest",
        description = "When a compute host dies, how long until the owner of the instances on it is told?",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RunCommand.class,
            ReportCommand.class,
            RunsCommand.class,
            CleanCommand.class,
            InitCommand.class,
            CheckCommand.class,
            CloudCommand.class,
            ProfilesCommand.class,
            GenerateCompletion.class,
            HelpCommand.class
        },
        exitCodeListHeading = ExitCodeHelp.HEADING,
        exitCodeList = {
            ExitCodeHelp.PASS,
            ExitCodeHelp.FAIL,
            ExitCodeHelp.USAGE,
            ExitCodeHelp.UNKNOWN,
            ExitCodeHelp.NOT_UNDONE,
            ExitCodeHelp.BUG,
            ExitCodeHelp.INTERRUPTED
        },
        footerHeading = ExitCodeHelp.EXAMPLES,
        footer = {
            "  doctor-functest run                    the whole test on an embedded OpenStack",
            "  doctor-functest run --instances 10     the same with ten instances",
            "  doctor-functest init                   writes a profile for your own cloud",
            "  doctor-functest report latest          the verdict of the last run again",
            "  doctor-functest runs                   all runs that there are",
            "  doctor-functest COMMAND --help         options and examples of a command"
        })
public final class DoctorFunctest {

    @Mixin
    private Verbosity verbosity;

    private DoctorFunctest() {}

    /** Parses and runs; returns the exit code. */
    public static int execute(String... args) {
        return execute(commandLine(), args);
    }

    /** Picocli rethrows an Error, for which Java would end with 1, the code of FAIL. */
    static int execute(CommandLine line, String... args) {
        if (!Files.isDirectory(Path.of("").toAbsolutePath())) {
            ErrorReporter.say(
                    line.getErr(),
                    "the folder that this is run in is gone, or its name cannot be read here: set LC_ALL=C.UTF-8, or run"
                            + " it in another one");
            return ExitCode.USAGE;
        }
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> ErrorReporter.thread(thread, e, line));
        int code;
        try {
            code = line.execute(args);
        } catch (Error e) {
            code = ErrorReporter.fatal(e, line);
        }
        // Java's standard output hides a failed write until it is asked.
        boolean lost = line.getOut().checkError() || System.out.checkError();
        return lost ? ErrorReporter.lostOutput(code, line) : code;
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new DoctorFunctest());
        line.setExecutionStrategy(new CommandLine.RunLast());
        line.setParameterExceptionHandler(ErrorReporter::usage);
        line.setExecutionExceptionHandler(ErrorReporter::execution);
        line.setUsageHelpWidth(100);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        // Picocli would show Java's wording for an impossible name.
        line.registerConverter(Path.class, ErrorReporter::path);
        return line;
    }
}
