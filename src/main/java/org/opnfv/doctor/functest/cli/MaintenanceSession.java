package org.opnfv.doctor.functest.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.fault.FaultKind;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.maintenance.InstanceAction;
import org.opnfv.doctor.functest.maintenance.ReplyBehaviour;
import org.opnfv.doctor.functest.maintenance.State;
import org.opnfv.doctor.functest.profile.Origin;
import org.opnfv.doctor.functest.profile.Profile;
import org.opnfv.doctor.functest.profile.Settings;
import org.opnfv.doctor.functest.profile.Value;
import org.opnfv.doctor.functest.report.MaintenanceReport;
import org.opnfv.doctor.functest.scenario.AlarmCondition;
import org.opnfv.doctor.functest.scenario.SettingsError;
import org.opnfv.doctor.functest.scenario.maintenance.MaintenancePlan;
import org.opnfv.doctor.functest.series.MaintenanceResults;

/** What commands do otherwise for the scenario maintenance: its plan, the settings that it has no use for, and its result. */
final class MaintenanceSession {
    /** The test sizes its instances itself, and no host dies in it. */
    private static final Set<String> OF_FAULTS = Set.of(
            "run.instances",
            "run.iterations",
            "run.warm_up",
            "run.host",
            "run.host_address",
            "run.seed",
            "run.timeout_s",
            "run.alarm_match",
            "flavor.name",
            "flavor.vcpus");

    private static final String OURS = "sample";
    private static final String AGREES = "ack";
    private static final List<String> SHOWN = List.of("embedded", "local");

    private static final List<String> SECTIONS_OF_FAULTS = List.of("monitor.", "inspector.", "alarm.", "fault.");

    /** Those of them that a fault during maintenance goes by. */
    private static final List<String> HEEDED_WITH_FAULT =
            List.of("monitor.", "inspector.", "alarm.", "fault.", "run.timeout_s");

    private MaintenanceSession() {}

    private static void requireFault(Settings settings) {
        boolean own = settings.monitor().kind().equals(OURS)
                && settings.inspector().kind().equals(OURS);
        ChainPlan.refuse(
                !own || !PlanFactory.kind(settings).isOutage(),
                "--fault-during takes our own Monitor and Inspector and a fault that a host can have: set monitor.kind"
                        + " and inspector.kind to sample, and fault.kind to one of "
                        + Stream.of(FaultKind.values())
                                .filter(FaultKind::isOutage)
                                .map(FaultKind::word)
                                .toList());
        ChainPlan.refuse(
                settings.consumer().port() != 0 || settings.consumer().url() != null,
                "--fault-during has two receivers of alarms, each at a port of its own: leave out consumer.port and consumer.url");
        ChainPlan.refuse(
                !new ChainPlan(settings).alarm().equals(AlarmCondition.STATE_ERROR),
                "--fault-during lets owners wait for an instance in error: leave out alarm.preset, alarm.event_type"
                        + " and alarm.query");
        ChainPlan.refuse(
                settings.inspector().shortcut() || settings.monitor().watchAll(),
                "--fault-during has neither a shortcut nor a Monitor that watches other hosts: leave out"
                        + " inspector.shortcut and monitor.watch_all");
    }

    /** What somebody else's admin tool decides itself, or cannot do. */
    private static void requireOursFor(Settings.Maintenance asked) {
        ChainPlan.refuse(
                asked.hasFault(),
                "--fault-during takes our own admin tool, which knows when a host is maintained: leave it out, or --admin-tool");
        ChainPlan.refuse(
                asked.move().equals("live-migrate"),
                "the workflow of Fenix moves no instance while it runs: leave out maintenance.move");
        ChainPlan.refuse(
                asked.reply().equals("stranger"),
                "--reply stranger lacks the secret of our own admin tool, and Fenix has none: leave it out");
    }

    /**
     * The plan; empty for the other scenario. What only the other scenario heeds is told, for a profile in one line.
     *
     * @throws SettingsError when an option is one of the other scenario
     */
    static Optional<MaintenancePlan> plan(Profile profile, Consumer<String> told) {
        Settings settings = profile.settings();
        boolean wanted = settings.run().isMaintenance();
        if (wanted && !SHOWN.contains(settings.installer())) {
            throw new SettingsError(
                    "the scenario maintenance was not shown yet with the installer " + settings.installer()
                            + ": choose one of " + String.join(", ", SHOWN) + ", or leave --scenario out",
                    null);
        }
        if (wanted && settings.maintenance().hasFault()) {
            requireFault(settings);
        }
        if (wanted && !settings.maintenance().adminTool().equals(OURS)) {
            requireOursFor(settings.maintenance());
            profile.values().stream()
                    .filter(value -> value.path().equals("maintenance.host_time_s") && !value.isDefault())
                    .forEach(value -> told.accept(
                            value.path() + " (" + value.origin() + ") has no effect: Fenix maintains hosts"));
        }
        String other = wanted ? "fault" : "maintenance";
        List<String> unheeded = new ArrayList<>();
        for (Value value : profile.values()) {
            boolean foreign = wanted
                    ? isOfFaults(value, settings.maintenance().hasFault())
                    : value.path().startsWith("maintenance.");
            Origin.Layer layer = value.origin().layer();
            if (foreign && layer == Origin.Layer.OPTION) {
                throw new SettingsError(
                        value.origin() + " belongs to the scenario " + other
                                + ": leave it out, or choose that by --scenario",
                        null);
            }
            if (foreign && layer == Origin.Layer.PROFILE && !value.isDefault()) {
                unheeded.add(value.path());
            } else if (foreign && layer != Origin.Layer.DEFAULT && layer != Origin.Layer.PROFILE) {
                told.accept(value.origin() + " has no effect: it belongs to the scenario " + other);
            }
        }
        if (!unheeded.isEmpty()) {
            told.accept("profile " + profile.name() + ": no effect has " + String.join(", ", unheeded)
                    + ": it belongs to the scenario " + other);
        }
        Settings.Maintenance asked = settings.maintenance();
        if (wanted && asked.reply().equals(AGREES)) {
            profile.values().stream()
                    .filter(value -> value.path().equals("maintenance.reply_to") && !value.isDefault())
                    .forEach(value -> told.accept(value.path() + " (" + value.origin()
                            + ") has no effect: the owner agrees to everything, set maintenance.reply"));
        }
        return wanted
                ? Optional.of(new MaintenancePlan(
                        asked.adminTool(),
                        Settings.seconds(asked.leadS()),
                        Settings.seconds(asked.replyWindowS()),
                        Settings.seconds(asked.hostTimeS()),
                        InstanceAction.valueOf(constant(asked.move())),
                        ReplyBehaviour.valueOf(constant(asked.reply())),
                        State.valueOf(asked.replyTo()),
                        MaintenancePlan.FaultDuring.valueOf(constant(asked.faultDuring()))))
                : Optional.empty();
    }

    private static String constant(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static boolean isOfFaults(Value value, boolean withFault) {
        if (withFault && HEEDED_WITH_FAULT.stream().anyMatch(value.path()::startsWith)) {
            return false;
        }
        boolean section = SECTIONS_OF_FAULTS.stream().anyMatch(value.path()::startsWith);
        boolean harmless = value.path().endsWith(".kind") && value.text().equals(OURS);
        return OF_FAULTS.contains(value.path()) || section && !harmless;
    }

    /** Refuses formats and destinations that there are only for the other scenario, before anything is done. */
    static void require(Output output) {
        output.formats().forEach(MaintenanceReport::require);
        if (output.pushRequired()) {
            throw new SettingsError(
                    "--push-required: results of the scenario maintenance are not handed over: leave it out", null);
        }
    }

    /** Its report. */
    static Output.Content content(MaintenanceResults run) {
        return (format, to, coloured) -> MaintenanceReport.write(run, format, to, coloured);
    }

    /** Writes the result of a run; returns its exit code. */
    static int result(MaintenanceResults run, Output output, PrintWriter out, PrintWriter err) {
        output.write(content(run), out);
        if (Stream.ofNullable(System.getenv(TestApiClient.VARIABLE)).anyMatch(url -> !url.isBlank())) {
            ErrorReporter.say(
                    err,
                    TestApiClient.VARIABLE + " has no effect: results of the scenario maintenance are not handed over");
        }
        if (run.verdict() == Verdict.UNKNOWN) {
            ErrorReporter.say(err, "UNKNOWN: " + run.reasons().get(0));
        }
        return MaintenanceReport.exitCode(run);
    }
}
