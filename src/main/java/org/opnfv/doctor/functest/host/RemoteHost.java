package org.opnfv.doctor.functest.host;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A remote machine: run, put, get, over one SSH session that is opened when needed and kept. Thread-safe. Every call may fail with a
 * {@link HostException}.
 */
public final class RemoteHost {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteHost.class);
    private static final long LOOK_MS = 20;
    private static final byte[] NOTHING = new byte[0];
    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z0-9_./:@%+=,-]+");

    private final String name;
    private final String address;
    private final Ssh ssh;
    private ClientSession session;

    RemoteHost(String name, String address, Ssh ssh) {
        this.name = name;
        this.address = address;
        this.ssh = ssh;
    }

    /** Its name in messages. */
    public String name() {
        return name;
    }

    /** Where it is connected to. */
    public String address() {
        return address;
    }

    /** Logs in, unless that was done already: whoever is refused later finds out now. */
    public void connect() {
        session(attempts());
    }

    int attempts() {
        return ssh.settings().attempts();
    }

    /** Runs a command line in the user's shell; its exit code is the caller's to judge. */
    public CommandResult run(String command) {
        return execute(command, NOTHING).result(command);
    }

    /** What a command wrote to standard output; fails unless it ends with 0. */
    public String ask(String command) {
        return execute(command, NOTHING).outOrFail(command);
    }

    /**
     * Runs a shell script as root, which is not written to the host; fails when it ends with another code than 0.
     *
     * @param what the script's name in messages
     * @param script for POSIX's {@code sh}; it must not read standard input, from which it comes
     * @param arguments what {@code $1} and so on are; others on the host can see them
     * @return what it wrote to standard output; a message shows only what it wrote to standard error
     */
    public String script(String what, String script, String... arguments) {
        Execution execution = script(script, ssh.settings().commandTimeout(), () -> false, arguments);
        return new String(execution.bytesOrFail(what), StandardCharsets.UTF_8);
    }

    /**
     * Runs such a script, whose end need not be waited for.
     *
     * @param enough whether its end need not be waited for any more
     * @return what it wrote to standard output; empty when its end was not waited for, or did not come in time
     */
    Optional<String> script(String what, String script, Duration timeout, BooleanSupplier enough, String... arguments) {
        Execution execution = script(script, timeout, enough, arguments);
        String told = what + (arguments.length == 0 ? "" : " " + String.join(" ", arguments));
        return execution.hasEnded() ? Optional.of(execution.outOrFail(told)) : Optional.empty();
    }

    private Execution script(String script, Duration timeout, BooleanSupplier enough, String... arguments) {
        StringBuilder command = new StringBuilder(asRoot()).append("sh -s --");
        for (String argument : arguments) {
            command.append(' ').append(PLAIN_WORD.matcher(argument).matches() ? argument : quoted(argument));
        }
        return execute(command.toString(), script.getBytes(StandardCharsets.UTF_8), timeout, enough);
    }

    /** What to put before a command to run it as root. */
    private String asRoot() {
        return session(attempts()).getUsername().equals("root") ? "" : "sudo -n ";
    }

    /** The content of a file that root alone may read. */
    public byte[] getAsRoot(String path) {
        return execute(asRoot() + "cat -- " + quoted(path), NOTHING).bytesOrFail("reading " + path);
    }

    /**
     * Has the host take connections at a port of its loopback, each of which is handed on from here.
     *
     * @param remotePort its port, 0 for one that the host chooses
     * @param toHost where connections are handed on to, as this machine sees it
     * @param toPort the port there
     * @return a tunnel that is open
     * @throws PortTakenException when somebody else on the host has that port
     */
    public Forward forward(int remotePort, String toHost, int toPort) {
        return Forward.open(this, remotePort, toHost, toPort);
    }

    /** The content of a file. */
    public byte[] get(String path) {
        return execute("cat -- " + quoted(path), NOTHING).bytesOrFail("reading " + path);
    }

    /** Makes a file of that content, or gives it to the one that is there. */
    public void put(String path, byte[] content) {
        execute("cat > " + quoted(path), content).outOrFail("writing " + path);
    }

    /** Forgets the session: it is of no use any more after the host's link was cut. */
    void forget() {
        ClientSession old;
        synchronized (this) {
            old = session;
            session = null;
        }
        if (old != null) {
            old.close(true);
        }
    }

    /** An open session, which is made when there is none, in so many attempts. */
    synchronized ClientSession session(int attempts) {
        if (session == null || !session.isOpen()) {
            session = ssh.session(name, address, attempts);
        }
        return session;
    }

    private Execution execute(String command, byte[] input) {
        return execute(command, input, ssh.settings().commandTimeout(), () -> false);
    }

    private Execution execute(String command, byte[] input, Duration timeout, BooleanSupplier enough) {
        Execution execution = new Execution(name, timeout);
        try (ChannelExec channel = opened(command, input, execution)) {
            long end = System.nanoTime() + timeout.toNanos();
            Set<ClientChannelEvent> events;
            do {
                long left = Math.max(1, Math.min(LOOK_MS, (end - System.nanoTime()) / 1_000_000));
                events = channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), left);
            } while (events.contains(ClientChannelEvent.TIMEOUT) && !enough.getAsBoolean() && System.nanoTime() < end);
            if (!events.contains(ClientChannelEvent.TIMEOUT)) {
                execution.ended(channel.getExitStatus());
            }
            return execution;
        } catch (IOException e) {
            forget();
            throw new HostException("host " + name + ": the SSH connection was lost: " + e.getMessage(), e);
        }
    }

    /** The command under way. A session that was kept may have died unnoticed; as nothing was begun then, a new one is made. */
    private ChannelExec opened(String command, byte[] input, Execution execution) throws IOException {
        ClientSession kept = kept();
        if (kept != null) {
            try {
                return opened(kept, command, input, execution);
            } catch (IOException e) {
                LOG.debug("the SSH session with {} is of no use any more", name, e);
                forget();
            }
        }
        return opened(session(attempts()), command, input, execution);
    }

    private static ChannelExec opened(ClientSession on, String command, byte[] input, Execution execution)
            throws IOException {
        ChannelExec channel = on.createExecChannel(command);
        channel.setIn(new ByteArrayInputStream(input));
        channel.setOut(execution.out());
        channel.setErr(execution.err());
        try {
            channel.open().verify(execution.timeout());
            return channel;
        } catch (IOException e) {
            channel.close(true);
            throw e;
        }
    }

    private synchronized ClientSession kept() {
        return session != null && session.isOpen() ? session : null;
    }

    private static String quoted(String path) {
        return "'" + path.replace("'", "'\\''") + "'";
    }
}
