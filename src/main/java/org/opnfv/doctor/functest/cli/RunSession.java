package org.opnfv.doctor.functest.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.installer.Site;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.RunFacts;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.latency.maintenance.MaintenanceAssessment;
import org.opnfv.doctor.functest.profile.Origin;
import org.opnfv.doctor.functest.profile.Profile;
import org.opnfv.doctor.functest.profile.Settings;
import org.opnfv.doctor.functest.report.ReportException;
import org.opnfv.doctor.functest.report.VerdictExitCode;
import org.opnfv.doctor.functest.run.Manifest;
import org.opnfv.doctor.functest.run.ProcessLimit;
import org.opnfv.doctor.functest.run.RunFolder;
import org.opnfv.doctor.functest.run.RunLogs;
import org.opnfv.doctor.functest.run.SeriesFolder;
import org.opnfv.doctor.functest.run.SeriesManifest;
import org.opnfv.doctor.functest.scenario.Interruption;
import org.opnfv.doctor.functest.scenario.Plan;
import org.opnfv.doctor.functest.scenario.RunLifecycle;
import org.opnfv.doctor.functest.scenario.SettingsError;
import org.opnfv.doctor.functest.scenario.fault.FaultScenario;
import org.opnfv.doctor.functest.scenario.maintenance.MaintenancePlan;
import org.opnfv.doctor.functest.scenario.maintenance.MaintenanceScenario;
import org.opnfv.doctor.functest.series.MaintenanceResults;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.Series;
import org.opnfv.doctor.functest.series.SeriesReader;
import org.opnfv.doctor.functest.series.SeriesSetUp;

/** One run, from its settings to its exit code. */
final class RunSession {
    private final Profile profile;
    private final String profileName;
    private final Map<String, String> labels;
    private final Output output;
    private final Verbosity verbosity;
    private final PrintWriter out;
    private final PrintWriter err;

    RunSession(
            Profile profile,
            String profileName,
            Map<String, String> labels,
            Output output,
            Verbosity verbosity,
            PrintWriter out,
            PrintWriter err) {
        this.profile = profile;
        this.profileName = profileName == null ? profile.name() : profileName;
        this.labels = labels;
        this.output = output;
        this.verbosity = verbosity;
        this.out = out;
        this.err = err;
    }

    int run() {
        Settings settings = profile.settings();
        // Criteria that cannot be used are reported before anything is done.
        VerdictCriteria.sla(profile);
        if (verbosity.isVerbose() || settings.run().verbose()) {
            Logging.toConsole();
        }
        if (settings.run().isMaintenance()) {
            MaintenanceSession.require(output);
        }
        MaintenancePlan maintenance =
                MaintenanceSession.plan(profile, this::note).orElse(null);
        Plan plan = PlanFactory.plan(settings);
        Interruption interruption = new Interruption();
        Signals signals = new Signals(interruption, err);
        RunFolder folder = null;
        // Before the folder is made: a deployment that is not found leaves no run behind.
        try (Site site = PlanFactory.open(profile)) {
            folder = RunFolders.create(profile, profileName, plan, labels);
            describe(folder, settings);
            return run(settings, plan, maintenance, folder, site, interruption);
        } catch (ReportException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            String limit = ProcessLimit.reachedBy(e).orElse(null);
            if (limit == null) {
                throw e;
            }
            return folder == null ? unmade(settings, plan, limit) : ended(folder, settings, limit);
        } finally {
            signals.ended();
        }
    }

    /** The run could not be made, but not because of a setting: its result is UNKNOWN. */
    private int unmade(Settings settings, Plan plan, String why) {
        RunFolder folder = RunFolders.create(profile, profileName, plan, labels);
        describe(folder, settings);
        folder.update(draft -> draft.problem(why).cleanup(Manifest.Cleanup.State.COMPLETE, List.of()));
        return result(folder, settings);
    }

    /** A run that had ended keeps its verdict; its record says how the undo went. */
    private int ended(RunFolder folder, Settings settings, String why) {
        if (folder.manifest().ended() == null) {
            folder.update(draft -> draft.problem(why));
        }
        return result(folder, settings);
    }

    private int run(
            Settings settings,
            Plan plan,
            MaintenancePlan maintenance,
            RunFolder folder,
            Site site,
            Interruption interruption) {
        try {
            test(plan, maintenance, folder, site, interruption);
            return interruption.requested() ? interrupted(folder) : result(folder, settings);
        } catch (SettingsError e) {
            if (interruption.requested()) {
                return interrupted(folder);
            }
            try {
                output.writeForPrograms(content(folder), out);
            } catch (ReportException unwritten) {
                e.addSuppressed(unwritten);
            }
            throw e;
        }
    }

    private void note(String line) {
        if (!verbosity.isQuiet()) {
            ErrorReporter.say(err, line);
        }
    }

    private void test(Plan plan, MaintenancePlan maintenance, RunFolder folder, Site site, Interruption interruption) {
        Set<RunLogs.Component> takingPart = maintenance == null
                ? RunLogs.Component.OF_FAULT
                : maintenance.hasFault() ? RunLogs.Component.OF_BOTH : RunLogs.Component.OF_MAINTENANCE;
        try (RunLogs logs = new RunLogs(folder, takingPart);
                ProgressPrinter progress = progress()) {
            progress.note("run " + folder.path().getFileName() + " on " + site.description());
            RunLifecycle run = RunLifecycle.of(site, plan, folder, logs, progress, interruption, Clocks.system());
            if (maintenance != null) {
                new MaintenanceScenario(run, maintenance).test();
            } else if (SeriesFolder.isSeries(folder.path())) {
                new FaultScenario(run)
                        .run(SeriesFolder.open(folder), new IterationLines(progress, verbosity.isVerbose()));
            } else {
                new FaultScenario(run).run();
            }
        }
    }

    private static Output.Content content(RunFolder folder) {
        if (folder.manifest().maintenance() != null) {
            return MaintenanceSession.content(MaintenanceResults.asAsked(MaintenanceAssessment.of(folder)));
        }
        Results results = results(folder);
        return (format, to, coloured) -> format.write(results, to, coloured);
    }

    private int interrupted(RunFolder folder) {
        String undone = SeriesReader.read(folder.path()).cleanup().complete()
                ? "all that was changed is undone"
                : "not all is undone: doctor-functest clean " + folder.path();
        ErrorReporter.say(err, "interrupted; " + undone + "; logs in " + folder.path());
        err.flush();
        output.writeForPrograms(content(folder), out);
        return ExitCode.INTERRUPTED;
    }

    private boolean isOption(String key) {
        return profile.values().stream()
                .anyMatch(value -> value.path().equals(key) && value.origin().layer() == Origin.Layer.OPTION);
    }

    private int result(RunFolder folder, Settings settings) {
        if (settings.run().printLogs() && (!verbosity.isQuiet() || isOption("run.print_logs"))) {
            ComponentLogs.printAll(folder.path(), output.isForProgram() ? err : out);
        }
        if (folder.manifest().maintenance() != null) {
            return MaintenanceSession.result(
                    MaintenanceResults.asAsked(MaintenanceAssessment.of(folder)), output, out, err);
        }
        Results results = results(folder);
        try {
            output.write(results, out);
        } finally {
            TestApiClient.send(results, output.pushRequired(), err);
        }
        int code = VerdictExitCode.of(results);
        if (code == ExitCode.UNKNOWN) {
            ErrorReporter.say(err, "UNKNOWN: " + why(results));
        }
        return code;
    }

    private static String why(Results results) {
        return results.judged().with(Verdict.UNKNOWN).stream()
                .flatMap(run -> run.reasons().stream())
                .findFirst()
                .or(() -> Optional.ofNullable(results.judged().setUp().problem()))
                .orElse("a criterion has no data");
    }

    /** A failed write to the disk may have lost what the verdict depends on. */
    private static Results results(RunFolder folder) {
        if (folder.failure().isEmpty()) {
            return Results.asAsked(SeriesReader.read(folder.path()));
        }
        String problem = "the run's record is not whole: " + folder.failure().get();
        if (!SeriesFolder.isSeries(folder.path())) {
            return Results.asAsked(Series.of(List.of(Assessment.unknown(
                    folder.manifest().folder(),
                    folder.path(),
                    Assessment.of(folder).facts(),
                    problem))));
        }
        Series read = SeriesReader.read(folder.path());
        return Results.asAsked(new Series(
                read.name(),
                read.folder(),
                read.warmUp(),
                read.iterations(),
                new SeriesSetUp(
                        read.setUp().asked(),
                        read.setUp().warmUp(),
                        folder.manifest().sla(),
                        problem,
                        RunFacts.Cleanup.of(folder.manifest().cleanup()),
                        false)));
    }

    /** Records what the run was asked for. */
    private static void describe(RunFolder folder, Settings settings) {
        Settings.Run run = settings.run();
        folder.update(draft -> draft.sla(run.sla()));
        if (run.isMaintenance()) {
            folder.update(draft -> draft.maintenance(new Manifest.Maintenance(List.of(), 0)));
        } else if (run.iterations() + run.warmUp() > 1) {
            SeriesFolder.create(folder, new SeriesManifest(run.warmUp(), run.iterations()));
        }
    }

    private ProgressPrinter progress() {
        return new ProgressPrinter(err, verbosity.isQuiet(), Terminal.isLive());
    }
}
