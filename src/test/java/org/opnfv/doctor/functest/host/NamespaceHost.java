package org.opnfv.doctor.functest.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A network of its own, which nothing outside can be reached from or disturbed by: a namespace with a veth pair, whose end
 * {@code port0} has the address 203.0.113.2. Made without being root, where the kernel lets users have namespaces.
 */
final class NamespaceHost implements AutoCloseable {
    private static final String SETUP = "ip link add port0 type veth peer name port1 && ip link set lo up"
            + " && ip addr add 203.0.113.2/24 dev port0 && ip -6 addr add fd00:d0c::2/64 dev port0 nodad"
            + " && ip link set port1 up && ip link set port0 up && ip route add default via 203.0.113.1 && echo ready";

    private final Process keeper;

    NamespaceHost() throws IOException {
        keeper = new ProcessBuilder("unshare", "--user", "--map-root-user", "--net", "sh", "-c", SETUP + " && exec cat")
                .redirectErrorStream(true)
                .start();
        String first = keeper.inputReader(StandardCharsets.UTF_8).readLine();
        if (!"ready".equals(first)) {
            keeper.destroyForcibly();
            throw new IOException("no network namespace may be made here: " + first);
        }
    }

    /** What to put before a command to run it there. */
    String[] prefix() {
        return new String[] {
            "nsenter", "--target", String.valueOf(keeper.pid()), "--user", "--net", "--preserve-credentials"
        };
    }

    CommandResult run(String command) {
        List<String> words = new ArrayList<>(List.of(prefix()));
        words.addAll(List.of("sh", "-c", command));
        try {
            Process process = new ProcessBuilder(words).start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            return new CommandResult(process.waitFor(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    boolean linkIsUp() {
        return run("ip -o link show dev port0 up").out().contains("port0");
    }

    /** Processes in this namespace that look after a link. */
    long watchdogs() {
        return run("ours=$(readlink /proc/self/ns/net); for f in $(grep -ls '[d]octor-functest-link' /proc/[0-9]*/cmdline);"
                        + " do [ \"$(readlink ${f%cmdline}ns/net)\" = \"$ours\" ] && echo one; done")
                .out()
                .lines()
                .count();
    }

    @Override
    public void close() {
        keeper.destroyForcibly();
    }
}
