package org.opnfv.doctor.functest.host;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * OpenSSH's server as it is, in namespaces of its own on a port of the loopback, with accounts of its own; and OpenSSH's client with a
 * home and an {@code /etc/ssh} of its own. Takes root.
 */
final class Sshd implements AutoCloseable {
    static final String ADDRESS = "127.0.0.1";
    private static final int FIRST_UID = 20_001;

    private final Path folder;
    private final int port;
    private final List<String> lines = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>(System.getenv());
    private final List<Process> processes = new ArrayList<>();
    private Process server;
    private int users;

    /** In that folder; nothing runs yet. */
    Sshd(Path folder) throws Exception {
        this.folder = folder;
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName(ADDRESS))) {
            port = free.getLocalPort();
        }
        for (String made : List.of("host", "client", "home/.ssh", "etc-ssh", "homes")) {
            Files.createDirectories(folder.resolve(made));
        }
        Files.setPosixFilePermissions(folder.resolve("home/.ssh"), PosixFilePermissions.fromString("rwx------"));
        for (String type : List.of("ed25519", "ecdsa", "rsa")) {
            key("h_" + type, type);
            lines.add("HostKey " + file("h_" + type));
        }
        lines.addAll(List.of(
                "Port " + port,
                "PidFile none",
                "UsePAM no",
                "StrictModes no",
                "PermitRootLogin prohibit-password",
                "AuthorizedKeysFile " + file("authorized_keys")));
        write("authorized_keys", "");
        for (String file : List.of("passwd", "shadow", "group")) {
            Files.copy(Path.of("/etc", file), folder.resolve("host").resolve(file));
        }
        write("host/sudoers", "root ALL=(ALL) ALL\n");
        Path client = write(
                "client/ssh",
                "#!/bin/sh\nexec unshare --mount sh -c 'mount --make-rprivate / &&"
                        + " mount --bind \"" + file("home") + "\" /root && mount --bind \"" + file("etc-ssh")
                        + "\" /etc/ssh && exec /usr/bin/ssh \"$@\"' sh \"$@\"\n");
        Files.setPosixFilePermissions(client, PosixFilePermissions.fromString("rwxr-xr-x"));
        environment.put("PATH", file("client") + ":" + System.getenv("PATH"));
        environment.remove("SSH_AUTH_SOCK");
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    Path write(String name, String text) throws IOException {
        return Files.writeString(file(name), text);
    }

    int port() {
        return port;
    }

    /** A line of its configuration. */
    Sshd with(String line) {
        lines.add(line);
        return this;
    }

    /** A line that comes before all others, and so counts. */
    Sshd first(String line) {
        lines.add(0, line);
        return this;
    }

    /** An account, whose home and the rest of whose files are its own. */
    Sshd user(String name, String shell, String password) throws Exception {
        int id = FIRST_UID + users++;
        Path home = Files.createDirectories(file("homes/" + name));
        run("chown", String.valueOf(id), home.toString());
        append("host/passwd", name + ":x:" + id + ":" + id + "::" + home + ":" + shell);
        append("host/group", name + ":x:" + id + ":");
        String hash = password == null
                ? "*"
                : run("openssl", "passwd", "-6", password).strip();
        append("host/shadow", name + ":" + hash + ":19000:0:99999:7:::");
        return this;
    }

    private void append(String file, String line) throws IOException {
        write(file, Files.readString(file(file)) + line + "\n");
    }

    /** A new key pair in the folder: its private part. */
    Path key(String name, String type) throws Exception {
        run(
                "ssh-keygen",
                "-q",
                "-t",
                type,
                "-N",
                "",
                "-C",
                name,
                "-f",
                file(name).toString());
        return file(name);
    }

    /** That key may log in by any name. */
    Path welcome(Path key) throws IOException {
        append("authorized_keys", Files.readString(Path.of(key + ".pub")).strip());
        return key;
    }

    /** The lines of known_hosts for its keys of these types. */
    String known(String... types) throws IOException {
        StringBuilder known = new StringBuilder();
        for (String type : types) {
            known.append('[')
                    .append(ADDRESS)
                    .append("]:")
                    .append(port)
                    .append(' ')
                    .append(Files.readString(file("h_" + type + ".pub")));
        }
        return known.toString();
    }

    /** An agent with those keys, of which the client knows from now on. */
    void agent(Path... keys) throws Exception {
        Path socket = file("agent");
        processes.add(new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
        await("the agent").until(() -> Files.exists(socket));
        environment.put("SSH_AUTH_SOCK", socket.toString());
        for (Path key : keys) {
            run("ssh-add", "-q", key.toString());
        }
    }

    /** Runs a command with the client's variables; what it wrote. */
    String run(String... words) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(Arrays.toString(words) + ": " + said);
        }
        return said;
    }

    Sshd start() throws Exception {
        Files.write(file("sshd.conf"), lines);
        try (InputStream script = Sshd.class.getResourceAsStream("sshd.sh")) {
            Files.write(file("sshd.sh"), script.readAllBytes());
        }
        server = new ProcessBuilder(
                        "unshare",
                        "--mount",
                        "--uts",
                        "--pid",
                        "--fork",
                        "--kill-child",
                        "--mount-proc",
                        "sh",
                        file("sshd.sh").toString(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(file("start.log").toFile())
                .start();
        await("sshd").atMost(Duration.ofSeconds(20)).until(() -> {
            try (Socket socket = new Socket(ADDRESS, port)) {
                return socket.isConnected();
            } catch (IOException e) {
                return false;
            }
        });
        return this;
    }

    /** Ends it with all its connections, and starts it with one more line, which counts. */
    void restart(String line) throws Exception {
        server.destroyForcibly().waitFor();
        await("its end").until(() -> server.descendants().noneMatch(ProcessHandle::isAlive));
        first(line).start();
    }

    /** All connections end without a word. */
    void cut() {
        server.children().flatMap(ProcessHandle::descendants).forEach(ProcessHandle::destroyForcibly);
    }

    /** How many are logged in, as its processes tell. */
    long guests() {
        return server.descendants().filter(Sshd::isGuest).count();
    }

    private static boolean isGuest(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"))
                    .matches("(?s)sshd: \\S+@notty.*");
        } catch (IOException e) {
            return false;
        }
    }

    String log() throws IOException {
        return Files.readString(file("sshd.log"));
    }

    SshSettings settings(SshLogin login) {
        return settings(login, 1);
    }

    SshSettings settings(SshLogin login, int attempts) {
        return new SshSettings(
                login,
                port,
                null,
                null,
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                attempts,
                environment,
                Map.of());
    }

    /** As that user, null for one that is not set, with those keys. */
    static SshLogin login(String user, Path... keys) {
        return login(user, null, null, keys);
    }

    static SshLogin login(String user, String password, String sudo, Path... keys) {
        return new SshLogin(
                user,
                List.of("root"),
                Arrays.stream(keys).map(SshKey::in).toList(),
                password == null
                        ? null
                        : new SshPassword("DOCTOR_INSTALLER_NODE_PASSWORD", () -> Optional.of(password)),
                new SshPassword("DOCTOR_SUDO_PASSWORD", () -> Optional.ofNullable(sudo)),
                "ask somebody");
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
        if (server != null) {
            server.destroyForcibly();
        }
    }
}
