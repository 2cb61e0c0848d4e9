package org.opnfv.doctor.functest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.cloud.Credentials;
import org.opnfv.doctor.functest.host.Controller;
import org.opnfv.doctor.functest.host.Host;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.host.ServiceLayout;
import org.opnfv.doctor.functest.host.ShellHost;
import org.opnfv.doctor.functest.installer.Site;
import org.opnfv.doctor.functest.installer.TransportUrl;
import org.opnfv.doctor.functest.ledger.Change;
import org.opnfv.doctor.functest.ledger.Ledger;
import org.opnfv.doctor.functest.ledger.UndoAction;
import org.opnfv.doctor.functest.patch.Patcher;

/** What becomes of changed controllers that cannot be reached when it is time to put them back. */
class ControllerConfigurationTest {
    @TempDir
    private Path folder;

    @Test
    void whatCannotBePutBackNowStaysInTheLedgerWithTheReason() {
        Site site = new Unreachable(null);
        UndoAction way = ControllerConfiguration.undo(site, Duration.ofSeconds(1));
        try (Ledger ledger = new Ledger(folder.resolve("ledger.jsonl"))) {
            ledger.intend(Patcher.KIND, "c0:/etc/nova/nova.conf", Map.of("controller", "c0"));

            assertThat(ledger.undo(change -> true, Map.of(Patcher.KIND, way)))
                    .containsExactly("config-file c0:/etc/nova/nova.conf: host c0: no SSH connection");
            assertThat(ledger.open()).hasSize(1);
        }
        assertThat(ChangeKinds.NEVER_KEPT).contains(Patcher.KIND);
    }

    @Test
    void oneThatDoesNotAnswerKeepsNoOtherFromBeingPutBack() throws Exception {
        Path units = Files.createDirectory(folder.resolve("units"));
        Files.writeString(units.resolve("nova-api.service"), "active 1\n");
        Path bin = Files.createDirectory(folder.resolve("bin"));
        try (InputStream in = Patcher.class.getResourceAsStream("systemctl")) {
            Files.copy(in, bin.resolve("systemctl"));
        }
        Files.setPosixFilePermissions(bin.resolve("systemctl"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Path conf = Files.writeString(folder.resolve("nova.conf"), "changed\n");
        Files.writeString(folder.resolve("nova.conf.doctor-functest-k3x9f2"), "original\n");
        try (ShellHost host = new ShellHost("c1", folder, "env", "PATH=" + bin + ":/usr/bin:/bin", "UNITS=" + units);
                Ledger ledger = new Ledger(folder.resolve("ledger.jsonl"))) {
            Map<String, Map<String, String>> changes = new LinkedHashMap<>();
            for (String name : List.of("c0", "c1")) {
                changes.put(
                        name + ":" + conf,
                        Map.of(
                                "controller", name,
                                "path", conf.toString(),
                                "run", "k3x9f2",
                                "before", "25718360e05d3c2d0963d1381e9dd4dae5fca789244ee4b9f861adcc0cc96218",
                                "after", "7f8b1dfc466b6249f06cbe55c9174df2578e7754da793fded244ef5cba2a38f1",
                                "services", "nova-api.service"));
            }
            ledger.intend(Patcher.KIND, changes);
            UndoAction way = ControllerConfiguration.undo(
                    new Unreachable(new Controller("c1", host.remote(), ServiceLayout.PLAIN)), Duration.ofSeconds(10));

            assertThat(ledger.undo(change -> true, Map.of(Patcher.KIND, way)))
                    .containsExactly("config-file c0:" + conf + ": host c0: no SSH connection");
            assertThat(ledger.open()).extracting(Change::name).containsExactly("c0:" + conf);
        }
        assertThat(conf).hasContent("original\n");
        assertThat(Files.readString(folder.resolve("units.restarts"))).isEqualTo("nova-api.service\n");
    }

    /** A deployment whose controllers do not answer, but for one at most. */
    private static final class Unreachable implements Site {
        private final Controller reachable;

        Unreachable(Controller reachable) {
            this.reachable = reachable;
        }

        @Override
        public Controller controller(String name) {
            return reachable != null && reachable.name().equals(name) ? reachable : Site.super.controller(name);
        }

        @Override
        public String description() {
            return "unreachable";
        }

        @Override
        public Credentials credentials() {
            throw new AssertionError("asked for credentials");
        }

        @Override
        public Host host(String name) {
            throw new AssertionError("asked for " + name);
        }

        @Override
        public List<Controller> controllers() {
            throw new HostException("host c0: no SSH connection", null);
        }

        @Override
        public List<TransportUrl> messageBuses() {
            return List.of();
        }

        @Override
        public boolean endsWithUs() {
            return false;
        }

        @Override
        public void close() {
            // It has nothing open.
        }
    }
}
