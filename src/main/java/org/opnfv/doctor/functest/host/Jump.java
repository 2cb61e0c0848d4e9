package org.opnfv.doctor.functest.host;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.client.channel.ChannelDirectTcpip;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.client.session.forward.ExplicitPortForwardingTracker;
import org.apache.sshd.common.channel.exception.SshChannelOpenException;
import org.apache.sshd.common.util.net.SshdSocketAddress;

/**
 * A machine through whose SSH session others are reached. Each of them has an SSH session of its own inside of that one, so that the
 * machine between sees no password, no key and no command.
 */
public final class Jump {
    /** Long enough for any network of one site; who does not answer within is taken to be reachable by the jump alone. */
    private static final Duration DIRECT = Duration.ofSeconds(2);

    /** RFC 4254, 5.1. */
    private static final int PROHIBITED = 1;

    private final RemoteHost through;
    private final boolean always;
    private final Map<InetSocketAddress, Boolean> direct = new ConcurrentHashMap<>();

    private Jump(RemoteHost through, boolean always) {
        this.through = through;
        this.always = always;
    }

    /** Every host is reached through that one. */
    public static Jump always(RemoteHost through) {
        return new Jump(through, true);
    }

    /** Hosts that do not answer us are reached through that one; each is tried once. */
    public static Jump whereNeeded(RemoteHost through) {
        return new Jump(through, false);
    }

    /** The machine between. */
    RemoteHost through() {
        return through;
    }

    /** Whether this address is to be reached without it. */
    boolean isDirect(String address, int port) {
        return !always && direct.computeIfAbsent(new InetSocketAddress(address, port), Jump::answers);
    }

    private static boolean answers(InetSocketAddress target) {
        if (target.isUnresolved()) {
            return false;
        }
        try (Socket socket = new Socket()) {
            socket.connect(target, Math.toIntExact(DIRECT.toMillis()));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** A door of our own loopback that leads to the target; it is to be shut as soon as somebody is through. */
    ExplicitPortForwardingTracker door(String address, int port) throws IOException {
        return session()
                .createLocalPortForwardingTracker(
                        new SshdSocketAddress("127.0.0.1", 0), new SshdSocketAddress(address, port));
    }

    /** Why the target could not be reached, as the machine between tells it; that of the error when it does not. */
    String reason(String address, int port, IOException error, Duration timeout) {
        ClientSession session = session();
        try (ChannelDirectTcpip channel = session.createDirectTcpipChannel(
                new SshdSocketAddress("127.0.0.1", 0), new SshdSocketAddress(address, port))) {
            channel.open().verify(timeout);
            return error.getMessage();
        } catch (IOException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof SshChannelOpenException refusal) {
                    return refused(refusal);
                }
            }
            forgetTheDead(session, timeout);
            return "no answer";
        }
    }

    private String refused(SshChannelOpenException refusal) {
        return refusal.getReasonCode() == PROHIBITED
                ? through.name() + " lets nobody through: set AllowTcpForwarding yes in its sshd_config"
                : through.name() + " says: " + refusal.getMessage();
    }

    private ClientSession session() {
        return through.session(through.attempts());
    }

    /** Only a session that is certainly dead: others live in it. */
    private void forgetTheDead(ClientSession session, Duration timeout) {
        if (!Liveness.of(session, timeout)) {
            through.forget();
        }
    }
}
