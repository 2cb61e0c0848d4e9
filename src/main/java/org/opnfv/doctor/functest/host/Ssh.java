package org.opnfv.doctor.functest.host;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** SSH to any number of hosts with one set of settings. Thread-safe. Starts at its first use. */
public final class Ssh implements AutoCloseable {
    private static final long FIRST_PAUSE_MS = 200;
    private static final long LONGEST_PAUSE_MS = 5_000;
    private static final Duration END = Duration.ofSeconds(2);
    /** The address may come from a cloud, and is written to the client's configuration. */
    private static final Pattern ADDRESS = Pattern.compile("[\\p{L}\\p{N}_:][\\p{L}\\p{N}_.:%-]*");

    private final SshSettings settings;
    private final Jump jump;
    private final Set<Shell> shells = ConcurrentHashMap.newKeySet();
    private PrivateFolder folder;
    /** What succeeded last, at hosts that keys are known for and at others. */
    private final Map<Boolean, SshClient.Attempt> welcome = new ConcurrentHashMap<>();

    private boolean closed;

    /** Opens nothing and reads no key yet. */
    public Ssh(SshSettings settings) {
        this(settings, null);
    }

    /** For hosts behind a jump host, which has its own settings; null for none. */
    public Ssh(SshSettings settings, Jump jump) {
        this.settings = settings;
        this.jump = jump;
    }

    /** Removes what killed processes of this program have left behind. */
    public static void sweep() {
        PrivateFolder.sweep();
    }

    /** A host, by its name for messages and the address or name to connect to. Nothing is opened yet. */
    public RemoteHost host(String name, String address) {
        return new RemoteHost(name, address, this);
    }

    SshSettings settings() {
        return settings;
    }

    /** A shell after the login. Passing failures are retried, a refused login is not. */
    Shell shell(String name, String address, int attempts) {
        if (!ADDRESS.matcher(address).matches()) {
            throw new HostException("host " + name + ": '" + address + "' is no address and no host name", null);
        }
        for (int attempt = 1; ; attempt++) {
            SshClient client = client(name);
            boolean direct = jump == null || jump.isDirect(client, address);
            try {
                return loggedIn(client, name, address, direct);
            } catch (IOException e) {
                if (attempt >= attempts) {
                    throw new HostException(
                            "host " + name + ": no SSH connection to " + settings.at(address)
                                    + (direct
                                            ? ""
                                            : " through " + jump.through().name()) + " in " + attempt
                                    + (attempt == 1 ? " attempt: " : " attempts: ") + e.getMessage(),
                            e);
                }
            }
            pause(name, attempt);
        }
    }

    /** Tries the logins in turn; the one that succeeded is tried alone from then on. */
    private Shell loggedIn(SshClient client, String name, String address, boolean direct) throws IOException {
        LoginRefusedException refusal = null;
        for (SshClient.Attempt attempt : attempts(address)) {
            try {
                Shell shell = opened(client, name, address, attempt, direct ? List.of() : jump.way());
                welcome.put(hasKeys(address), attempt);
                return shell;
            } catch (LoginRefusedException e) {
                refusal = e;
            }
        }
        throw refusal;
    }

    private List<SshClient.Attempt> attempts(String address) {
        boolean hasKeys = hasKeys(address);
        SshClient.Attempt first = welcome.get(hasKeys);
        SshClient.Attempt known = first == null ? welcome.get(!hasKeys) : first;
        Set<SshClient.Attempt> attempts = new LinkedHashSet<>();
        if (first != null) {
            attempts.add(first);
        }
        for (String user : known == null ? settings.login().users() : List.of(known.customary())) {
            if (hasKeys) {
                attempts.add(new SshClient.Attempt(user, true));
            }
            attempts.add(new SshClient.Attempt(user, false));
        }
        return List.copyOf(attempts);
    }

    private boolean hasKeys(String address) {
        return !settings.keys(address).isEmpty();
    }

    private Shell opened(SshClient client, String name, String address, SshClient.Attempt attempt, List<String> way)
            throws IOException {
        SshClient.Started started = client.start(address, attempt, way);
        try {
            Shell shell = new Shell(name, settings, started);
            shells.add(shell);
            shell.onEnd().thenRun(() -> shells.remove(shell));
            if (isClosed()) {
                shell.close();
            }
            if (!shell.login()) {
                throw refused(name, address, shell, !way.isEmpty());
            }
            return shell;
        } finally {
            started.deleteFiles();
        }
    }

    /** Why the login failed: an exception to throw when a retry cannot help. */
    private IOException refused(String name, String address, Shell shell, boolean jumped) {
        if (isClosed()) {
            throw closed(name);
        }
        shell.awaitEnd(END);
        ClientOutput words = shell.lastWords();
        if (words.late()) {
            return new IOException("nobody was logged in within "
                    + settings.commandTimeout().toMillis() / 1000.0 + " s (ssh.command_timeout_s)" + words.told());
        }
        LoginFailure trouble = words.trouble();
        return switch (trouble.kind()) {
            case REFUSED -> throw new LoginRefusedException(loginRefused(name, address, words), null);
            case LASTING -> throw new HostException("host " + name + " at " + address + ": " + trouble.line(), null);
            case PASSING ->
                new IOException(jumped ? jump.reason(trouble.line(), settings.connectTimeout()) : trouble.line());
        };
    }

    private String loginRefused(String name, String address, ClientOutput words) {
        SshLogin login = settings.login();
        LoginFailure trouble = words.trouble();
        // Another user is that of the host's own options, or of the user's files.
        String who =
                trouble.user().filter(user -> !login.users().contains(user)).orElse(String.join(" or ", login.users()));
        return "host " + name + ": " + who + " may not log in at " + settings.at(address)
                + " with " + login.described(settings.keys(address)) + words.unusableKey()
                + (trouble.isMereRefusal(address) ? "" : " (" + trouble.line() + ")") + ": " + login.advice();
    }

    /** Longer after each attempt, with a random part so that two that failed together do not retry together. */
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
            throw new HostException("host " + name + ": interrupted while waiting for it", e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("what does nothing cannot fail", e);
        }
    }

    synchronized SshClient client(String name) {
        if (closed) {
            throw closed(name);
        }
        if (folder == null) {
            folder = PrivateFolder.make();
        }
        return new SshClient(settings, folder);
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private static HostException closed(String name) {
        return new HostException("host " + name + ": all connections of this program are closed", null);
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        List.copyOf(shells).forEach(Shell::close);
        long end = System.nanoTime() + END.toNanos();
        for (Shell shell : List.copyOf(shells)) {
            shell.awaitEnd(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
        }
        if (folder != null) {
            folder.close();
        }
    }
}
