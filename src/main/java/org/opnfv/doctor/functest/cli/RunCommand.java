package org.opnfv.doctor.functest.cli;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.opnfv.doctor.functest.profile.Profile;
import org.opnfv.doctor.functest.profile.ProfileException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code run}: the whole scenario. */
@Command(
        name = "run",
        description = {
            "Takes a compute host down and measures how long until the owner of its instances is told.",
            "With --scenario maintenance, maintains all hosts, and shows whether their owners were told and heeded."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
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
        footerHeading = "%nExamples:%n",
        footer = {
            "  doctor-functest run",
            "  doctor-functest run --instances 10 --threshold 0.5",
            "  doctor-functest run --iterations 30 --warm-up 2 --sla 'p95<800ms,failures=0'",
            "  doctor-functest run --host compute-2 --alarm-match display-name",
            "  doctor-functest run --monitor none --inspector none --alarm-preset evacuated",
            "  doctor-functest run --scenario maintenance",
            "  doctor-functest run --profile mycloud       on a real cloud; see functest-profiles/local.yaml",
            "  doctor-functest run --report junit:results.xml,html:report.html",
            "  doctor-functest run -f json > result.json"
        })
final class RunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingOptions options;

    @Option(
            names = "--scenario",
            paramLabel = "fault|maintenance",
            description =
                    "What is tested: a host dies, or all hosts are maintained one after the other. Default: fault.")
    private String scenario;

    @Option(
            names = "--reply",
            paramLabel = "HOW",
            description = "How the owner replies to maintenance: ack, nack, late, none, twice, stranger, other-session."
                    + " Default: ack.")
    private String reply;

    @Option(
            names = "--fault-during",
            paramLabel = "host|other",
            description = "With --scenario maintenance: the host that is maintained first, or another one, falls silent"
                    + " meanwhile. Default: none.")
    private String faultDuring;

    @Option(names = "--instances", paramLabel = "N", description = "How many test instances. Default: 1.")
    private String instances;

    @Option(
            names = "--iterations",
            paramLabel = "N",
            description = "How often the host fails and comes back, with all else made once. Default: 1.")
    private String iterations;

    @Option(
            names = "--warm-up",
            paramLabel = "K",
            description = "Iterations before these that are not counted. Default: 0.")
    private String warmUp;

    @Option(
            names = "--sla",
            paramLabel = "CRITERIA",
            description = "What has to hold, such as last<1s,p95<800ms,detected<200ms,failures=0; it decides then.")
    private String sla;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "The compute host to fail; all instances are placed on it. Not with --seed.")
    private String host;

    @Option(
            names = "--fault",
            paramLabel = "KIND",
            description =
                    "What befalls it: link-down, nova-compute-stopped, crash, power-off, force-down or manual. Default: link-down.")
    private String fault;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Draws the host of one of the instances, the same one for the same seed.")
    private String seed;

    @Option(names = "--threshold", paramLabel = "SECONDS", description = "The longest latency that passes. Default: 1.")
    private String threshold;

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "The longest observation. Default: 30.")
    private String timeout;

    @Option(
            names = "--alarm-match",
            paramLabel = "instance-id|display-name",
            description = "What an alarm knows its instance by. Default: instance-id.")
    private String alarmMatch;

    @Option(
            names = "--monitor",
            paramLabel = "sample|external|none",
            description =
                    "Who finds the host dead: ours, one that posts to our Inspector, or nobody known. Default: sample.")
    private String monitor;

    @Option(
            names = "--watch-all",
            description = "Let the Monitor also watch the hosts that are to live, and tell which of them seemed dead.")
    private boolean watchAll;

    @Option(
            names = "--inspector",
            paramLabel = "sample|external|congress|none",
            description =
                    "Who marks host and instances: ours, one at inspector.url, the cloud's Congress, or whoever does it."
                            + " Default: sample.")
    private String inspector;

    @Option(
            names = "--alarm-preset",
            paramLabel = "PRESET",
            description =
                    "What an owner waits for: state-error, evacuated, host-changed, rebuilt or deleted. Default: state-error.")
    private String alarmPreset;

    @Option(
            names = "--shortcut",
            description =
                    "Let the Inspector also send the test instances' notifications on the message bus itself, bypassing Nova.")
    private boolean shortcut;

    @Option(
            names = "--data-plane-status",
            description = "Also set the data-plane status of the instances' ports DOWN in Neutron.")
    private boolean dataPlaneStatus;

    @Mixin
    private OutputOptions output;

    @Option(names = "--print-logs", description = "Print each component's log at the end. Default when CI=true.")
    private boolean printLogs;

    @Option(
            names = "--no-patch",
            description = "Leave the controllers' configuration as it is, and only say what it lacks.")
    private boolean noPatch;

    @Option(
            names = "--label",
            paramLabel = "NAME=TEXT",
            description = "What the run is called in its record and reports, as in --label team=nfv. May be repeated.")
    private Map<String, String> labels = Map.of();

    @Option(names = "--keep", description = "Leave instances, alarms and the rest in place, for clean to undo later.")
    private boolean keep;

    @Override
    public Integer call() throws ProfileException {
        Profile profile = options.load(settings());
        Verbosity verbosity = Verbosity.of(spec);
        PrintWriter err = spec.commandLine().getErr();
        if (!verbosity.isQuiet()) {
            profile.notices().forEach(notice -> ErrorReporter.say(err, notice));
        }
        return new RunSession(
                        profile,
                        options.profile(),
                        Labels.of(labels, System.getenv()),
                        output.output(),
                        verbosity,
                        spec.commandLine().getOut(),
                        err)
                .run();
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("run.scenario", scenario);
        settings.put("maintenance.reply", reply);
        settings.put("maintenance.fault_during", faultDuring);
        settings.put("run.instances", instances);
        settings.put("run.iterations", iterations);
        settings.put("run.warm_up", warmUp);
        settings.put("run.sla", sla);
        settings.put("run.host", host);
        settings.put("run.seed", seed);
        settings.put("fault.kind", fault);
        settings.put("run.threshold_s", threshold);
        settings.put("run.timeout_s", timeout);
        settings.put("run.alarm_match", alarmMatch);
        settings.put("monitor.kind", monitor);
        settings.put("monitor.watch_all", watchAll ? "true" : null);
        settings.put("inspector.kind", inspector);
        settings.put("alarm.preset", alarmPreset);
        settings.put("inspector.shortcut", shortcut ? "true" : null);
        settings.put("inspector.data_plane_status", dataPlaneStatus ? "true" : null);
        settings.put("run.print_logs", printLogs ? "true" : null);
        settings.put("patch.apply", noPatch ? "false" : null);
        settings.put("run.keep", keep ? "true" : null);
        return settings;
    }
}
