package org.opnfv.doctor.functest.host;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A port of a host's loopback whose connections are handed on from here, over the host's SSH session. When that is lost, the tunnel is
 * made anew at the same port, again and again until it is there or closed; what came in between was lost.
 */
public final class Forward implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Forward.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final RemoteHost host;
    private final SshdSocketAddress target;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int port;
    private ClientSession session;
    private String problem;
    private int reopened;
    private boolean closed;

    private Forward(RemoteHost host, int port, SshdSocketAddress target) {
        this.host = host;
        this.port = port;
        this.target = target;
    }

    static Forward open(RemoteHost host, int remotePort, String toHost, int toPort) {
        Forward forward = new Forward(host, remotePort, new SshdSocketAddress(toHost, toPort));
        forward.bind();
        Thread keeper = new Thread(forward::keep, "tunnel-" + host.name() + "-" + forward.remotePort());
        keeper.setDaemon(true);
        keeper.start();
        return forward;
    }

    /** The host's port. */
    public int remotePort() {
        return locked(() -> port);
    }

    /** Whether connections come through, as far as is known. */
    public boolean isOpen() {
        return locked(() -> !closed && problem == null && session.isOpen());
    }

    /** Whether connections come through, as the host says when it is asked now; no when it does not answer in time. */
    public boolean answers(Duration longest) {
        ClientSession asked = locked(() -> session);
        return isOpen() && Liveness.of(asked, longest);
    }

    /** Why none come through at the moment. */
    public Optional<String> problem() {
        return locked(() -> Optional.ofNullable(problem));
    }

    /** How often it was lost and is there again: what was sent at these times did not arrive. */
    public int reopened() {
        return locked(() -> reopened);
    }

    private void bind() {
        ClientSession on = host.session(host.attempts());
        int wanted = remotePort();
        int bound;
        try {
            bound = on.startRemotePortForwarding(loopback(wanted), target).getPort();
        } catch (IOException e) {
            throw refused(on, wanted, e);
        }
        boolean late = locked(() -> {
            port = bound;
            session = on;
            problem = null;
            return closed;
        });
        if (late) {
            unbind(on);
        }
        on.addCloseFutureListener(closing -> locked(() -> {
            changed.signalAll();
            return null;
        }));
    }

    /** A server says that it refuses and not why: one that gives away another port has none but the wanted one to refuse. */
    private HostException refused(ClientSession on, int wanted, IOException error) {
        String what = "host " + host.name() + ": ";
        if (!on.isOpen()) {
            return new HostException(what + "the SSH session was lost: " + error.getMessage(), error);
        }
        try {
            if (wanted != 0) {
                on.stopRemotePortForwarding(on.startRemotePortForwarding(loopback(0), target));
                return new PortTakenException(
                        what + "port " + wanted
                                + " is taken there, by a tunnel of a run that was lost or by something else",
                        error);
            }
        } catch (IOException e) {
            error.addSuppressed(e);
        }
        return new HostException(
                what + "it opens no tunnel to us: set AllowTcpForwarding yes in its sshd_config (" + error.getMessage()
                        + ")",
                error);
    }

    private static SshdSocketAddress loopback(int port) {
        return new SshdSocketAddress("localhost", port);
    }

    /** Until it is closed. */
    private void keep() {
        while (awaitLoss()) {
            try {
                bind();
                locked(() -> ++reopened);
                LOG.info("the tunnel of host {} is there again", host.name());
            } catch (RuntimeException e) {
                // Of the library too, whose session may end while it is asked for something.
                LOG.debug("the tunnel of host {} cannot be made anew", host.name(), e);
                locked(() -> problem = e instanceof HostException ? e.getMessage() : "the SSH session was lost: " + e);
            }
        }
    }

    /** Whether it was lost; false when it was closed. After an attempt that failed, it pauses. */
    private boolean awaitLoss() {
        return locked(() -> {
            if (problem != null && !closed) {
                awaitChange(PAUSE);
            }
            while (!closed && session.isOpen()) {
                awaitChange(Duration.ofSeconds(1));
            }
            if (!closed && problem == null) {
                problem = "the SSH session was lost";
                LOG.warn("the tunnel of host {} is lost: its SSH session ended", host.name());
            }
            return !closed;
        });
    }

    private void awaitChange(Duration longest) {
        try {
            if (changed.await(longest.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.trace("the tunnel of host {} is looked at", host.name());
            }
        } catch (InterruptedException e) {
            closed = true;
            Thread.currentThread().interrupt();
        }
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** Ends it, and gives the port back where the host can be told. */
    @Override
    public void close() {
        ClientSession last = locked(() -> {
            boolean before = closed;
            closed = true;
            changed.signalAll();
            return before ? null : session;
        });
        if (last != null) {
            unbind(last);
        }
    }

    private void unbind(ClientSession from) {
        try {
            if (from.isOpen()) {
                from.stopRemotePortForwarding(loopback(remotePort()));
            }
        } catch (IOException e) {
            LOG.debug("the tunnel of host {} ends with its session", host.name(), e);
        }
    }
}
