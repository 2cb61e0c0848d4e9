package org.opnfv.doctor.functest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.cloud.Compute;
import org.opnfv.doctor.functest.cloud.Network;

/**
 * What two instances take that stand in for each other: a group, and a port that keeps an address. That another port may have it
 * ({@code allowed_address_pairs}) is not asked of the lab, whose Neutron has no security groups and so not this extension.
 */
class PairContractTest extends ContractCloud {
    @Test
    void makes_finds_and_deletes_a_group_which_only_an_admin_finds_in_all_projects() {
        Compute member = stage.member.compute();
        Compute admin = stage.admin.compute();
        String name = Stage.unique("group");
        String id = member.createServerGroup(name);
        undo.later(() -> admin.deleteServerGroup(id));

        assertThat(admin.findServerGroup(name)).contains(id);
        assertThat(admin.serverGroupName(id)).contains(name);
        assertThat(admin.findServerGroup(Stage.unique("group"))).isEmpty();

        admin.deleteServerGroup(id);
        assertThat(admin.findServerGroup(name)).isEmpty();
        assertThat(admin.serverGroupName(id)).isEmpty();
        admin.deleteServerGroup(id);
    }

    @Test
    void keeps_an_address_by_a_port() {
        Network network = stage.member.network();
        String name = Stage.unique("port");
        String id = network.createPort(stage.networkId, name);
        undo.later(() -> network.deletePort(id));

        assertThat(stage.admin.network().findPort(name)).contains(id);
        assertThat(stage.admin.network().portName(id)).contains(name);
        String address = network.address(id);
        assertThat(address).startsWith("192.168.168.");
        network.deletePort(id);
        assertThat(stage.admin.network().findPort(name)).isEmpty();
        network.deletePort(id);
    }
}
