package org.opnfv.doctor.functest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opnfv.doctor.functest.cloud.Network;
import org.opnfv.doctor.functest.cloud.Port;
import org.opnfv.doctor.functest.http.Reply;

/** How the data-plane status of ports is put back. */
@Timeout(120)
class PortUndoTest extends UndoFixture {
    @Test
    void thePortsOfAnInstanceAreAsTheyWereUnlessSomebodyElseHasSetThem() {
        Network network = cloud.admin().network();
        cloud.boot("somebody", "compute-1");
        cloud.boot("nobody", "compute-1");
        cloud.boot("another", "compute-1");
        List<String> ports = network.ports("compute-1").stream().map(Port::id).toList();
        ledger.intend(ChangeKinds.PORT_STATUS, ports.get(0), Map.of());
        ledger.intend(ChangeKinds.PORT_STATUS, ports.get(1), Map.of("status", "ACTIVE"));
        ledger.intend(ChangeKinds.PORT_STATUS, ports.get(2), Map.of());
        ledger.intend(ChangeKinds.PORT_STATUS, "00000000-0000-4000-8000-000000000000", Map.of());
        network.setDataPlaneStatus(ports.get(0), "DOWN");
        network.setDataPlaneStatus(ports.get(1), "DOWN");
        network.setDataPlaneStatus(ports.get(2), "ACTIVE");

        assertThat(undo(PATIENCE)).isEmpty();

        assertThat(ports)
                .extracting(port -> network.port(port).orElseThrow().dataPlaneStatus())
                .as("Neutron cannot take a status away")
                .containsExactly("ACTIVE", "ACTIVE", "ACTIVE");
    }

    @Test
    void aPortThatStaysDownIsNotUndone() {
        Network network = cloud.admin().network();
        cloud.boot("somebody", "compute-1");
        String port = network.ports("compute-1").get(0).id();
        ledger.intend(ChangeKinds.PORT_STATUS, port, Map.of());
        network.setDataPlaneStatus(port, "DOWN");
        proxy.instead("PUT /network/.*", 1_000, call -> Reply.rawJson(200, "{\"port\": {}}"));

        assertThat(undo(Duration.ofSeconds(1)))
                .singleElement()
                .asString()
                .contains("Neutron took the data-plane status ACTIVE and shows DOWN");
    }
}
