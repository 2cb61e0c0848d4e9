package org.opnfv.doctor.functest.scenario;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.cloud.AlarmSpec;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.CloudSettings;
import org.opnfv.doctor.functest.contract.CloudProxy;
import org.opnfv.doctor.functest.contract.VitrageServer;
import org.opnfv.doctor.functest.embedded.SmallCloud;
import org.opnfv.doctor.functest.installer.Site;
import org.opnfv.doctor.functest.ledger.Ledger;
import org.opnfv.doctor.functest.run.RunState;

/** A ledger with a run's changes in a cloud of its own, which is behind a proxy that tells what is not so. */
abstract class UndoFixture {
    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final String RUN = "abc123";
    static final String VM = "doctor_vm1-" + RUN;
    static final String ALARM = "doctor_alarm1-" + RUN;

    @TempDir
    private Path folder;

    final VitrageServer vitrage = new VitrageServer();
    SmallCloud cloud;
    CloudProxy proxy;
    private Cloud admin;
    private Site site;
    Ledger ledger;

    @BeforeEach
    void start() throws Exception {
        cloud = SmallCloud.start();
        proxy = new CloudProxy(cloud.credentials());
        more().forEach(proxy::with);
        proxy.with(VitrageServer.TYPE);
        vitrage.routed(proxy::always);
        admin = Cloud.connect(proxy.credentials(), CloudSettings.defaults());
        site = ScenarioFixture.site(cloud);
        ledger = new Ledger(folder.resolve("ledger.jsonl"));
        ledger.intend(ChangeKinds.CLOUD, "http://cloud", Map.of(RunState.RUN, RUN));
    }

    @AfterEach
    void stop() {
        ledger.close();
        site.close();
        admin.close();
        proxy.close();
        cloud.close();
    }

    /** The services that its catalog has besides Vitrage. */
    List<String> more() {
        return List.of();
    }

    /** What could not be undone, a line each. */
    List<String> undo(Duration timeout) {
        return undo(timeout, Leftovers.Extent.AS_TOLD);
    }

    List<String> undo(Duration timeout, Leftovers.Extent extent) {
        return Restore.undo(
                ledger, change -> true, site, admin, timeout, ScenarioFixture.NOBODY, (host, link, back) -> {}, extent);
    }

    void cutOff(String host) {
        ledger.intend("link-down", host, Map.of());
        ledger.intend(ChangeKinds.FORCED_DOWN, host, Map.of());
        cloud.hosts().link(host, false);
        cloud.admin().compute().forceDown(host, true);
    }

    String made(String kind, String name, String id) {
        ledger.made(ledger.intend(kind, name, Map.of()), id);
        return id;
    }

    String alarm(String name) {
        return cloud.admin()
                .alarming()
                .createAlarm(new AlarmSpec(
                        name,
                        "compute.instance.update",
                        List.of(new AlarmSpec.Query("traits.state", "eq", "error")),
                        "http://127.0.0.1:9/",
                        false,
                        "moderate",
                        ""));
    }
}
