package org.opnfv.doctor.functest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.cloud.Credentials;
import org.opnfv.doctor.functest.host.Controller;
import org.opnfv.doctor.functest.host.Host;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.installer.Site;
import org.opnfv.doctor.functest.installer.TransportUrl;
import org.opnfv.doctor.functest.ledger.Ledger;
import org.opnfv.doctor.functest.ledger.Undo;
import org.opnfv.doctor.functest.patch.Patcher;

/** What becomes of changed controllers that cannot be reached when it is time to put them back. */
class PatchingTest {
    @TempDir
    private Path folder;

    @Test
    void whatCannotBePutBackNowStaysInTheLedgerWithTheReason() {
        Site site = new Unreachable();
        Undo way = Patching.undo(site, Duration.ofSeconds(1));
        try (Ledger ledger = new Ledger(folder.resolve("ledger.jsonl"))) {
            ledger.intend(Patcher.KIND, "c0:/etc/nova/nova.conf", Map.of("controller", "c0"));

            assertThat(ledger.undo(change -> true, Map.of(Patcher.KIND, way)))
                    .containsExactly("config-file c0:/etc/nova/nova.conf: host c0: no SSH connection");
            assertThat(ledger.open()).hasSize(1);
        }
        assertThat(Kinds.NEVER_KEPT).contains(Patcher.KIND);
    }

    /** A deployment whose controllers do not answer. */
    private static final class Unreachable implements Site {
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
        public Optional<TransportUrl> messageBus() {
            return Optional.empty();
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
