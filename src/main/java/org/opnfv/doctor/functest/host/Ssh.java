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

/** SSH to any number of hosts, with one set of settings. Thread-safe. Starts when it is used first. */
public final class Ssh implements AutoCloseable {
    private static final long FIRST_PAUSE_MS = 200;
    private static final long LONGEST_PAUSE_MS = 5_000;

    private final SshSettings settings;
    private SshClient client;

    /** Nothing is opened yet, no key is read. */
    public Ssh(SshSettings settings) {
        this.settings = settings;
    }

    /** A host by the name for messages and the address or name to connect to. Nothing is opened yet. */
    public RemoteHost host(String name, String address) {
        return new RemoteHost(name, address, this);
    }

    SshSettings settings() {
        return settings;
    }

    /** A session that is logged in. What may pass by itself is tried again, a refused key is not. */
    ClientSession session(String name, String address, int attempts) {
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(name, address);
            } catch (InterruptedIOException e) {
                Thread.currentThread().interrupt();
                throw new HostException("host " + name + ": interrupted while it was connected to", e);
            } catch (IOException e) {
                if (attempt >= attempts) {
                    throw new HostException(
                            "host " + name + ": no SSH connection to " + address + " port " + settings.port() + " in "
                                    + attempt + (attempt == 1 ? " attempt: " : " attempts: ") + e.getMessage(),
                            e);
                }
            }
            pause(name, attempt);
        }
    }

    private ClientSession attempt(String name, String address) throws IOException {
        InetSocketAddress target = new InetSocketAddress(address, settings.port());
        if (target.isUnresolved()) {
            throw new HostException("host " + name + ": its address " + address + " cannot be resolved", null);
        }
        ClientSession session = client().connect(settings.user(), target)
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
                throw new HostException(refused(name, address), e);
            }
            throw e;
        }
    }

    private String refused(String name, String address) {
        String keys = settings.keys().isEmpty() ? "no key file" : "key " + settings.keys();
        return "host " + name + ": " + settings.user() + " may not log in at " + address + " port " + settings.port()
                + " with " + keys + (settings.agentSocket() == null ? "" : " and those of ssh-agent")
                + ": set ssh.user and ssh.key, or add the key to the host's authorized_keys";
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
        if (client != null) {
            client.stop();
        }
    }
}
