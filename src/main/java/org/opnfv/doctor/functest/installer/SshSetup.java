package org.opnfv.doctor.functest.installer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.opnfv.doctor.functest.host.SshSettings;

/** How to log in to hosts, from the settings of a request, with OpenSSH's customs for what they leave open. */
final class SshSetup {
    private static final List<String> KEY_FILES = List.of("id_ed25519", "id_ecdsa", "id_rsa");

    private SshSetup() {}

    static SshSettings of(SiteRequest request) {
        Asked asked = new Asked(request);
        Path folder = request.home().resolve(".ssh");
        String agent = request.environment().getOrDefault("SSH_AUTH_SOCK", "");
        return new SshSettings(
                asked.text("ssh.user"),
                asked.whole("ssh.port"),
                keys(request, asked.text("ssh.key"), folder),
                agent.isEmpty() ? null : Path.of(agent),
                SshSettings.HostKeys.valueOf(
                        asked.text("ssh.host_keys").replace('-', '_').toUpperCase(Locale.ROOT)),
                file(request, asked.text("ssh.known_hosts"), folder.resolve("known_hosts")),
                asked.seconds("ssh.connect_timeout_s"),
                asked.seconds("ssh.command_timeout_s"),
                asked.whole("ssh.attempts"));
    }

    private static List<Path> keys(SiteRequest request, String named, Path folder) {
        return named != null
                ? List.of(file(request, named, null))
                : KEY_FILES.stream()
                        .map(folder::resolve)
                        .filter(Files::isReadable)
                        .toList();
    }

    /** A path as a user writes it: with a tilde for the home, or relative to the working directory. */
    static Path file(SiteRequest request, String named, Path otherwise) {
        if (named == null) {
            return otherwise;
        }
        return named.startsWith("~/")
                ? request.home().resolve(named.substring(2))
                : request.workingDirectory().resolve(named);
    }
}
