package org.opnfv.doctor.functest.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The link of a host that is reached over that link alone. */
class SshLinkTest {
    private static final String ADDRESS = ShellHost.ADDRESS;

    private final List<String> said = new ArrayList<>();

    @TempDir
    private Path folder;

    @AutoClose
    private FakeSsh client;

    @AutoClose
    private Ssh ssh;

    private FaultTarget link;

    @BeforeEach
    void open() throws Exception {
        client = new FakeSsh(Files.createDirectories(folder.resolve("ssh"))).host(ADDRESS, "env");
        ssh = new Ssh(ShellHost.settings(client, null));
        ProbeTarget echo = new ProbeTarget(ProbeTarget.Kind.ICMP, ADDRESS, 0);
        link = new SshHost(ssh.host("compute-1", ADDRESS), echo, "eth0", Duration.ofSeconds(5), Duration.ofSeconds(1))
                .link();
    }

    @Test
    void whileOnlyTheHostCanBringItBackThatIsSaidOnce() throws Exception {
        client.off(ADDRESS);

        assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> link.up(said::add))
                .withMessageContaining("1 s were not enough");

        assertThat(said)
                .singleElement()
                .asString()
                .startsWith("waits until compute-1 has brought its link back by itself, 1 s at most: host compute-1:"
                        + " no SSH connection to ");
    }

    /** To try again for minutes may lock the account. */
    @Test
    void aHostThatAnswersAndRefusesTheLoginIsNotWaitedFor() {
        assertThatExceptionOfType(LoginRefusedException.class).isThrownBy(() -> link.up(said::add));

        assertThat(said).isEmpty();
    }
}
