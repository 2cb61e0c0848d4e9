package org.opnfv.doctor.functest.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.opnfv.doctor.functest.installer.Installers;
import org.opnfv.doctor.functest.installer.Site;
import org.opnfv.doctor.functest.profile.Profile;
import org.opnfv.doctor.functest.profile.ProfileException;
import org.opnfv.doctor.functest.profile.Settings;
import org.opnfv.doctor.functest.report.Printable;
import org.opnfv.doctor.functest.run.IterationFolders;
import org.opnfv.doctor.functest.run.Manifest;
import org.opnfv.doctor.functest.run.RunException;
import org.opnfv.doctor.functest.run.RunFolder;
import org.opnfv.doctor.functest.run.SeriesFolder;
import org.opnfv.doctor.functest.scenario.Restore;
import picocli.CommandLine;

/** Undoes what is left in run folders. What has to be undone is in the ledgers; the manifests only tell with which settings. */
final class Cleaning {
    private final SettingOptions options;
    private final CommandLine command;
    private final Verbosity verbosity;

    Cleaning(SettingOptions options, CommandLine command, Verbosity verbosity) {
        this.options = options;
        this.command = command;
        this.verbosity = verbosity;
    }

    /** A run, or a series: the newest iteration first, for what they share is undone last, when its host is back. */
    int clean(Path folder) throws ProfileException {
        RunFolder shared = opened(folder, RunFolder.idOf(folder).orElse(null), options.namesSettings());
        if (!SeriesFolder.isSeries(folder)) {
            return clean(folder, shared, shared);
        }
        List<Path> iterations = new ArrayList<>(IterationFolders.in(folder).all());
        Collections.reverse(iterations);
        int code = ExitCode.OK;
        for (Path iteration : iterations) {
            RunFolder own = opened(iteration, id(iteration, shared), true);
            if (!Restore.isDone(iteration) || !lost(iteration, own, shared).isEmpty()) {
                code = Math.max(code, clean(iteration, own, shared));
            } else if (own != null) {
                Restore.noteDone(own);
            }
        }
        return Math.max(code, clean(folder, shared, shared));
    }

    /**
     * The run, or null when its manifest is damaged or another run's, and can be done without: nothing is left, or it is known how the
     * run was made.
     */
    private static RunFolder opened(Path folder, String id, boolean dispensable) {
        try {
            // A folder may have been given another name; but where the ledger agrees with that, it is the record that
            // is not its own.
            boolean named = Restore.runOf(folder).equals(Optional.ofNullable(id));
            return RunFolder.open(folder, named ? id : null);
        } catch (RunException e) {
            if (dispensable || Restore.isDone(folder)) {
                return null;
            }
            throw new RunException(e.getMessage() + ", or say what the run was made with: --installer, --profile", e);
        }
    }

    /** {@code own} is its record, null when it is damaged; {@code shared} is that of the whole and tells the settings. */
    private int clean(Path folder, RunFolder own, RunFolder shared) throws ProfileException {
        String name = own == null ? RunFolder.nameOf(folder) : own.manifest().folder();
        boolean foreign = isForeign(folder, own, shared);
        if (foreign && own != null && own.manifest().cleanup().state() == Manifest.Cleanup.State.COMPLETE) {
            return say(name + ": nothing to undo");
        }
        List<String> lost = lost(folder, own, shared);
        if (!lost.isEmpty() && (Restore.isDone(folder) || foreign)) {
            int code = notUndone(name, lost);
            if (own != null) {
                Restore.noteLost(folder, lost);
            }
            return code;
        }
        if (Restore.isDone(folder)) {
            if (own != null) {
                Restore.noteDone(own);
            }
            return say(name + ": nothing to undo");
        }
        if (Restore.endedWithItsCloud(folder)) {
            Restore.forget(folder);
            return say(name + ": its cloud ended with its process, nothing is left");
        }
        Profile profile = options.loadFor(shared == null ? null : shared.manifest());
        Settings settings = profile.settings();
        try (Site site = Installers.named(settings.installer()).open(Plans.site(profile))) {
            List<String> errors = Restore.later(
                    folder,
                    lost,
                    site,
                    Plans.cloud(settings),
                    Settings.seconds(settings.restore().timeoutS()),
                    new TerminalOperator());
            String all = own == null ? ": all that its ledger tells of is undone" : ": all is undone";
            return errors.isEmpty() ? say(name + all) : notUndone(name, errors);
        }
    }

    /** Of the run in a folder by the name of that; of an iteration by its name in its series, where the record of that is whole. */
    private static String id(Path folder, RunFolder shared) {
        return shared == null || folder.equals(shared.path())
                ? RunFolder.idOf(folder).orElse(null)
                : SeriesFolder.idOf(shared.manifest(), RunFolder.nameOf(folder));
    }

    private static boolean isForeign(Path folder, RunFolder run, RunFolder shared) {
        String id = run == null ? id(folder, shared) : run.manifest().id();
        return id != null
                && Restore.runOf(folder).filter(told -> !told.equals(id)).isPresent();
    }

    private static List<String> lost(Path folder, RunFolder run, RunFolder shared) {
        if (run != null && run.manifest().cleanup().state() == Manifest.Cleanup.State.COMPLETE) {
            return List.of();
        }
        if (isForeign(folder, run, shared)) {
            return List.of(
                    "the ledger is that of another run: put its own there, or undo by hand what the run changed");
        }
        if (run != null) {
            return Restore.lost(run);
        }
        return Restore.tellsNothing(folder)
                ? List.of(
                        "neither run.json nor the ledger tells what was changed: put a whole copy of one of them there,"
                                + " or undo it by hand")
                : List.of();
    }

    private int notUndone(String name, List<String> errors) {
        errors.forEach(error -> Failures.say(command.getErr(), name + ": not undone: " + error));
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
