package org.opnfv.doctor.functest.installer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InventoryTest {

    private static Inventory of(String... computes) {
        Inventory inventory = new Inventory();
        for (String compute : computes) {
            inventory.computes().put(compute, "the address of " + compute);
        }
        return inventory;
    }

    @Test
    void aDomainMayBeLeftOutOnEitherSide() {
        assertThat(of("c1", "c2").address("c1.rack1")).contains("the address of c1");
        assertThat(of("c1.rack1", "c2").address("c1")).contains("the address of c1.rack1");
        assertThat(of("c1.rack1", "c1").address("c1")).contains("the address of c1");
    }

    @Test
    void noOtherMachineIsTakenForTheHost() {
        assertThat(of("c1.rack1").address("c1.rack2")).isEmpty();
        assertThat(of("c1.rack1", "c1.rack2").address("c1")).isEmpty();
        assertThat(of("192.0.2.11").address("192.0.2.13")).isEmpty();
        assertThat(of("192").address("192.0.2.13")).isEmpty();
    }
}
