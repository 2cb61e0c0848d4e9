package org.opnfv.doctor.functest.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opnfv.doctor.functest.host.FakeSsh;

/**
 * A small deployment on the loopback: the machine it was installed from at 127.0.0.1, and its hosts at other addresses. Each is reached
 * by a stand-in for the SSH client; the tools of the deployment are scripts that print what the real ones print, and files of theirs are below a folder.
 */
final class DeployedFixture implements AutoCloseable {
    static final String BUS = "rabbit://nova:s3cret-bus@overcloud-controller-0.internalapi:5672/?ssl=0";

    private static final String NODE = "127.0.0.1";
    private static final String NODE_KEY = "the node's key\n";
    private static final String HOST_KEY = "the hosts' key\n";

    private final Path folder;
    private final FakeSsh ssh;
    private final List<String> hosts;
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> settings = new HashMap<>(Map.ofEntries(
            Map.entry("hosts", "{}"),
            Map.entry("controllers", "[]"),
            Map.entry("installer_node.address", "127.0.0.1"),
            Map.entry("installer_node.port", "1"),
            Map.entry("installer_node.jump", "auto"),
            Map.entry("monitor.probe", "auto"),
            Map.entry("monitor.port", "7"),
            Map.entry("ssh.port", "1"),
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
        ssh = new FakeSsh(Files.createDirectory(folder.resolve("ssh")));
        environment.putAll(ssh.environment());
        hosts = List.of(addresses);
        server(NODE).key(NODE, nodeUser, NODE_KEY);
        for (String address : addresses) {
            server(address).key(address, hostUser, HOST_KEY);
        }
        settings.put(
                "installer_node.key",
                Files.writeString(folder.resolve("node-key"), NODE_KEY).toString());
        command("id", "echo 1000");
        // sudo -S -p PROMPT COMMAND
        command("sudo", "shift 3; exec \"$@\"");
        // Files with absolute names are those below our folder.
        command(
                "cat",
                "for last; do :; done; case $last in /*) own=" + folder + "/root-$AT$last; last=" + folder
                        + "/root$last; [ ! -e \"$own\" ] || last=$own;; esac; exec /bin/cat -- \"$last\"");
        file("/etc/nova/nova.conf", "[DEFAULT]\ntransport_url = " + BUS + "\n");
    }

    private FakeSsh server(String address) throws IOException {
        return ssh.host(
                address,
                "env",
                "-C",
                folder.resolve("home").toString(),
                "AT=" + address,
                "PATH=" + folder.resolve("bin") + ":/usr/bin:/bin");
    }

    /** The hosts' key as a file of the machine it was installed from, and as one of ours. */
    DeployedFixture hostKey(String there) throws Exception {
        return file(there, HOST_KEY);
    }

    /** That host lets its user in with a key of its own too, and hangs up after another one. */
    DeployedFixture keyOf(String address, String user, String there) throws Exception {
        String text = "the key of " + address + "\n";
        ssh.key(address, user, text).impatient(address);
        return file(there, text);
    }

    /** Somebody else's key. */
    DeployedFixture wrongKey(String there) throws Exception {
        return file(there, "another key\n");
    }

    /** All are opened by one key, which is ours. */
    DeployedFixture oneKeyForAll() throws Exception {
        for (String address : hosts) {
            ssh.key(address, "ubuntu", NODE_KEY);
        }
        return set("ssh.key", settings.get("installer_node.key"));
    }

    /** The machine it was installed from takes that password and no key. */
    DeployedFixture password(String user, String password) throws IOException {
        ssh.password(NODE, user, password);
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
        ssh.off(address);
        return this;
    }

    Site open(String installer) {
        return Installer.named(installer).open(new SiteRequest(environment, folder, folder, settings::get));
    }

    @Override
    public void close() throws IOException {
        ssh.close();
    }
}
