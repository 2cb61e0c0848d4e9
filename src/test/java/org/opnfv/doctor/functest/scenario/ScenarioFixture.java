package org.opnfv.doctor.functest.scenario;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.CloudSettings;
import org.opnfv.doctor.functest.consumer.ConsumerSettings;
import org.opnfv.doctor.functest.embedded.SmallCloud;
import org.opnfv.doctor.functest.fault.Operator;
import org.opnfv.doctor.functest.inspector.InspectorSettings;
import org.opnfv.doctor.functest.installer.Installers;
import org.opnfv.doctor.functest.installer.Site;
import org.opnfv.doctor.functest.installer.SiteRequest;
import org.opnfv.doctor.functest.ledger.Undo;
import org.opnfv.doctor.functest.monitor.MonitorSettings;

/** What tests of the scenario's parts need: the usual plan but for a few things, and a site. */
final class ScenarioFixture {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Is never asked for anything. */
    static final Operator NOBODY = what -> {
        throw new AssertionError("asked: " + what);
    };

    private ScenarioFixture() {}

    /** The ways back in that cloud. */
    static Map<String, Undo> ways(Cloud admin, Site site) {
        return new Ways(admin, PATIENCE, NOBODY, (host, link, shownUp) -> {}, new Refusals()).all(site);
    }

    /** For that many instances, in a project and of a user by these names; null makes one for the run. */
    static Plan plan(int instances, String project, String user, String password) {
        return new Plan(
                instances,
                null,
                7,
                PATIENCE,
                false,
                false,
                PATIENCE,
                PATIENCE,
                new Plan.Resources(
                        null, null, "raw", null, 64, 1, 1, project, user, password, "member", null, "192.168.168.0/24"),
                new Plan.Fault("link-down", Duration.ofSeconds(1), NOBODY),
                new Plan.Arming(1, Duration.ofMillis(100), PATIENCE),
                new Plan.Patching(true, PATIENCE),
                CloudSettings.defaults(),
                new MonitorSettings(Duration.ofMillis(100), Duration.ofMillis(100), 1),
                new InspectorSettings("127.0.0.1", 0, address -> false, false, 4),
                new ConsumerSettings("127.0.0.1", 0, null));
    }

    /** That cloud as a deployment. */
    static Site site(SmallCloud cloud) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "monitor.probe", "auto", "embedded.url", cloud.environment().get("DOCTOR_EMBEDDED_URL")));
        Path nowhere = Path.of("");
        return Installers.named("embedded").open(new SiteRequest(cloud.environment(), nowhere, nowhere, settings::get));
    }
}
