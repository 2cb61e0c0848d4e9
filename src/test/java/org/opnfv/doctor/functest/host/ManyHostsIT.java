package org.opnfv.doctor.functest.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.tools.Needs;
import org.opnfv.doctor.functest.tools.Tool;

/** As many hosts as a rack has, at one moment, directly and through one machine. */
@Needs({Tool.SSH, Tool.SSHD, Tool.UNSHARE})
class ManyHostsIT {
    private static final int HOSTS = 40;

    @TempDir
    private Path folder;

    @Test
    void fortyHostsAreLoggedInToAtOnceAndNothingIsLeft() throws Exception {
        try (Sshd sshd = new Sshd(folder)) {
            sshd.welcome(sshd.key("k", "ed25519"));
            // It stands for forty servers, each of which would see one login; by default it refuses the eleventh at
            // once.
            sshd.with("MaxStartups 200").start();
            SshSettings settings = sshd.settings(Sshd.login("root", sshd.file("k")), 5);
            ExecutorService threads = Executors.newFixedThreadPool(HOSTS);
            try (Ssh direct = new Ssh(settings);
                    Ssh behind = new Ssh(settings, Jump.always(direct.host("node", Sshd.ADDRESS)))) {
                for (Ssh ssh : List.of(direct, behind)) {
                    assertThat(IntStream.rangeClosed(1, HOSTS)
                                    .mapToObj(i -> CompletableFuture.supplyAsync(
                                            () -> ssh.host("compute-" + i, "127.0.1." + i)
                                                    .ask("echo in"),
                                            threads))
                                    .toList())
                            .extracting(CompletableFuture::join)
                            .hasSize(HOSTS)
                            .containsOnly("in\n");
                }
            } finally {
                threads.shutdown();
            }
            await("the end of all").until(() -> sshd.guests() == 0);
        }
    }
}
