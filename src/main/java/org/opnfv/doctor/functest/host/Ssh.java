package org.opnfv.doctor.functest.host;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.client.session.forward.ExplicitPortForwardingTracker;
import org.apache.sshd.common.AttributeRepository;

/** SSH to any number of hosts, with one set of settings. Thread-safe. Starts when it is used first. */
public final class Ssh implements AutoCloseable {
    private static final long FIRST_PAUSE_MS = 200;
    private static final long LONGEST_PAUSE_MS = 5_000;

    private final SshSettings settings;
    private final Jump jump;
    private SshClient client;
    private volatile String welcome;
    private volatile boolean closed;

    /** Nothing is opened yet, no key is read. */
    public Ssh(SshSettings settings) {
        this(settings, null);
    }

    /** To hosts that are reached through another one, which has settings of its own; null for none. */
    public Ssh(SshSettings settings, Jump jump) {
        this.settings = settings;
        this.jump = jump;
    }

    /** A host by the name for messages and the address or name to connect to. Nothing is opened yet. */
    public RemoteHost host(String name, String address) {
        return new RemoteHost(name, address, this);
    }

    SshSettings settings() {
        return settings;
    }

    /** A session that is logged in. What may pass by itself is tried again, a refused login is not. */
    ClientSession session(String name, String address, int attempts) {
        for (int attempt = 1; ; attempt++) {
            boolean direct = jump == null || jump.isDirect(address, settings.port());
            try {
                return loggedIn(name, address, direct);
            } catch (HostException e) {
                throw e;
            } catch (RuntimeException e) {
                // The library says in many ways that it has been stopped.
                if (closed) {
                    throw new HostException("host " + name + ": all connections of this program are closed", e);
                }
                throw e;
            } catch (InterruptedIOException e) {
                Thread.currentThread().interrupt();
                throw new HostException("host " + name + ": interrupted while it was connected to", e);
            } catch (IOException e) {
                if (attempt >= attempts) {
                    throw new HostException(
                            "host " + name + ": no SSH connection to " + address + " port " + settings.port()
                                    + (direct
                                            ? ""
                                            : " through " + jump.through().name()) + " in " + attempt
                                    + (attempt == 1 ? " attempt: " : " attempts: ") + reason(address, direct, e),
                            e);
                }
            }
            pause(name, attempt);
        }
    }

    private String reason(String address, boolean direct, IOException error) {
        return direct ? error.getMessage() : jump.reason(address, settings.port(), error, settings.connectTimeout());
    }

    /** As the first user who is let in; who was let in once is asked for first, and alone. */
    private ClientSession loggedIn(String name, String address, boolean direct) throws IOException {
        LoginRefusedException refusal = null;
        for (String user : settings.login().users()) {
            if (welcome == null || welcome.equals(user)) {
                try {
                    ClientSession session = attempt(name, address, direct, user);
                    welcome = user;
                    return session;
                } catch (LoginRefusedException e) {
                    refusal = e;
                }
            }
        }
        throw refusal;
    }

    private ClientSession attempt(String name, String address, boolean direct, String user) throws IOException {
        if (!direct) {
            try (ExplicitPortForwardingTracker door = jump.door(address, settings.port())) {
                return opened(name, address, user, door.getBoundAddress().toInetSocketAddress());
            }
        }
        InetSocketAddress target = new InetSocketAddress(address, settings.port());
        if (target.isUnresolved()) {
            throw new HostException("host " + name + ": its address " + address + " cannot be resolved", null);
        }
        return opened(name, address, user, target);
    }

    private ClientSession opened(String name, String address, String user, InetSocketAddress target)
            throws IOException {
        AttributeRepository meant = AttributeRepository.ofKeyValuePair(
                HostKeyCheck.MEANT, InetSocketAddress.createUnresolved(address, settings.port()));
        ClientSession session = client().connect(user, target, meant)
                .verify(settings.connectTimeout())
                .getSession();
        try {
            session.auth().verify(settings.connectTimeout());
            return session;
        } catch (IOException e) {
            String refusal = HostKeyCheck.refusal(session);
            boolean loginRefused = e.getMessage() != null && e.getMessage().contains("No more authentication methods");
            session.close(true);
            if (refusal != null) {
                throw new HostException("host " + name + " at " + address + ": " + refusal, e);
            }
            if (loginRefused) {
                throw new LoginRefusedException(refused(name, address), e);
            }
            throw e;
        }
    }

    private String refused(String name, String address) {
        SshLogin login = settings.login();
        return "host " + name + ": " + String.join(" or ", login.users()) + " may not log in at " + address + " port "
                + settings.port() + " with " + login.described() + ": " + login.advice();
    }

    /** Longer after each attempt, and never the same for two who failed together. */
    private static void pause(String name, int attempt) {
        long longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS << Math.min(attempt, 10));
        long pause = ThreadLocalRandom.current().nextLong(longest / 2, longest + 1);
        waitFor(name, Duration.ofMillis(pause));
    }

    /** Waits, unless the thread is interrupted. */
    static void waitFor(String name, Duration pause) {
        try {
            CompletableFuture.runAsync(
                            () -> {}, CompletableFuture.delayedExecutor(pause.toNanos(), TimeUnit.NANOSECONDS))
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HostException("host " + name + ": interrupted while it was waited for", e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("what does nothing cannot fail", e);
        }
    }

    private synchronized SshClient client() {
        if (client == null) {
            client = SshClients.start(settings);
        }
        return client;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (client != null) {
            client.stop();
        }
    }
}
