package org.opnfv.doctor.functest.cli;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.opnfv.doctor.functest.cloud.CloudSettings;
import org.opnfv.doctor.functest.consumer.ConsumerSettings;
import org.opnfv.doctor.functest.fault.FaultKind;
import org.opnfv.doctor.functest.fault.Operator;
import org.opnfv.doctor.functest.installer.Installer;
import org.opnfv.doctor.functest.installer.Site;
import org.opnfv.doctor.functest.installer.SiteRequest;
import org.opnfv.doctor.functest.monitor.Monitor;
import org.opnfv.doctor.functest.monitor.MonitorSettings;
import org.opnfv.doctor.functest.patch.PatchSet;
import org.opnfv.doctor.functest.profile.Profile;
import org.opnfv.doctor.functest.profile.Settings;
import org.opnfv.doctor.functest.scenario.AlarmCondition;
import org.opnfv.doctor.functest.scenario.Plan;
import org.opnfv.doctor.functest.scenario.PreflightResult;
import org.opnfv.doctor.functest.scenario.SettingsError;

/** Turns settings into what each room needs: no other room knows how settings are kept. */
final class PlanFactory {
    /** The password of a user that the cloud knows already. It is no setting, because no password belongs in a settings file. */
    private static final String USER_PASSWORD = "DOCTOR_ACCOUNT_PASSWORD";

    private static final Duration SLACK = Duration.ofSeconds(1);

    /** After which Nova takes a silent nova-compute for down, where nobody has set another. */
    private static final Duration SERVICE_DOWN_TIME = Duration.ofSeconds(60);

    private PlanFactory() {}

    /** The plan of a run. A seed is drawn when none is set, so that each run can be repeated. */
    static Plan plan(Settings settings) {
        return plan(settings, new ChainPlan(settings).alarm());
    }

    /** The plan of a proof, in which no instance is lost, whatever owners would wait for then. */
    static Plan proof(Settings settings) {
        return plan(settings, AlarmCondition.STATE_ERROR);
    }

    private static Plan plan(Settings settings, AlarmCondition alarm) {
        Settings.Run run = settings.run();
        Settings.Arming arming = settings.arming();
        Settings.Monitor monitor = settings.monitor();
        ChainPlan chain = new ChainPlan(settings);
        Duration observation = observation(settings);
        Settings.Consumer consumer = settings.consumer();
        return new Plan(
                run.instances(),
                run.host(),
                run.seed() == null ? new Random().nextInt(Integer.MAX_VALUE) : run.seed(),
                observation,
                chain.untilActive(),
                run.isMatchedByName(),
                settings.inspector().shortcut(),
                run.keep(),
                Settings.seconds(settings.boot().timeoutS()),
                Settings.seconds(settings.restore().timeoutS()),
                resources(settings),
                new Plan.Fault(kind(settings), chain.restoreAfter(observation), operator(settings)),
                chain.chain(),
                alarm,
                new Plan.Arming(
                        arming.hits(), Duration.ofMillis(arming.intervalMs()), Settings.seconds(arming.timeoutS())),
                new Plan.Patching(
                        settings.patch().apply(),
                        Settings.seconds(settings.patch().timeoutS()),
                        patches(settings)),
                cloud(settings),
                new MonitorSettings(
                        Duration.ofMillis(monitor.intervalMs()),
                        Duration.ofMillis(monitor.deadlineMs()),
                        monitor.misses()),
                chain.inspector(),
                new ConsumerSettings(
                        consumer.listen(),
                        consumer.port(),
                        consumer.url() == null ? null : URI.create(consumer.url())));
    }

    private static PatchSet patches(Settings settings) {
        if (!settings.run().isMaintenance()) {
            return PatchSet.FAULT;
        }
        return settings.maintenance().hasFault() ? PatchSet.FAULT_IN_MAINTENANCE : PatchSet.MAINTENANCE;
    }

    /** The threshold counts from the detection, the observation from the fault: it must be long enough to see all that is on time. */
    private static Duration observation(Settings settings) {
        Settings.Run run = settings.run();
        Settings.Monitor monitor = settings.monitor();
        boolean ours = Monitor.named(monitor.kind()).reporter() == Monitor.Reporter.OURS;
        Duration detection =
                Duration.ofMillis(ours ? (long) monitor.misses() * monitor.intervalMs() + monitor.deadlineMs() : 0);
        if (kind(settings) == FaultKind.NOVA_COMPUTE) {
            detection = detection.plus(SERVICE_DOWN_TIME);
        }
        Duration needed = Settings.seconds(run.thresholdS()).plus(detection).plus(SLACK);
        Duration wanted = Settings.seconds(run.timeoutS());
        return wanted.compareTo(needed) < 0 ? needed : wanted;
    }

    /** The kind of fault that they name. */
    static FaultKind kind(Settings settings) {
        return FaultKind.named(settings.fault().kind()).orElseThrow();
    }

    /** The person at the terminal; a manual fault needs one from the start. */
    static Operator operator(Settings settings) {
        if (kind(settings) == FaultKind.MANUAL && !TerminalOperator.isThere()) {
            throw new SettingsError(
                    "fault.kind manual asks somebody at a terminal, and there is none: start the run in one", null);
        }
        return new TerminalOperator();
    }

    static CloudSettings cloud(Settings settings) {
        Settings.Cloud cloud = settings.cloud();
        return new CloudSettings(
                Settings.seconds(cloud.connectTimeoutS()),
                Settings.seconds(cloud.readTimeoutS()),
                cloud.maxConnections());
    }

    /** The deployment that they name, opened. */
    static Site open(Profile profile) {
        return Installer.named(profile.settings().installer()).open(request(profile));
    }

    static SiteRequest request(Profile profile) {
        UnaryOperator<String> setting = path -> profile.values().stream()
                .filter(value -> value.path().equals(path) && value.value() != null)
                .map(value -> value.text())
                .findFirst()
                .orElse(null);
        return new SiteRequest(
                System.getenv(), Path.of("").toAbsolutePath(), Path.of(System.getProperty("user.home")), setting);
    }

    /** Whether the logs folder, or the folder it will be made in, is writable. */
    static PreflightResult logsFolder(Settings settings) {
        Path folder = Path.of(settings.run().logsDir()).toAbsolutePath();
        Path there = folder;
        while (!Files.exists(there)) {
            there = there.getParent();
        }
        return Files.isDirectory(there) && Files.isWritable(there)
                ? PreflightResult.ok("logs", folder + " can be written")
                : PreflightResult.failed("logs", there + " cannot be written: choose another --logs-dir");
    }

    private static Plan.Resources resources(Settings settings) {
        Settings.Flavor flavor = settings.flavor();
        Settings.Image image = settings.image();
        return new Plan.Resources(
                image.name(),
                image.file() == null ? null : Path.of(image.file()),
                image.format(),
                flavor.name(),
                flavor.ramMb(),
                flavor.vcpus(),
                flavor.diskGb(),
                settings.account().project(),
                settings.account().user(),
                System.getenv(USER_PASSWORD),
                settings.account().role(),
                settings.network().name(),
                settings.network().cidr());
    }
}
