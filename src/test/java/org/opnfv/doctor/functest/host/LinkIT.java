package org.opnfv.doctor.functest.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.tools.Needs;
import org.opnfv.doctor.functest.tools.Tool;

/** A real link of a real (if small) host: a network namespace with a veth pair, on a machine that is reached another way. */
@Needs({Tool.UNSHARE, Tool.NSENTER, Tool.IP})
class LinkIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private NamespaceHost machine;
    private ShellHost host;

    @BeforeEach
    void open() throws Exception {
        machine = new NamespaceHost();
        host = new ShellHost("compute-7", folder, machine.prefix());
    }

    @AfterEach
    void close() throws Exception {
        host.close();
        machine.close();
    }

    @Test
    void theHostBringsItBackAfterItsTime() {
        FaultTarget link = link();
        assertThat(link.name()).isEqualTo("port0");

        Downtime cut = link.down(Duration.ofSeconds(1), () -> false).orElseThrow();

        assertThat(machine.linkIsUp()).isFalse();
        assertThat(cut.before()).isBefore(cut.after());
        assertThat(Duration.between(cut.before(), cut.after())).isLessThan(Duration.ofSeconds(1));
        assertThat(cut.up()).isNull();

        await("the link").atMost(PATIENCE).until(machine::linkIsUp);
        Downtime whole = link.up().orElseThrow();
        assertThat(whole.before()).isEqualTo(cut.before());
        assertThat(whole.after()).isEqualTo(cut.after());
        assertThat(Duration.between(whole.after(), whole.up())).isBetween(Duration.ofMillis(950), PATIENCE);
        assertThat(machine.run("ip route show default").out()).contains("via 203.0.113.1");
        assertThat(machine.run("ip -6 addr show dev port0").out()).contains("fd00:d0c::2/64");
    }

    @Test
    void itComesBackEarlierWhenAskedAndTwiceIsHarmless() {
        FaultTarget link = link();
        link.down(Duration.ofSeconds(600), () -> false);
        assertThat(machine.linkIsUp()).isFalse();

        Downtime times = link.up().orElseThrow();

        assertThat(machine.linkIsUp()).isTrue();
        assertThat(Duration.between(times.after(), times.up())).isLessThan(PATIENCE);
        assertThat(link.up()).as("told once, and then forgotten").isEmpty();
        await("the end of the watchdog").atMost(PATIENCE).until(() -> machine.watchdogs() == 0);
    }

    @Test
    void itComesBackWhenNobodyIsLeftToAsk() throws Exception {
        link().down(Duration.ofSeconds(1), () -> false);
        host.close();

        assertThat(machine.linkIsUp()).isFalse();
        await("the link").atMost(PATIENCE).until(machine::linkIsUp);
    }

    @Test
    void aSecondCutIsRefusedWhileTheFirstLasts() {
        FaultTarget link = link();
        link.down(Duration.ofSeconds(600), () -> false);

        assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> link.down(Duration.ofSeconds(600), () -> false))
                .withMessageContaining("another run has taken port0 down");
        link.up();
    }

    @Test
    void anotherLinkIsUsableWhileOneIsDown() {
        FaultTarget link = link();
        link.down(Duration.ofSeconds(600), () -> false);

        new SshHost(remote(), echo(), "lo", PATIENCE, PATIENCE).link().requireUsable();
        link.up();
    }

    @Test
    void aLinkThatCannotGoDownIsAnErrorAndNothingIsCut() {
        FaultTarget absent = new SshHost(remote(), echo(), "port9", PATIENCE, PATIENCE).link();

        assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> absent.down(Duration.ofSeconds(600), () -> false))
                .withMessageStartingWith("host compute-7: to take port9 down failed: ")
                .withMessageContaining("port9");
        assertThat(machine.linkIsUp()).isTrue();
    }

    @Test
    void anAddressOfOursIsNotCutOff() {
        ProbeTarget ours = new ProbeTarget(ProbeTarget.Kind.ICMP, "127.0.0.1", 0);

        assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> new SshHost(remote(), ours, null, PATIENCE, PATIENCE)
                        .link()
                        .name())
                .withMessageContaining("is this machine")
                .withMessageContaining("force-down");
    }

    private RemoteHost remote() {
        return host.remote();
    }

    private static ProbeTarget echo() {
        return new ProbeTarget(ProbeTarget.Kind.ICMP, "203.0.113.2", 0);
    }

    private FaultTarget link() {
        return new SshHost(remote(), echo(), null, PATIENCE, PATIENCE).link();
    }
}
