package org.opnfv.doctor.functest.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.cloud.Instance;
import org.opnfv.doctor.functest.cloud.Network;
import org.opnfv.doctor.functest.cloud.Port;

/** Ports of lost instances, whose data plane is said to be down. */
class DataPlaneTest extends InspectorFixture {

    private String status(Instance instance) {
        return cloud.admin().network().ports(instance.host()).stream()
                .filter(port -> port.instance().equals(instance.id()))
                .map(port -> String.valueOf(port.dataPlaneStatus()))
                .findFirst()
                .orElse("gone");
    }

    @Test
    void thePortsOfTheInstancesOnTheHostAreSetDown() throws Exception {
        Network network = cloud.admin().network();
        Instance lost = cloud.boot("doctor_vm1-abc123", "compute-1");
        Instance others = cloud.boot("somebody", "compute-1");
        Instance elsewhere = cloud.boot("doctor_vm2-abc123", "compute-2");
        know(lost, elsewhere);
        hosts.refreshPorts(network, "compute-1");
        assertThat(hosts.ports()).extracting(Port::instance).containsExactly(lost.id());

        assertThat(put(inspector.secret(), REHEARSAL)).isEqualTo(200);
        assertThat(status(lost)).as("a rehearsal changes nothing").isEqualTo("null");

        expect(inspector);
        assertThat(put(inspector.secret(), DOWN)).isEqualTo(200);
        assertThat(status(lost)).isEqualTo("DOWN");
        assertThat(status(others)).isEqualTo("null");
        assertThat(status(elsewhere)).isEqualTo("null");
        assertThat(cloud.status(lost)).isEqualTo("ERROR");
    }

    /** Nobody could tell later who did it. */
    @Test
    void aPortThatIsDownAlreadyIsNotOurs() {
        Network network = cloud.admin().network();
        Instance lost = cloud.boot("doctor_vm1-abc123", "compute-1");
        know(lost);
        network.setDataPlaneStatus(network.ports("compute-1").get(0).id(), "DOWN");

        hosts.refreshPorts(network, "compute-1");

        assertThat(hosts.ports()).isEmpty();
    }

    @Test
    void portsAreLeftAloneUnlessThatIsAskedFor() throws Exception {
        Instance lost = cloud.boot("doctor_vm1-abc123", "compute-1");
        know(lost);
        expect(inspector);

        assertThat(put(inspector.secret(), DOWN)).isEqualTo(200);

        assertThat(status(lost)).isEqualTo("null");
    }
}
