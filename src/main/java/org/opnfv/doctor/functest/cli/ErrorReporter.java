package org.opnfv.doctor.functest.cli;

import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.opnfv.doctor.functest.cloud.CloudException;
import org.opnfv.doctor.functest.cloud.CredentialsException;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.installer.SiteException;
import org.opnfv.doctor.functest.ledger.LedgerException;
import org.opnfv.doctor.functest.profile.ClosestWord;
import org.opnfv.doctor.functest.profile.ProfileException;
import org.opnfv.doctor.functest.report.Printable;
import org.opnfv.doctor.functest.report.ReportException;
import org.opnfv.doctor.functest.run.ProcessLimit;
import org.opnfv.doctor.functest.run.RunException;
import org.opnfv.doctor.functest.scenario.ScenarioException;
import org.opnfv.doctor.functest.scenario.SettingsError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns an exception into a line for the user and an exit code. No other place does. */
final class ErrorReporter {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorReporter.class);

    private ErrorReporter() {}

    static int usage(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        String line = e instanceof UnmatchedArgumentException unmatched ? unmatched(unmatched) : said(e);
        say(command.getErr(), line + " (see: " + command.getCommandSpec().qualifiedName() + " --help)");
        return ExitCode.USAGE;
    }

    /** Picocli's own message, except for the ones about a command that help was asked for. */
    private static String said(ParameterException e) {
        return e.getArgSpec() == null && e.getValue() != null
                ? unknown(e.getCommandLine(), e.getValue())
                : e.getMessage();
    }

    /** The first word that is not understood, and what may have been meant. */
    private static String unmatched(UnmatchedArgumentException e) {
        CommandLine command = e.getCommandLine();
        String word = e.getUnmatched().get(0);
        if (e.isUnknownOption()) {
            String name = word.replaceFirst("=.*", "");
            return "unknown option " + name + meant(name, command);
        }
        return command.getSubcommands().isEmpty() ? "unexpected argument " + word : unknown(command, word);
    }

    private static String unknown(CommandLine command, String word) {
        return "unknown command " + word
                + ClosestWord.hint(word, command.getSubcommands().keySet());
    }

    /** The option may belong to another command; otherwise it is misspelt. */
    private static String meant(String option, CommandLine command) {
        String others = command.getCommandSpec().root().subcommands().entrySet().stream()
                .filter(other -> other.getValue().getCommandSpec().findOption(option) != null)
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        return others.isEmpty()
                ? ClosestWord.hint(option, command.getCommandSpec().optionsMap().keySet())
                : "; it is an option of " + others + (command.getParent() == null ? " and goes behind that" : "");
    }

    static int execution(Exception e, CommandLine command, ParseResult result) {
        Optional<String> limit = ProcessLimit.reachedBy(e);
        if (limit.isPresent()) {
            return tell(limit.get(), ExitCode.UNKNOWN, e, command);
        }
        int code = code(e);
        return tell(code == ExitCode.BUG ? bug(e) : line(e), code, e, command);
    }

    /** Reports an Error that no command can recover from. */
    static int fatal(Error e, CommandLine command) {
        Optional<String> limit = ProcessLimit.reachedBy(e);
        if (limit.isPresent()) {
            return tell(limit.get(), ExitCode.UNKNOWN, e, command);
        }
        String line = e instanceof OutOfMemoryError
                ? "out of memory (" + e.getMessage() + "): give Java more of it, as in DOCTOR_JAVA_OPTS=-Xmx1g"
                : bug(e);
        return tell(line, ExitCode.BUG, e, command);
    }

    /** Reports an uncaught exception in a thread of a library; the log has its stack trace. */
    static void thread(Thread thread, Throwable e, CommandLine command) {
        LOG.error("thread {} ended", thread.getName(), e);
        say(command.getErr(), ProcessLimit.reachedBy(e).orElseGet(() -> bug(e)));
    }

    /** Reports that standard output did not take everything: its reader must not mistake a part for the whole. */
    static int lostOutput(int code, CommandLine command) {
        say(
                command.getErr(),
                "cannot write all to standard output: its disk is full, or its reader has gone; free space, or write to"
                        + " another place");
        return code == ExitCode.BUG || code == ExitCode.INTERRUPTED ? code : ExitCode.USAGE;
    }

    private static String bug(Throwable e) {
        return "this is a bug of ours, please report it: " + e;
    }

    private static String line(Exception e) {
        return e instanceof InvalidPathException path ? unusable(path) : String.valueOf(e.getMessage());
    }

    private static String unusable(InvalidPathException e) {
        return "no file can have the name " + e.getInput() + " here: " + e.getReason()
                + "; for a name that is not ASCII set LC_ALL=C.UTF-8";
    }

    /** The path that an option names. */
    static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new TypeConversionException(unusable(e));
        }
    }

    private static int tell(String line, int code, Throwable e, CommandLine command) {
        PrintWriter err = command.getErr();
        say(err, line);
        for (Throwable other : e.getSuppressed()) {
            if (other instanceof ReportException) {
                say(err, other.getMessage());
            }
        }
        if (Verbosity.of(command.getCommandSpec()).isVerbose()) {
            e.printStackTrace(err);
        } else if (code == ExitCode.BUG) {
            err.println("With --verbose it comes with a stack trace.");
        }
        return code;
    }

    /** 2 for what the user can correct, 3 for a cloud or host that does not answer, which leaves the verdict open. */
    private static int code(Exception e) {
        if (e instanceof CloudException cloud) {
            return cloud.kind() == CloudException.Kind.UNAUTHORIZED ? ExitCode.USAGE : ExitCode.UNKNOWN;
        }
        if (e instanceof ProfileException
                || e instanceof InvalidPathException
                || e instanceof SettingsError
                || e instanceof SiteException
                || e instanceof CredentialsException
                || e instanceof RunException
                || e instanceof ReportException
                || e instanceof LedgerException) {
            return ExitCode.USAGE;
        }
        return e instanceof HostException || e instanceof ScenarioException ? ExitCode.UNKNOWN : ExitCode.BUG;
    }

    /** Prints one line, whatever a name in it may hold. */
    static void say(PrintWriter err, String line) {
        err.println("doctor-functest: " + Printable.line(line.replaceAll("\\R", " ")));
    }
}
