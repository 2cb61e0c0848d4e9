package org.opnfv.doctor.functest.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.tools.Needs;
import org.opnfv.doctor.functest.tools.Tool;

/** What the field's own ssh makes of our words. */
@Needs(Tool.SSH)
class SshClientIT {
    private static final String ADDRESS = "192.0.2.7";

    @TempDir
    private Path folder;

    /** What OpenSSH's own client makes of our words: it is asked that instead of being let to log in. */
    private String understood(SshSettings.HostKeys hostKeys, Path knownHosts, String... options) throws Exception {
        Path program = folder.resolve("ssh");
        // Written by another process: what a thread of ours starts meanwhile would keep the file busy.
        new ProcessBuilder(
                        "sh", "-c", "echo 'exec /usr/bin/ssh -G \"$@\"' >\"$0\"; chmod 755 \"$0\"", program.toString())
                .start()
                .waitFor();
        SshLogin login = new SshLogin("stack", List.of("me"), List.of(), null, null, "");
        SshSettings settings = new SshSettings(
                login,
                2222,
                hostKeys,
                knownHosts,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                1,
                Map.of("PATH", folder + ":/usr/bin:/bin"),
                Map.of(ADDRESS, new SshOptions(List.of(options), List.of())));
        PrivateFolder made = PrivateFolder.make();
        try {
            SshClient.Started started =
                    new SshClient(settings, made).start(ADDRESS, new SshClient.Attempt("me", false), List.of());
            String said = new String(started.process().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            started.deleteFiles();
            return said;
        } finally {
            made.close();
        }
    }

    @Test
    void whatIsSetCountsBeforeTheOptionsOfAHost() throws Exception {
        String said = understood(
                SshSettings.HostKeys.STRICT,
                Path.of("/etc/our known hosts"),
                "-oUser=root",
                "-oPort=23",
                "-o",
                "StrictHostKeyChecking=no",
                "-oUserKnownHostsFile=/dev/null",
                "-oBatchMode=no",
                "-oControlMaster=auto",
                "-oControlPersist=60s",
                "-oCompression=yes");
        assertThat(said.lines())
                .contains("user stack", "port 2222", "batchmode yes", "compression yes")
                .contains("stricthostkeychecking true", "controlmaster true", "controlpersist no")
                .anyMatch(line -> line.matches("userknownhostsfile \"?/etc/our known hosts\"?"));
    }

    @Test
    void whereNothingIsSetTheOptionsOfAHostCount() throws Exception {
        assertThat(understood(null, null, "-oStrictHostKeyChecking=no", "-oUserKnownHostsFile=/dev/null")
                        .lines())
                .contains("stricthostkeychecking false", "userknownhostsfile /dev/null");
    }
}
