package org.opnfv.doctor.functest.installer;

import java.io.Console;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.opnfv.doctor.functest.host.SshKey;
import org.opnfv.doctor.functest.host.SshLogin;
import org.opnfv.doctor.functest.host.SshOptions;
import org.opnfv.doctor.functest.host.SshPassword;
import org.opnfv.doctor.functest.host.SshSettings;

/** How to log in to hosts, from the settings of a request, with OpenSSH's customs for what they leave open. */
final class SshSetup {
    /** What sudo may ask for, which belongs in no file of settings. */
    private static final String SUDO = "DOCTOR_SUDO_PASSWORD";

    private SshSetup() {}

    /** To hosts, as the user of the settings, else as this one. */
    static SshSettings of(SiteRequest request, String user) {
        return of(request, List.of(), List.of(user));
    }

    /**
     * To the hosts of an inventory, as it says of each; those that it has no key for know these. An address that it does not know, as that
     * of a listed controller, may be any of its hosts, and is offered the keys of all.
     */
    static SshSettings of(SiteRequest request, List<SshKey> known, List<String> users, Inventory inventory) {
        Map<String, SshOptions> single = new HashMap<>();
        inventory.sshOptions().forEach((address, words) -> {
            SshKey own = inventory.keys().get(address);
            single.put(address, new SshOptions(words, withNamed(request, own == null ? known : List.of(own))));
        });
        request.addresses("ssh.hosts")
                .forEach((name, address) -> inventory
                        .address(name)
                        .map(inventory.keys()::get)
                        .ifPresent(own -> single.putIfAbsent(
                                address, new SshOptions(List.of(), withNamed(request, List.of(own))))));
        List<SshKey> all = new ArrayList<>(known);
        inventory.keys().values().stream().filter(SshKey::isReadable).forEach(all::add);
        return of(request, all, users).with(single);
    }

    /** To hosts that know these keys, as the user of the settings, else as the first of these who is let in; a key that the settings name counts too. */
    static SshSettings of(SiteRequest request, List<SshKey> known, List<String> users) {
        SshLogin login = new SshLogin(
                request.text("ssh.user"),
                users,
                withNamed(request, known),
                null,
                sudo(request),
                "set ssh.user and ssh.key, or add the key to the host's authorized_keys");
        String hostKeys = request.text("ssh.host_keys");
        return new SshSettings(
                login,
                port(request, "ssh.port"),
                hostKeys == null
                        ? null
                        : SshSettings.HostKeys.valueOf(
                                hostKeys.replace('-', '_').toUpperCase(Locale.ROOT)),
                file(request, request.text("ssh.known_hosts"), null),
                request.seconds("ssh.connect_timeout_s"),
                request.seconds("ssh.command_timeout_s"),
                request.whole("ssh.attempts"),
                request.environment(),
                Map.of());
    }

    /** The key that the settings name, and then these. */
    private static List<SshKey> withNamed(SiteRequest request, List<SshKey> known) {
        List<SshKey> keys = new ArrayList<>(keys(request, request.text("ssh.key"), null));
        for (SshKey key : known) {
            if (keys.stream().noneMatch(one -> one.toString().equals(key.toString()))) {
                keys.add(key);
            }
        }
        return keys;
    }

    private static Integer port(SiteRequest request, String key) {
        return request.text(key) == null ? null : Integer.valueOf(request.whole(key));
    }

    /** The one for sudo: nobody knows before whether it is wanted, so it is asked for only then, and once. */
    private static SshPassword sudo(SiteRequest request) {
        SshPassword given = variable(request, SUDO);
        return new SshPassword(SUDO, () -> given.text().or(SshSetup::typed));
    }

    private static Optional<String> typed() {
        Console console = System.console();
        char[] text = console == null ? null : console.readPassword("%n%s: ", "password for sudo on the hosts");
        return Optional.ofNullable(text).map(String::valueOf);
    }

    private static SshPassword variable(SiteRequest request, String name) {
        return new SshPassword(
                name, () -> Optional.ofNullable(request.environment().get(name)).filter(text -> !text.isEmpty()));
    }

    /**
     * To the machine that a deployment was installed from.
     *
     * @param user who logs in there when the settings do not say
     * @param keyFile a file of the deployment that is preferred to the user's own keys where it is there; null for none
     */
    static SshSettings ofInstallerNode(SiteRequest request, String user, Path keyFile) {
        SshPassword password = variable(request, InstallerNode.PASSWORD);
        SshLogin login = new SshLogin(
                request.text("installer_node.user"),
                List.of(user),
                keysForInstallerNode(request, keyFile),
                password.text().isPresent() ? password : null,
                sudo(request),
                "set installer_node.user and installer_node.key, or " + InstallerNode.PASSWORD);
        return of(request, user).as(login, port(request, "installer_node.port"));
    }

    /** The keys for that machine, with the same file of the deployment. */
    static List<SshKey> keysForInstallerNode(SiteRequest request, Path keyFile) {
        String named = request.text("installer_node.key");
        return keys(request, named == null ? request.text("ssh.key") : named, keyFile);
    }

    /** None where none is named: the client knows the user's own. */
    private static List<SshKey> keys(SiteRequest request, String named, Path preferred) {
        if (named != null) {
            return List.of(SshKey.in(file(request, named, null)));
        }
        return preferred != null && Files.isReadable(preferred) ? List.of(SshKey.in(preferred)) : List.of();
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
