package org.opnfv.doctor.functest.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterfacesTest {
    /** What {@code ip -o addr} of iproute2 6.1 shows, put together from several hosts. */
    private static final String LISTING = """
            1: lo    inet 127.0.0.1/8 scope host lo\\       valid_lft forever preferred_lft forever
            1: lo    inet 192.0.2.99/32 scope global lo\\       valid_lft forever preferred_lft forever
            1: lo    inet6 ::1/128 scope host \\       valid_lft forever preferred_lft forever
            2: eth0@if9    inet 192.0.2.1/24 brd 192.0.2.255 scope global eth0\\       valid_lft forever
            3: eth1    inet 192.0.2.10/24 brd 192.0.2.255 scope global dynamic noprefixroute eth1\\       valid_lft 1sec
            4: br-ex    inet 192.0.2.11/24 scope global br-ex\\       valid_lft forever preferred_lft forever
            5: bond0.100@bond0    inet 192.0.2.12/24 scope global bond0.100\\       valid_lft forever
            6: bond0    inet 192.0.2.13/24 scope global secondary bond0:1\\       valid_lft forever
            7: ovs-internal    inet6 2001:db8::7/64 scope global \\       valid_lft forever preferred_lft forever
            8: tun0    inet 192.0.2.14 peer 192.0.2.15/32 scope global tun0\\       valid_lft forever
            9: eth8    inet 192.0.2.77/24 scope global eth8\\       valid_lft forever preferred_lft forever
            10: eth9    inet 192.0.2.77/25 scope global eth9\\       valid_lft forever preferred_lft forever
            """;

    private final Interfaces interfaces = new Interfaces(LISTING);

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, eth0",
        "192.0.2.10, eth1",
        "192.0.2.11, br-ex",
        "192.0.2.12, bond0.100",
        "192.0.2.13, bond0",
        "192.0.2.14, tun0",
        "2001:db8:0::7, ovs-internal"
    })
    void findsTheOneThatCarriesTheAddress(String address, String name) throws UnknownHostException {
        assertThat(interfaces.carrying(InetAddress.getByName(address), "compute-1"))
                .isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "192.0.2.2|no interface of host compute-1 carries 192.0.2.2: it has lo 127.0.0.1, ",
                "192.0.2.77|host compute-1 carries 192.0.2.77 on more than one interface (eth8, eth9): name the one",
                "192.0.2.99|host compute-1 carries 192.0.2.99 on its loopback, which is no link: name the one"
            })
    void refusesUnlessItIsExactlyOne(String address, String message) {
        assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> interfaces.carrying(InetAddress.getByName(address), "compute-1"))
                .withMessageStartingWith(message)
                .withMessageContaining("fault.interface");
    }

    @ParameterizedTest
    @CsvSource({
        "bond0, 'eth0 eth1 bond0.100 vlan7'",
        "bond0.100, ''",
        "br-vlan, 'bond0.100 tap1'",
        "br-ex, ''",
        "eth9, ''"
    })
    void whatGoesWithALinkIsWhatIsUponItAndItsPorts(String link, String names) {
        String listing = """
                1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN mode DEFAULT group default qlen 1000\\    link/loopback
                2: eth0: <BROADCAST,MULTICAST,SLAVE,UP,LOWER_UP> mtu 1500 qdisc mq master bond0 state UP mode DEFAULT\\    link/ether
                3: eth1: <BROADCAST,MULTICAST,SLAVE,UP,LOWER_UP> mtu 1500 qdisc mq master bond0 state UP mode DEFAULT\\    link/ether
                4: bond0: <BROADCAST,MULTICAST,MASTER,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP mode DEFAULT\\    link/ether
                5: bond0.100@bond0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue master br-vlan state UP\\    link/ether
                6: br-vlan: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP mode DEFAULT\\    link/ether
                7: tap1: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc fq_codel master br-vlan state UNKNOWN\\    link/ether
                8: vlan7@bond0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP mode DEFAULT\\    link/ether
                9: br-ex: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UNKNOWN mode DEFAULT\\    link/ether
                """;
        assertThat(String.join(" ", Interfaces.goingWith(link, listing))).isEqualTo(names);
    }

    @Test
    void ofNothingItFindsNothing() {
        assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> new Interfaces("").carrying(InetAddress.getByName("192.0.2.1"), "compute-1"));
    }
}
