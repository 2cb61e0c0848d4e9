package org.opnfv.doctor.functest.scenario;

import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.CloudSettings;
import org.opnfv.doctor.functest.consumer.ConsumerSettings;
import org.opnfv.doctor.functest.contract.CloudProxy;
import org.opnfv.doctor.functest.embedded.SmallCloud;
import org.opnfv.doctor.functest.fault.FaultKind;
import org.opnfv.doctor.functest.fault.Operator;
import org.opnfv.doctor.functest.inspector.InspectorSettings;
import org.opnfv.doctor.functest.inspector.SampleInspector;
import org.opnfv.doctor.functest.installer.Installer;
import org.opnfv.doctor.functest.installer.Site;
import org.opnfv.doctor.functest.installer.SiteRequest;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.ledger.UndoAction;
import org.opnfv.doctor.functest.monitor.MonitorSettings;
import org.opnfv.doctor.functest.monitor.SampleMonitor;
import org.opnfv.doctor.functest.run.ManifestContext;
import org.opnfv.doctor.functest.run.ManifestSeed;
import org.opnfv.doctor.functest.run.RecordValues;
import org.opnfv.doctor.functest.run.RunFolder;
import org.opnfv.doctor.functest.run.RunId;
import org.opnfv.doctor.functest.run.RunLogs;
import org.opnfv.doctor.functest.run.SeriesFolder;
import org.opnfv.doctor.functest.run.SeriesManifest;
import org.opnfv.doctor.functest.scenario.fault.FaultScenario;
import org.opnfv.doctor.functest.scenario.fault.IterationListener;
import org.opnfv.doctor.functest.series.Series;
import org.opnfv.doctor.functest.series.SeriesReader;

/** What tests of the scenario's parts need: the usual plan but for a few things, and a site. */
public final class ScenarioFixture {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Is never asked for anything. */
    public static final Operator NOBODY = what -> {
        throw new AssertionError("asked: " + what);
    };

    private ScenarioFixture() {}

    /** The ways back in that cloud. */
    public static Map<String, UndoAction> actions(Cloud admin, Site site) {
        return new UndoByKind(admin, PATIENCE, NOBODY, (host, link, shownUp) -> {}, new RetryableFailures(), "abc123")
                .all(site);
    }

    /** For one instance, whose owner is told there within 5 s or not at all. */
    public static Plan plan(ConsumerSettings consumer) {
        return plan(1, null, null, null, consumer, Duration.ofSeconds(5));
    }

    /** For that many instances, in a project and of a user by these names; null makes one for the run. */
    public static Plan plan(int instances, String project, String user, String password) {
        return plan(instances, project, user, password, new ConsumerSettings("127.0.0.1", 0, null), PATIENCE);
    }

    /** For one instance; the fault and whatever else those members say. */
    public static Plan plan(String fault, Map<String, Object> more) {
        Plan usual = plan(1, null, null, null);
        Map<String, Object> members = new HashMap<>();
        for (RecordComponent component : Plan.class.getRecordComponents()) {
            try {
                members.put(component.getName(), component.getAccessor().invoke(usual));
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }
        members.put("fault", new Plan.Fault(FaultKind.named(fault).orElseThrow(), PATIENCE, NOBODY));
        members.putAll(more);
        return RecordValues.make(Plan.class, members);
    }

    private static Plan plan(
            int instances, String project, String user, String password, ConsumerSettings consumer, Duration observe) {
        return new Plan(
                instances,
                null,
                7,
                observe,
                false,
                false,
                false,
                false,
                PATIENCE,
                PATIENCE,
                new Plan.Resources(
                        null, null, "raw", null, 64, 1, 1, project, user, password, "member", null, "192.168.168.0/24"),
                new Plan.Fault(FaultKind.LINK, Duration.ofSeconds(1), NOBODY),
                new Plan.Chain(new SampleMonitor(), new SampleInspector(), false),
                AlarmCondition.STATE_ERROR,
                new Plan.Arming(1, Duration.ofMillis(100), PATIENCE),
                new Plan.Patching(true, PATIENCE, org.opnfv.doctor.functest.patch.PatchSet.FAULT),
                CloudSettings.defaults(),
                new MonitorSettings(Duration.ofMillis(100), Duration.ofSeconds(1), 1),
                new InspectorSettings("127.0.0.1", 0, address -> false, null, false, false, 4, null),
                consumer);
    }

    /** A whole run of that plan in that cloud, judged. */
    public static Assessment run(SmallCloud cloud, Path logs, Plan plan, Clocks clocks) {
        try (Site site = site(cloud)) {
            return run(site, logs, plan, clocks);
        }
    }

    /** The same in that deployment. */
    public static Assessment run(Site site, Path logs, Plan plan, Clocks clocks) {
        RunFolder folder = folder(logs, clocks);
        try (RunLogs open = new RunLogs(folder)) {
            new FaultScenario(RunLifecycle.of(site, plan, folder, open, QUIET, new Interruption(), clocks)).run();
        }
        return Assessment.of(folder.path());
    }

    /** So many faults by that plan, judged. */
    public static Series series(SmallCloud cloud, Path logs, Plan plan, int iterations) {
        RunFolder folder = folder(logs, Clocks.system());
        SeriesFolder series = SeriesFolder.create(folder, new SeriesManifest(0, iterations));
        try (RunLogs open = new RunLogs(folder);
                Site site = site(cloud)) {
            new FaultScenario(RunLifecycle.of(site, plan, folder, open, QUIET, new Interruption(), Clocks.system()))
                    .run(series, SILENT);
        }
        return SeriesReader.read(folder.path());
    }

    /** The folder of a run that has done nothing yet. */
    static RunFolder folder(Path logs, Clocks clocks) {
        return RunFolder.create(
                logs,
                RunId.random(),
                new ManifestSeed(
                        "0.1.0",
                        clocks.now().wall(),
                        "embedded",
                        "embedded",
                        5,
                        5,
                        "instance-id",
                        false,
                        null,
                        ManifestContext.UNKNOWN));
    }

    private static final IterationListener SILENT = new IterationListener() {
        @Override
        public ProgressListener begins(RunFolder iteration) {
            return QUIET;
        }

        @Override
        public void ended(RunFolder iteration) {}
    };

    private static final ProgressListener QUIET = new ProgressListener() {
        @Override
        public void stage(String name, String what) {}

        @Override
        public void step(String what) {}

        @Override
        public void done(String name, String outcome) {}
    };

    /** The same, but for the answer of one method. */
    static <T> T but(Class<T> type, T real, String method, UnaryOperator<Object> answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, called, arguments) -> called.getName().equals(method)
                        ? answer.apply(arguments == null ? null : arguments[0])
                        : called.invoke(real, arguments)));
    }

    /** That cloud as a deployment, by way of that proxy. */
    public static Site site(SmallCloud cloud, CloudProxy proxy) {
        return but(Site.class, site(cloud), "credentials", none -> proxy.credentials());
    }

    /** That cloud as a deployment. */
    public static Site site(SmallCloud cloud) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "monitor.probe", "auto", "embedded.url", cloud.environment().get("DOCTOR_EMBEDDED_URL")));
        Path nowhere = Path.of("");
        return Installer.named("embedded").open(new SiteRequest(cloud.environment(), nowhere, nowhere, settings::get));
    }
}
