package org.opnfv.doctor.functest.host;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;

/**
 * A remote machine: run, put, get, over one SSH session that is opened when needed and kept. Thread-safe. Every call may fail with a
 * {@link HostException}.
 */
public final class RemoteHost {
    private static final byte[] NOTHING = new byte[0];

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
     * @param arguments each a word that needs no quotes
     * @return what it wrote to standard output; empty when it did not end in time, or the connection did first
     */
    Optional<String> script(String what, String script, Duration timeout, String... arguments) {
        String words = String.join(" ", arguments);
        String command = (ssh.settings().user().equals("root") ? "" : "sudo -n ") + "sh -s -- " + words;
        Execution execution = execute(command, script.getBytes(StandardCharsets.UTF_8), timeout);
        return execution.ended ? Optional.of(execution.outOrFail(what + " " + words)) : Optional.empty();
    }

    /** The content of a file. */
    public byte[] get(String path) {
        Execution execution = execute("cat -- " + quoted(path), NOTHING);
        execution.outOrFail("reading " + path);
        return execution.out.toByteArray();
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
        return execute(command, input, ssh.settings().commandTimeout());
    }

    private Execution execute(String command, byte[] input, Duration timeout) {
        Execution execution = new Execution();
        try (ChannelExec channel = session(ssh.settings().attempts()).createExecChannel(command)) {
            channel.setIn(new ByteArrayInputStream(input));
            channel.setOut(execution.out);
            channel.setErr(execution.err);
            channel.open().verify(timeout);
            Set<ClientChannelEvent> events = channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), timeout);
            execution.ended = !events.contains(ClientChannelEvent.TIMEOUT);
            execution.timeout = timeout;
            execution.exitCode = channel.getExitStatus() == null ? -1 : channel.getExitStatus();
            return execution;
        } catch (IOException e) {
            forget();
            throw new HostException("host " + name + ": the SSH connection was lost: " + e.getMessage(), e);
        }
    }

    private static String quoted(String path) {
        return "'" + path.replace("'", "'\\''") + "'";
    }

    private final class Execution {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final ByteArrayOutputStream err = new ByteArrayOutputStream();
        private int exitCode;
        private boolean ended;
        private Duration timeout;

        CommandResult result(String what) {
            if (!ended) {
                throw new HostException(
                        "host " + name + ": " + what + " did not end within " + timeout.toMillis() / 1000.0 + " s",
                        null);
            }
            return new CommandResult(
                    exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        }

        String outOrFail(String what) {
            CommandResult result = result(what);
            if (result.exitCode() != 0) {
                throw HostException.ended(name, what, result);
            }
            return result.out();
        }
    }
}
