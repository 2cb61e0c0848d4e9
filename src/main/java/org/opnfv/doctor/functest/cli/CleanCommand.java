package org.opnfv.doctor.functest.cli;

import java.nio.file.Path;
import org.opnfv.doctor.functest.host.Ssh;
import org.opnfv.doctor.functest.profile.ProfileException;
import org.opnfv.doctor.functest.run.RunFolder;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code clean}: undoes what a run left behind. */
@Command(
        name = "clean",
        description = "Undoes what a run left, from its ledger. Doing it twice is harmless.",
        exitCodeList = {
            "0:all is undone",
            ExitCodeHelp.USAGE + "; or the run still goes on, or is being cleaned",
            "3:the cloud or a host cannot be reached",
            "4:something is left",
            ExitCodeHelp.BUG
        },
        footer = {
            "  doctor-functest clean                  the last run",
            "  doctor-functest clean k3x9f2           the run with that id",
            "  doctor-functest clean --all            every run in the logs folder",
            "  doctor-functest clean k3x9f2 --installer local   a run whose run.json is damaged"
        })
final class CleanCommand extends SubCommand {
    @Mixin
    private SettingOptions options;

    @ArgGroup
    private Which which = new Which();

    /** One run or all. */
    static final class Which {
        @Parameters(
                arity = "0..1",
                paramLabel = "RUN",
                description =
                        "A run folder, its name, the run's id, latest, or latest~1 for the one before. Default: latest.")
        private String run;

        @Option(names = "--all", description = "Every run in the logs folder.")
        private boolean all;
    }

    @Override
    public Integer call() throws ProfileException {
        Ssh.sweep();
        Path logs = options.logsFolder();
        RunCleaner cleaning = new RunCleaner(options, line(), verbosity());
        if (!which.all) {
            return cleaning.clean(RunFolder.locate(logs, which.run == null ? "latest" : which.run));
        }
        int code = ExitCode.OK;
        for (Path run : RunFolder.folders(logs)) {
            code = Math.max(code, oneOfAll(run, cleaning));
        }
        return code;
    }

    /** A run that cannot be cleaned does not stop the others. */
    private int oneOfAll(Path run, RunCleaner cleaning) {
        try {
            return cleaning.clean(run);
        } catch (ProfileException | RuntimeException e) {
            say(run.getFileName() + " is not cleaned:");
            return ErrorReporter.execution(e, line(), null);
        }
    }
}
