package org.opnfv.doctor.functest.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.opnfv.doctor.functest.installer.Installers;
import org.opnfv.doctor.functest.installer.Site;
import org.opnfv.doctor.functest.profile.Profile;
import org.opnfv.doctor.functest.profile.ProfileException;
import org.opnfv.doctor.functest.profile.Settings;
import org.opnfv.doctor.functest.run.RunFolder;
import org.opnfv.doctor.functest.run.SeriesFolder;
import org.opnfv.doctor.functest.scenario.Restore;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code clean}: undoes what a run left. */
@Command(
        name = "clean",
        description = "Undoes what a run left, from its ledger. Doing it twice is harmless.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  doctor-functest clean                  the last run",
            "  doctor-functest clean k3x9f2           the run with that id",
            "  doctor-functest clean --all            every run in the logs folder",
            "",
            "Exit codes: 0 all is undone, 2 usage or settings, 3 the cloud cannot be reached, 4 something is left."
        })
final class CleanCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingOptions options;

    @ArgGroup
    private Which which = new Which();

    /** One run or all. */
    static final class Which {
        @Parameters(
                arity = "0..1",
                paramLabel = "RUN",
                description = "A run folder, its name, the run's id, or latest. Default: latest.")
        private String run;

        @Option(names = "--all", description = "Every run in the logs folder.")
        private boolean all;
    }

    @Override
    public Integer call() throws ProfileException {
        Path logs = options.logsFolder();
        if (!which.all) {
            return clean(RunFolder.find(logs, which.run == null ? "latest" : which.run));
        }
        int code = ExitCode.OK;
        for (Path run : RunFolder.folders(logs)) {
            code = Math.max(code, oneOfAll(run));
        }
        return code;
    }

    /** One run that cannot be cleaned does not keep the others from it. */
    private int oneOfAll(Path run) {
        try {
            return clean(RunFolder.open(run));
        } catch (ProfileException | RuntimeException e) {
            Failures.say(spec.commandLine().getErr(), run.getFileName() + " is not cleaned:");
            return Failures.execution(e, spec.commandLine(), null);
        }
    }

    /** The newest iteration first: what they share is undone last, when its host is back. */
    private int clean(RunFolder run) throws ProfileException {
        if (!SeriesFolder.isSeries(run.path())) {
            return cleanOne(run);
        }
        int code = ExitCode.OK;
        List<Path> iterations = SeriesFolder.open(run).all();
        for (int i = iterations.size() - 1; i >= 0; i--) {
            RunFolder iteration = RunFolder.open(iterations.get(i));
            if (!Restore.isDone(iteration)) {
                code = Math.max(code, cleanOne(iteration));
            }
        }
        return Math.max(code, cleanOne(run));
    }

    private int cleanOne(RunFolder run) throws ProfileException {
        String name = run.manifest().folder();
        if (Restore.isDone(run)) {
            Restore.noteDone(run);
            return say(name + ": nothing to undo");
        }
        if (Restore.endedWithItsCloud(run)) {
            Restore.forget(run);
            return say(name + ": its cloud ended with its process, nothing is left");
        }
        Profile profile = options.loadFor(run.manifest());
        Settings settings = profile.settings();
        try (Site site = Installers.named(settings.installer()).open(Plans.site(profile))) {
            List<String> errors = Restore.later(
                    run,
                    site,
                    Plans.cloud(settings),
                    Settings.seconds(settings.restore().timeoutS()),
                    new TerminalOperator());
            errors.forEach(error -> Failures.say(spec.commandLine().getErr(), name + ": not undone: " + error));
            return errors.isEmpty() ? say(name + ": all is undone") : ExitCode.NOT_UNDONE;
        }
    }

    private int say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        if (!Verbosity.of(spec).isQuiet()) {
            out.println(line);
            out.flush();
        }
        return ExitCode.OK;
    }
}
