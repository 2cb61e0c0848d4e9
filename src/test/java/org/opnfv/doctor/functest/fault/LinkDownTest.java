package org.opnfv.doctor.functest.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.host.Echo;
import org.opnfv.doctor.functest.host.Host;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.host.Link;
import org.opnfv.doctor.functest.ledger.Change;
import org.opnfv.doctor.functest.ledger.Ledger;
import org.slf4j.LoggerFactory;

class LinkDownTest {
    @TempDir
    private Path folder;

    private final Machine machine = new Machine();

    @Test
    void theWayBackIsInTheLedgerBeforeTheLinkIsDown() {
        try (Ledger ledger = new Ledger(folder.resolve("ledger.jsonl"))) {
            LinkDown fault = new LinkDown(machine, ledger, LoggerFactory.getLogger(LinkDownTest.class));
            fault.announce();
            assertThat(ledger.open())
                    .singleElement()
                    .extracting(Change::kind, Change::name)
                    .containsExactly("link-down", "compute-1");
            assertThat(machine.up).isTrue();

            Instant before = Instant.now();
            assertThat(fault.inject()).isBetween(before, Instant.now());
            assertThat(machine.up).isFalse();

            assertThat(ledger.undo(change -> true, Map.of(LinkDown.KIND, new LinkUp(name -> machine))))
                    .isEmpty();
            assertThat(machine.up).isTrue();
            assertThat(ledger.open()).isEmpty();
        }
    }

    @Test
    void aHostThatDoesNotObeyIsSaidOnTheWayThereAndBack() {
        machine.obeys = false;
        try (Ledger ledger = new Ledger(folder.resolve("ledger.jsonl"))) {
            LinkDown fault = new LinkDown(machine, ledger, LoggerFactory.getLogger(LinkDownTest.class));
            fault.announce();
            assertThatThrownBy(fault::inject).isInstanceOf(HostException.class).hasMessage("compute-1 does not obey");

            Change change = ledger.open().get(0);
            assertThat(new LinkUp(name -> machine).undo(List.of(change)))
                    .isEqualTo(Map.of(change, "compute-1 does not obey"));
        }
    }

    private static final class Machine implements Host, Link {
        private boolean up = true;
        private boolean obeys = true;

        @Override
        public String name() {
            return "compute-1";
        }

        @Override
        public Echo echo() {
            return new Echo(Echo.Kind.UDP, "127.0.0.1", 7);
        }

        @Override
        public Link link() {
            return this;
        }

        @Override
        public void down() {
            turn(false);
        }

        @Override
        public void up() {
            turn(true);
        }

        @Override
        public boolean isUp() {
            return up;
        }

        private void turn(boolean on) {
            if (!obeys) {
                throw new HostException("compute-1 does not obey", null);
            }
            up = on;
        }
    }
}
