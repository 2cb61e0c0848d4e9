package org.opnfv.doctor.functest.installer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.opnfv.doctor.functest.host.SshKey;
import org.opnfv.doctor.functest.host.SshLogin;
import org.opnfv.doctor.functest.host.SshPassword;
import org.opnfv.doctor.functest.host.SshSettings;

/** How to log in to hosts, from the settings of a request, with OpenSSH's customs for what they leave open. */
final class SshSetup {
    private static final List<String> KEY_FILES = List.of("id_ed25519", "id_ecdsa", "id_rsa");

    private SshSetup() {}

    /** To hosts, as the user of the settings, else as the first of these who is let in. */
    static SshSettings of(SiteRequest request, String... users) {
        return of(request, List.of(), users);
    }

    /** To hosts that know these keys; one that the settings name counts too. */
    static SshSettings of(SiteRequest request, List<SshKey> known, String... users) {
        Asked asked = new Asked(request);
        List<SshKey> keys = new ArrayList<>(known);
        if (known.isEmpty() || asked.text("ssh.key") != null) {
            keys(request, asked.text("ssh.key"), null).stream()
                    .filter(key ->
                            known.stream().noneMatch(one -> one.toString().equals(key.toString())))
                    .forEach(keys::add);
        }
        SshLogin login = new SshLogin(
                asked.text("ssh.user") == null ? List.of(users) : List.of(asked.text("ssh.user")),
                keys,
                null,
                agent(request),
                "set ssh.user and ssh.key, or add the key to the host's authorized_keys");
        return new SshSettings(
                login,
                asked.whole("ssh.port"),
                SshSettings.HostKeys.valueOf(
                        asked.text("ssh.host_keys").replace('-', '_').toUpperCase(Locale.ROOT)),
                file(request, asked.text("ssh.known_hosts"), folder(request).resolve("known_hosts")),
                asked.seconds("ssh.connect_timeout_s"),
                asked.seconds("ssh.command_timeout_s"),
                asked.whole("ssh.attempts"));
    }

    /**
     * To the machine that a deployment was installed from.
     *
     * @param user who logs in there when the settings do not say
     * @param keyFile a file of the deployment that is preferred to the user's own keys where it is there; null for none
     */
    static SshSettings ofInstallerNode(SiteRequest request, String user, Path keyFile) {
        Asked asked = new Asked(request);
        String password = request.environment().getOrDefault(InstallerNode.PASSWORD, "");
        SshLogin login = new SshLogin(
                List.of(asked.text("installer_node.user") == null ? user : asked.text("installer_node.user")),
                keysForInstallerNode(request, keyFile),
                password.isEmpty() ? null : new SshPassword(password, InstallerNode.PASSWORD),
                agent(request),
                "set installer_node.user and installer_node.key, or " + InstallerNode.PASSWORD);
        return of(request, user).as(login, asked.whole("installer_node.port"));
    }

    /** The keys for that machine, with the same file of the deployment. */
    static List<SshKey> keysForInstallerNode(SiteRequest request, Path keyFile) {
        Asked asked = new Asked(request);
        String named = asked.text("installer_node.key");
        return keys(request, named == null ? asked.text("ssh.key") : named, keyFile);
    }

    private static Path folder(SiteRequest request) {
        return request.home().resolve(".ssh");
    }

    private static Path agent(SiteRequest request) {
        String agent = request.environment().getOrDefault("SSH_AUTH_SOCK", "");
        return agent.isEmpty() ? null : Path.of(agent);
    }

    private static List<SshKey> keys(SiteRequest request, String named, Path preferred) {
        if (named != null) {
            return List.of(SshKey.in(file(request, named, null)));
        }
        if (preferred != null && Files.isReadable(preferred)) {
            return List.of(SshKey.in(preferred));
        }
        return KEY_FILES.stream()
                .map(folder(request)::resolve)
                .filter(Files::isReadable)
                .map(SshKey::in)
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
