package org.opnfv.doctor.functest.host;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A machine whose SSH connection leads to others. Each of these has its own SSH connection inside it, so that the jump host sees no
 * password, no key and no command.
 */
public final class Jump {
    /**
     * Long enough for any network of one site; a host that does not answer within it is assumed to be reachable only through the jump
     * host.
     */
    private static final Duration DIRECT = Duration.ofSeconds(2);

    private final RemoteHost through;
    private final boolean always;
    private final Map<String, Boolean> direct = new ConcurrentHashMap<>();

    private Jump(RemoteHost through, boolean always) {
        this.through = through;
        this.always = always;
    }

    /** Reaches every host through that one. */
    public static Jump always(RemoteHost through) {
        return new Jump(through, true);
    }

    /** Reaches hosts that do not answer us through that one; each is tried once. */
    public static Jump whereNeeded(RemoteHost through) {
        return new Jump(through, false);
    }

    /** The jump host. */
    RemoteHost through() {
        return through;
    }

    /** Whether the address can be reached without it: it answers, or the user's own SSH files know a way. */
    boolean isDirect(SshClient client, String address) {
        return !always && direct.computeIfAbsent(address, key -> answers(client, key));
    }

    private static boolean answers(SshClient client, String address) {
        try {
            List<String> resolved = client.resolved(address);
            if (option(resolved, "proxyjump")
                    .or(() -> option(resolved, "proxycommand"))
                    .isPresent()) {
                return true;
            }
            int port = option(resolved, "port").map(Integer::parseInt).orElse(22);
            try (Socket socket = new Socket()) {
                socket.connect(
                        new InetSocketAddress(option(resolved, "hostname").orElse(address), port),
                        Math.toIntExact(DIRECT.toMillis()));
                return true;
            }
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<String> option(List<String> resolved, String name) {
        return resolved.stream()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length() + 1).strip())
                .filter(value -> !value.equals("none"))
                .findFirst();
    }

    /** The client's options for a connection through it. */
    List<String> way() {
        return SshClient.through(through.shell(through.attempts()).control());
    }

    /** Why the target could not be reached: in the words of the jump host, or of the client when it gives none. */
    String reason(String said, Duration timeout) {
        Shell shell = through.shell(through.attempts());
        try {
            shell.time(timeout);
        } catch (Shell.LostException e) {
            // Only a connection that is certainly dead: others use it.
            through.forget();
            return "no answer";
        }
        return shell.lastWords()
                .refusedChannel()
                .map(why -> why.contains("administratively prohibited")
                        ? through.name() + " lets nobody through: set AllowTcpForwarding yes in its sshd_config"
                        : through.name() + " says: " + why)
                .orElse(said);
    }
}
