package org.opnfv.doctor.functest.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.opnfv.doctor.functest.installer.Site;
import org.opnfv.doctor.functest.profile.Profile;
import org.opnfv.doctor.functest.profile.ProfileException;
import org.opnfv.doctor.functest.profile.Settings;
import org.opnfv.doctor.functest.report.Printable;
import org.opnfv.doctor.functest.run.IterationFolders;
import org.opnfv.doctor.functest.run.Manifest;
import org.opnfv.doctor.functest.run.RunException;
import org.opnfv.doctor.functest.run.RunFolder;
import org.opnfv.doctor.functest.run.RunState;
import org.opnfv.doctor.functest.run.SeriesFolder;
import org.opnfv.doctor.functest.scenario.Restore;
import picocli.CommandLine;

/** Undoes what is left in run folders. The ledgers say what to undo; the manifests only say with which settings. */
record RunCleaner(SettingOptions options, CommandLine command, Verbosity verbosity) {

    /** Cleans a run or a series: the newest iteration first, and what they share last, when its host is back. */
    int clean(Path folder) throws ProfileException {
        RunState whole = RunState.of(folder);
        requireSettings(whole);
        int code = ExitCode.OK;
        if (SeriesFolder.isSeries(folder)) {
            List<Path> iterations = new ArrayList<>(IterationFolders.in(folder).all());
            Collections.reverse(iterations);
            for (Path iteration : iterations) {
                RunState run = whole.iteration(iteration);
                if (isDone(run)) {
                    Restore.noteDone(run, this::warn);
                } else {
                    code = Math.max(code, clean(run, whole));
                }
            }
        }
        return Math.max(code, clean(whole, whole));
    }

    /** A damaged or foreign record is no obstacle when nothing is left, or when the settings are given otherwise. */
    private void requireSettings(RunState run) {
        try {
            if (!run.open().isEmpty() && !options.namesSettings()) {
                run.requireRun();
            }
        } catch (RunException e) {
            throw new RunException(e.getMessage() + ", or say what the run was made with: --installer, --profile", e);
        }
    }

    private static boolean isDone(RunState run) {
        return run.cleanup().state() == Manifest.Cleanup.State.COMPLETE;
    }

    /** {@code whole} is the run itself, or the series of an iteration; it holds the settings. */
    private int clean(RunState run, RunState whole) throws ProfileException {
        String name = run.name();
        if (isDone(run)) {
            Restore.noteDone(run, this::warn);
            return say(name + ": nothing to undo");
        }
        if (run.open().isEmpty()) {
            List<String> errors = run.cleanup().errors();
            return notUndone(name, errors.isEmpty() ? List.of("no ledger tells what was kept") : errors);
        }
        if (Restore.endedWithItsCloud(run)) {
            Restore.forget(run.folder(), this::warn);
            return say(name + ": its cloud ended with its process, nothing is left");
        }
        Profile profile = options.loadFor(whole.run().map(RunFolder::manifest).orElse(null));
        Settings settings = profile.settings();
        try (Site site = PlanFactory.open(profile);
                ProgressPrinter progress = new ProgressPrinter(command.getErr(), verbosity.isQuiet(), false)) {
            List<String> errors = Restore.later(
                    run,
                    site,
                    PlanFactory.cloud(settings),
                    Settings.seconds(settings.restore().timeoutS()),
                    new TerminalOperator(),
                    this::warn,
                    line -> progress.stage("restore", Printable.line(line)));
            String all = run.run().isEmpty() ? ": all that its ledger tells of is undone" : ": all is undone";
            return errors.isEmpty() ? say(name + all) : notUndone(name, errors);
        }
    }

    private void warn(String line) {
        ErrorReporter.say(command.getErr(), line);
    }

    private int notUndone(String name, List<String> errors) {
        errors.forEach(error -> ErrorReporter.say(command.getErr(), name + ": not undone: " + error));
        return ExitCode.NOT_UNDONE;
    }

    private int say(String line) {
        if (!verbosity.isQuiet()) {
            command.getOut().println(Printable.line(line));
            command.getOut().flush();
        }
        return ExitCode.OK;
    }
}
