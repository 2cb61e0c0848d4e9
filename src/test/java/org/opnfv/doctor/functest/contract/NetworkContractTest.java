package org.opnfv.doctor.functest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.CloudException.Kind;
import org.opnfv.doctor.functest.cloud.Instance;
import org.opnfv.doctor.functest.cloud.Network;
import org.opnfv.doctor.functest.cloud.Port;
import org.opnfv.doctor.functest.embedded.Release;

/** Networks, subnets, ports. */
class NetworkContractTest extends ContractCloud {
    @Test
    void makes_finds_and_deletes_a_network_with_its_subnet() {
        Network network = stage.member.network();
        String name = Stage.unique("network");
        String id = network.createNetwork(name);
        undo.later(() -> network.deleteNetwork(id));
        String subnetName = Stage.unique("subnet");
        String subnet = network.createSubnet(id, subnetName, "192.168.168.0/24");
        undo.later(() -> network.deleteSubnet(subnet));

        assertThat(network.findNetwork(name)).contains(id);
        assertThat(network.findSubnet(subnetName)).contains(subnet);

        network.deleteSubnet(subnet);
        assertThat(network.findSubnet(subnetName)).isEmpty();
        network.deleteNetwork(id);
        assertThat(network.findNetwork(name)).isEmpty();
    }

    @Test
    void allows_two_networks_of_a_name_and_then_finds_neither() {
        Network network = stage.member.network();
        String name = Stage.unique("network");
        for (int i = 0; i < 2; i++) {
            String id = network.createNetwork(name);
            undo.later(() -> network.deleteNetwork(id));
        }

        assertThat(refused(Kind.CONFLICT, () -> network.findNetwork(name)).getMessage())
                .contains(name);
    }

    @Test
    void hides_a_network_from_other_projects() {
        String name = Stage.unique("network");
        String id = stage.member.network().createNetwork(name);
        undo.later(() -> stage.member.network().deleteNetwork(id));
        Cloud stranger = stage.project(undo);

        assertThat(stranger.network().findNetwork(name)).isEmpty();
        boolean isNew = stage.target
                .release()
                .filter(release -> release.compareTo(Release.HIBISCUS) >= 0)
                .isPresent();
        refused(
                isNew ? Kind.FORBIDDEN : Kind.NOT_FOUND,
                () -> stranger.network().createSubnet(id, "contract", "192.168.168.0/24"));
    }

    @Test
    void refuses_a_subnet_that_is_none_or_overlaps() {
        Network network = stage.member.network();
        String id = network.createNetwork(Stage.unique("network"));
        undo.later(() -> network.deleteNetwork(id));
        network.createSubnet(id, Stage.unique("subnet"), "192.168.168.0/24");

        refused(Kind.BAD_REQUEST, () -> network.createSubnet(id, Stage.unique("subnet"), "192.168.168.0/99"));
        refused(Kind.BAD_REQUEST, () -> network.createSubnet(id, Stage.unique("subnet"), "192.168.168.0/25"));
    }

    @Test
    void keeps_the_data_plane_status_that_an_admin_sets_of_a_port() {
        Network network = stage.admin.network();
        Instance instance = stage.boot(Optional.empty(), undo);

        assertThat(network.hasDataPlaneStatus()).isTrue();
        Port port = network.ports(instance.host()).stream()
                .filter(one -> instance.id().equals(one.instance()))
                .findFirst()
                .orElseThrow();
        assertThat(port.dataPlaneStatus()).isNull();
        for (String status : List.of("DOWN", "ACTIVE")) {
            network.setDataPlaneStatus(port.id(), status);
            assertThat(network.port(port.id()).orElseThrow().dataPlaneStatus()).isEqualTo(status);
        }

        refused(Kind.BAD_REQUEST, () -> network.setDataPlaneStatus(port.id(), "asleep"));
        refused(Kind.FORBIDDEN, () -> stage.member.network().setDataPlaneStatus(port.id(), "DOWN"));
        assertThat(network.port(port.id()).orElseThrow().dataPlaneStatus()).isEqualTo("ACTIVE");
    }

    @Test
    void has_no_port_of_an_id_that_was_never_given() {
        assertThat(stage.admin.network().port("00000000-0000-4000-8000-000000000000"))
                .isEmpty();
    }

    @Test
    void keeps_the_network_while_an_instance_has_a_port() {
        Network network = stage.member.network();
        stage.boot(Optional.empty(), undo);

        refused(Kind.CONFLICT, () -> network.deleteNetwork(stage.networkId));
    }
}
