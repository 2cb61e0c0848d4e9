package org.opnfv.doctor.functest.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LibvirtTest {
    private static final String INTERFACES = """
             Interface   Type      Source     Model    MAC
            --------------------------------------------------------------
             vnet1       bridge    admin      virtio   00:6A:9D:24:02:33
             vnet0       network   default    virtio   00:6a:9d:24:02:31

            """;

    private static final String NEIGHBOURS = """
            192.0.2.30 dev br-admin lladdr 00:6a:9d:24:02:33 STALE
            192.168.122.99 dev virbr0 FAILED
            192.168.122.34 dev virbr0 lladdr 00:6a:9d:24:02:31 REACHABLE
            fe80::26a:9dff:fe24:231 dev virbr0 lladdr 00:6a:9d:24:02:31 STALE
            """;

    @Test
    void theAddressInLibvirtsOwnNetworkIsPreferred() {
        assertThat(libvirt("virsh -c qemu:///system domiflist undercloud", INTERFACES, NEIGHBOURS)
                        .address("undercloud", "instack"))
                .hasValue("192.168.122.34");
        assertThat(libvirt(
                                "virsh -c qemu:///system domiflist undercloud",
                                INTERFACES,
                                NEIGHBOURS.replace("192.168.122.34", "not-there"))
                        .address("undercloud"))
                .hasValue("192.0.2.30");
    }

    @Test
    void theOldNameAndTheWayBySudoAreTriedToo() {
        assertThat(libvirt("sudo -n virsh -c qemu:///system domiflist instack", INTERFACES, NEIGHBOURS)
                        .address("undercloud", "instack"))
                .hasValue("192.168.122.34");
    }

    @Test
    void withoutLibvirtOrNeighbourThereIsNone() {
        assertThat(libvirt("nothing", "", NEIGHBOURS).address("undercloud")).isEmpty();
        assertThat(libvirt("virsh -c qemu:///system domiflist undercloud", INTERFACES, "")
                        .address("undercloud"))
                .isEmpty();
        assertThat(LocalCommand.ask(List.of("no-such-command-of-this-machine"))).isEmpty();
        assertThat(LocalCommand.ask(List.of("sh", "-c", "echo out; exit 1"))).isEmpty();
        assertThat(LocalCommand.ask(List.of("sh", "-c", "echo out"))).hasValue("out\n");
    }

    private static Libvirt libvirt(String asked, String interfaces, String neighbours) {
        Map<String, String> answers = Map.of(asked, interfaces, "ip neigh show", neighbours);
        return new Libvirt(command -> Optional.ofNullable(answers.get(String.join(" ", command))));
    }
}
