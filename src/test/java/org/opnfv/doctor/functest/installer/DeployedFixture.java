package org.opnfv.doctor.functest.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opnfv.doctor.functest.host.SshKeys;
import org.opnfv.doctor.functest.host.SshServer;

/**
 * A small deployment on the loopback: the machine it was installed from at 127.0.0.1, and its hosts at other addresses. Each is a real
 * SSH server; the tools of the deployment are scripts that print what the real ones print, and files of theirs are below a folder.
 */
final class DeployedFixture implements AutoCloseable {
    static final String BUS = "rabbit://nova:s3cret-bus@overcloud-controller-0.internalapi:5672/?ssl=0";

    private final Path folder;
    private final KeyPair nodeKey = SshKeys.ECDSA.make();
    private final KeyPair hostKey = SshKeys.ECDSA.make();
    private final SshServer node;
    private final Map<String, SshServer> hosts = new LinkedHashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> settings = new HashMap<>(Map.ofEntries(
            Map.entry("hosts", "{}"),
            Map.entry("controllers", "[]"),
            Map.entry("installer_node.address", "127.0.0.1"),
            Map.entry("installer_node.jump", "auto"),
            Map.entry("monitor.probe", "auto"),
            Map.entry("monitor.port", "7"),
            Map.entry("ssh.hosts", "{}"),
            Map.entry("ssh.host_keys", "accept-new"),
            Map.entry("ssh.connect_timeout_s", "30.0"),
            Map.entry("ssh.command_timeout_s", "30.0"),
            Map.entry("ssh.attempts", "1"),
            Map.entry("cloud.connect_timeout_s", "5.0"),
            Map.entry("cloud.read_timeout_s", "10.0"),
            Map.entry("cloud.max_connections", "2"),
            Map.entry("restore.timeout_s", "60.0"),
            Map.entry("fault.restore_after_s", "10.0")));

    /** In that folder; the user of the machine it was installed from, and the hosts' user. */
    DeployedFixture(Path folder, String nodeUser, String hostUser, String... addresses) throws Exception {
        this.folder = folder;
        for (String made : List.of("home", "bin", "root")) {
            Files.createDirectory(folder.resolve(made));
        }
        node = server("127.0.0.1", 0);
        node.welcome(nodeUser, nodeKey.getPublic());
        int port = 0;
        for (String address : addresses) {
            SshServer host = server(address, port);
            host.welcome(hostUser, hostKey.getPublic());
            hosts.put(address, host);
            port = host.port();
        }
        settings.put("installer_node.port", String.valueOf(node.port()));
        settings.put("ssh.port", String.valueOf(port));
        settings.put("installer_node.key", key(nodeKey, "node-key").toString());
        command("sudo", "shift; exec \"$@\"");
        // Files with absolute names are those below our folder.
        command(
                "cat",
                "for last; do :; done; case $last in /*) own=" + folder + "/root-$AT$last; last=" + folder
                        + "/root$last; [ ! -e \"$own\" ] || last=$own;; esac; exec /bin/cat -- \"$last\"");
        file("/etc/nova/nova.conf", "[DEFAULT]\ntransport_url = " + BUS + "\n");
    }

    private SshServer server(String address, int port) throws IOException {
        return new SshServer(
                SshKeys.ECDSA.make(),
                address,
                port,
                "env",
                "-C",
                folder.resolve("home").toString(),
                "AT=" + address,
                "PATH=" + folder.resolve("bin") + ":/usr/bin:/bin");
    }

    private Path key(KeyPair pair, String name) throws Exception {
        return SshKeys.openSsh(pair, folder.resolve(name), null);
    }

    /** The hosts' key as a file of the machine it was installed from, and as one of ours. */
    DeployedFixture hostKey(String there) throws Exception {
        return file(there, Files.readString(key(hostKey, "host-key")));
    }

    /** Somebody else's key. */
    DeployedFixture wrongKey(String there) throws Exception {
        return file(there, Files.readString(key(SshKeys.ECDSA.make(), "wrong-key")));
    }

    /** All are opened by one key, which is ours. */
    DeployedFixture oneKeyForAll() throws Exception {
        hosts.values().forEach(host -> host.welcome("ubuntu", nodeKey.getPublic()));
        return set("ssh.key", settings.get("installer_node.key"));
    }

    /** The machine it was installed from takes that password and no key. */
    DeployedFixture password(String user, String password) {
        node.welcome(user, password);
        settings.put("installer_node.key", null);
        settings.put("installer_node.user", user);
        return this;
    }

    /** A tool of all machines. */
    DeployedFixture command(String name, String script) throws IOException {
        Path file = Files.writeString(folder.resolve("bin").resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return this;
    }

    /** A tool that prints that. */
    DeployedFixture prints(String name, String text) throws IOException {
        Path output = Files.writeString(folder.resolve(name + ".out"), text);
        return command(name, "exec /bin/cat " + output);
    }

    /** A file of all machines. */
    DeployedFixture file(String path, String content) throws IOException {
        Path file = folder.resolve("root" + path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        return this;
    }

    /** A file of one machine alone. */
    DeployedFixture fileAt(String address, String path, String content) throws IOException {
        Path file = folder.resolve("root-" + address + path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        return this;
    }

    /** A file in the home of who logs in. */
    DeployedFixture home(String name, String content) throws IOException {
        Files.writeString(folder.resolve("home").resolve(name), content);
        return this;
    }

    DeployedFixture set(String key, String value) {
        settings.put(key, value);
        return this;
    }

    DeployedFixture variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    DeployedFixture variables(Map<String, String> all) {
        environment.putAll(all);
        return this;
    }

    /** A host that is off. */
    DeployedFixture down(String address) throws IOException {
        hosts.get(address).close();
        return this;
    }

    Site open(String installer) {
        return Installers.named(installer).open(new SiteRequest(environment, folder, folder, settings::get));
    }

    @Override
    public void close() throws IOException {
        List<SshServer> all = new ArrayList<>(hosts.values());
        all.add(node);
        for (SshServer server : all) {
            server.close();
        }
    }
}
