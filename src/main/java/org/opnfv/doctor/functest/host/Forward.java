package org.opnfv.doctor.functest.host;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A port on a host's loopback whose connections are forwarded here, over the host's SSH connection. When that is lost, the tunnel is
 * opened again at the same port, with retries until it is open or closed; connections made in between are lost.
 */
public final class Forward implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Forward.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final RemoteHost host;
    private final String target;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int port;
    private Shell session;
    private String opened;
    private String problem;
    private int reopened;
    private boolean closed;

    private Forward(RemoteHost host, int port, String target) {
        this.host = host;
        this.port = port;
        this.target = target;
    }

    static Forward open(RemoteHost host, int remotePort, String toHost, int toPort) {
        Forward forward =
                new Forward(host, remotePort, (toHost.contains(":") ? "[" + toHost + "]" : toHost) + ":" + toPort);
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

    /** Whether connections get through, as far as is known. */
    public boolean isOpen() {
        return locked(() -> !closed && problem == null && session.isOpen());
    }

    /** Whether connections get through, as the host answers now; false when it does not answer in time. */
    public boolean answers(Duration longest) {
        Shell asked = locked(() -> session);
        try {
            return isOpen() && asked.time(longest) != null && isOpen();
        } catch (Shell.LostException e) {
            return false;
        }
    }

    /** Why no connection gets through now. */
    public Optional<String> problem() {
        return locked(() -> Optional.ofNullable(problem));
    }

    /** How often it was lost and reopened: what was sent meanwhile did not arrive. */
    public int reopened() {
        return locked(() -> reopened);
    }

    private void bind() {
        Shell on = host.shell(host.attempts());
        int wanted = remotePort();
        String asked = "localhost:" + wanted + ":" + target;
        CommandResult said = control(on, "forward", asked);
        // Builds of some systems write notices of their own before it.
        Optional<String> given =
                said.out().lines().filter(line -> line.matches("\\d+")).findFirst();
        if (said.exitCode() != 0 || wanted == 0 && given.isEmpty()) {
            throw refused(on, wanted, said.out());
        }
        boolean late = locked(() -> {
            port = wanted == 0 ? Integer.parseInt(given.orElseThrow()) : wanted;
            session = on;
            opened = asked;
            problem = null;
            return closed;
        });
        if (late) {
            unbind(on, asked);
        }
        on.onEnd()
                .thenRun(() -> locked(() -> {
                    changed.signalAll();
                    return null;
                }));
    }

    private CommandResult control(Shell on, String what, String asked) {
        try {
            return host.client().control(on.control(), "-O", what, "-R", asked);
        } catch (IOException e) {
            throw new HostException("host " + host.name() + ": " + e.getMessage(), e);
        }
    }

    /** A server says that it refuses, not why: one that gives out other ports can only refuse because the wanted one is taken. */
    private HostException refused(Shell on, int wanted, String said) {
        String what = "host " + host.name() + ": ";
        if (!on.isOpen()) {
            return new HostException(what + "the SSH connection was lost: " + LoginFailure.lastLine(said), null);
        }
        String other = "localhost:0:" + target;
        if (wanted != 0 && control(on, "forward", other).exitCode() == 0) {
            control(on, "cancel", other);
            return new PortTakenException(
                    what + "port " + wanted
                            + " is taken there, by a tunnel of a run that was lost or by something else",
                    null);
        }
        return new HostException(
                what + "it opens no tunnel to us: set AllowTcpForwarding yes in its sshd_config ("
                        + LoginFailure.lastLine(said) + ")",
                null);
    }

    /** Runs until it is closed. */
    private void keep() {
        while (awaitLoss()) {
            try {
                bind();
                locked(() -> ++reopened);
                LOG.info("the tunnel of host {} is there again", host.name());
            } catch (HostException e) {
                LOG.debug("the tunnel of host {} cannot be made anew", host.name(), e);
                locked(() -> problem = e.getMessage());
            }
        }
    }

    /** Waits for a loss; false when it was closed. Pauses after a failed attempt. */
    private boolean awaitLoss() {
        return locked(() -> {
            if (problem != null && !closed) {
                awaitChange(PAUSE);
            }
            while (!closed && session.isOpen()) {
                awaitChange(Duration.ofSeconds(1));
            }
            if (!closed && problem == null) {
                problem = "the SSH connection was lost";
                LOG.warn("the tunnel of host {} is lost: its SSH connection ended", host.name());
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

    /** Closes the tunnel, and releases the port if the host can be told. */
    @Override
    public void close() {
        Shell last = locked(() -> {
            boolean before = closed;
            closed = true;
            changed.signalAll();
            return before ? null : session;
        });
        if (last != null) {
            unbind(last, opened);
        }
    }

    private void unbind(Shell from, String asked) {
        try {
            if (from.isOpen()) {
                control(from, "cancel", asked);
            }
        } catch (HostException e) {
            LOG.debug("the tunnel of host {} ends with its connection", host.name(), e);
        }
    }
}
