package org.opnfv.doctor.functest.bus;

import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Connection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.opnfv.doctor.functest.http.tls.Samples;

/**
 * A RabbitMQ of its own on the loopback, with TLS for the name {@code localhost} beside the port without. Its virtual hosts: {@code /}
 * and {@code nova} for user {@code u}, and {@code strict}, where user {@code reader} may read only the exchange {@code nova}, and queues
 * are quorum queues unless somebody asks for another kind (RabbitMQ 3.11 and newer). Takes Debian's package.
 */
final class RabbitMq implements AutoCloseable {
    /** Another one, such as a newer release's: a program with the same environment. */
    private static final String PROGRAM =
            System.getProperty("doctor.rabbitmq", "/usr/lib/rabbitmq/bin/rabbitmq-server");

    private static final byte[] SALT = {1, 2, 3, 4};

    private final List<Process> processes = new ArrayList<>();
    private final Path folder;
    private final int plain = free();
    private final int tls = free();

    RabbitMq(Path folder) throws Exception {
        this.folder = folder;
        int mapper = free();
        write("definitions.json", definitions());
        write(
                "rabbitmq.conf",
                "listeners.tcp.1 = 127.0.0.1:" + plain + "\nlisteners.ssl.1 = 127.0.0.1:" + tls
                        + "\nssl_options.certfile = " + copy("server")
                        + "\nssl_options.keyfile = " + copy("server-key")
                        + "\nload_definitions = " + folder.resolve("definitions.json")
                        + "\ndisk_free_limit.absolute = 10MB\nlog.console = true\n");
        start("epmd", Map.of(), "epmd", "-port", String.valueOf(mapper), "-address", "127.0.0.1");
        start(
                "rabbitmq",
                Map.ofEntries(
                        Map.entry("HOME", folder.toString()),
                        Map.entry("RABBITMQ_NODENAME", "doctor-" + plain + "@localhost"),
                        Map.entry("ERL_EPMD_PORT", String.valueOf(mapper)),
                        Map.entry("ERL_EPMD_ADDRESS", "127.0.0.1"),
                        Map.entry("RABBITMQ_DIST_PORT", String.valueOf(free())),
                        Map.entry(
                                "RABBITMQ_CONFIG_FILE",
                                folder.resolve("rabbitmq.conf").toString()),
                        Map.entry(
                                "RABBITMQ_CONF_ENV_FILE", folder.resolve("none").toString()),
                        Map.entry(
                                "RABBITMQ_ENABLED_PLUGINS_FILE",
                                folder.resolve("none").toString()),
                        Map.entry("RABBITMQ_MNESIA_BASE", folder.resolve("data").toString()),
                        Map.entry("RABBITMQ_LOGS", "-")),
                PROGRAM);
        await("RabbitMQ").atMost(Duration.ofMinutes(2)).until(() -> listens(plain) && listens(tls));
    }

    /** Its URL for a user, whose password is his name. */
    String url(String user, String virtualHost) {
        return "rabbit://" + user + ":" + user + "@127.0.0.1:" + plain + "/" + virtualHost;
    }

    /** The same by TLS, by that name. */
    String tlsUrl(String host) {
        return "rabbit://u:u@" + host + ":" + tls + "/?ssl=1";
    }

    /** A service of the cloud. */
    Connection service(String virtualHost) throws BusException {
        return Connections.open(Broker.of(url("u", virtualHost)), null, "a service");
    }

    private String copy(String pem) throws IOException {
        return write(pem + ".pem", Files.readString(Samples.pem(pem))).toString();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private void start(String name, Map<String, String> variables, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile());
        builder.environment().putAll(variables);
        processes.add(0, builder.start());
    }

    private static String definitions() throws GeneralSecurityException {
        return "{\"vhosts\": [{\"name\": \"/\"}, {\"name\": \"nova\"}, {\"name\": \"strict\", \"metadata\": {\"description\": \"\","
                + " \"tags\": [], \"default_queue_type\": \"quorum\"}, \"default_queue_type\": \"quorum\"}],"
                + " \"users\": [" + user("u") + ", " + user("reader") + ", " + user("nobody") + "], \"permissions\": ["
                + List.of(
                                permission("u", "/", ".*", ".*"),
                                permission("u", "nova", ".*", ".*"),
                                permission("u", "strict", ".*", ".*"),
                                permission("reader", "strict", "amq\\\\.gen.*", "nova|amq\\\\.gen.*"),
                                permission("nobody", "strict", "", ""))
                        .stream()
                        .collect(Collectors.joining(", "))
                + "], \"queues\": [], \"exchanges\": [], \"bindings\": [], \"parameters\": [], \"policies\": []}";
    }

    private static String user(String name) throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(SALT);
        byte[] sum = digest.digest(name.getBytes(StandardCharsets.UTF_8));
        byte[] hash = new byte[SALT.length + sum.length];
        System.arraycopy(SALT, 0, hash, 0, SALT.length);
        System.arraycopy(sum, 0, hash, SALT.length, sum.length);
        return "{\"name\": \"" + name + "\", \"password_hash\": \""
                + Base64.getEncoder().encodeToString(hash)
                + "\", \"hashing_algorithm\": \"rabbit_password_hashing_sha256\", \"tags\": [\"\"]}";
    }

    /** Who may configure and write may read, too, what {@code read} says. */
    private static String permission(String user, String virtualHost, String configure, String read) {
        return "{\"user\": \"" + user + "\", \"vhost\": \"" + virtualHost + "\", \"configure\": \"" + configure
                + "\", \"write\": \"" + configure + "\", \"read\": \"" + read + "\"}";
    }

    private static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        for (Process process : processes) {
            List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
            all.add(process.toHandle());
            all.forEach(ProcessHandle::destroyForcibly);
            await("its end").until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
        }
    }
}
