package org.opnfv.doctor.functest.host;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A remote machine: runs commands and transfers files by one shell over SSH, which is opened when needed and kept. Commands are for
 * POSIX's {@code sh}, whatever the user's own shell is; they have no standard input and run one at a time. Thread-safe. Every call may
 * fail with a {@link HostException}.
 */
public final class RemoteHost {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteHost.class);
    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z0-9_./:@%+=,-]+");

    private final String name;
    private final String address;
    private final Ssh ssh;
    private final String container;
    private Shell shell;

    RemoteHost(String name, String address, Ssh ssh) {
        this(name, address, ssh, null);
    }

    private RemoteHost(String name, String address, Ssh ssh, String container) {
        this.name = name;
        this.address = address;
        this.ssh = ssh;
        this.container = container;
    }

    /** A Linux container (LXC) on this machine: all that is done there is done by its root, which this machine's root lets in. */
    public RemoteHost container(String named) {
        return new RemoteHost(named, address, ssh, named);
    }

    /** Whether ports of ours can be opened there. */
    public boolean takesForwards() {
        return container == null;
    }

    /** Its name in messages. */
    public String name() {
        return name;
    }

    /** The address that it connects to. */
    public String address() {
        return address;
    }

    /** Logs in if necessary: so a refused login is reported now. */
    public void connect() {
        shell(attempts());
    }

    int attempts() {
        return ssh.settings().attempts();
    }

    /** Runs a command line; the caller judges its exit code. */
    public CommandResult run(String command) {
        return execute(false, command).result(command);
    }

    /** Runs a command line as root; the caller judges its exit code. */
    public CommandResult runAsRoot(String command) {
        return execute(true, command).result(command);
    }

    /** The standard output of a command; fails unless it ends with 0. */
    public String ask(String command) {
        return execute(false, command).outOrFail(command);
    }

    /**
     * Runs a shell script as root without writing it to the host; fails unless it ends with 0.
     *
     * @param what the script's name in messages
     * @param script for POSIX's {@code sh}
     * @param arguments {@code $1} and so on
     * @return its standard output; a message shows only its standard error
     */
    public String script(String what, String script, String... arguments) {
        Execution execution = script(script, ssh.settings().commandTimeout(), () -> false, arguments);
        return new String(execution.bytesOrFail(what), StandardCharsets.UTF_8);
    }

    /**
     * Runs such a script without necessarily waiting for its end.
     *
     * @param enough whether the wait may end early
     * @return its standard output; empty when the wait ended early, or the script did not end in time
     */
    Optional<String> script(String what, String script, Duration timeout, BooleanSupplier enough, String... arguments) {
        Execution execution = script(script, timeout, enough, arguments);
        String told = what + (arguments.length == 0 ? "" : " " + String.join(" ", arguments));
        return execution.ended() ? Optional.of(execution.outOrFail(told)) : Optional.empty();
    }

    private Execution script(String script, Duration timeout, BooleanSupplier enough, String... arguments) {
        StringBuilder whole = new StringBuilder("set --");
        for (String argument : arguments) {
            whole.append(' ').append(PLAIN_WORD.matcher(argument).matches() ? argument : quoted(argument));
        }
        return execute(true, whole.append('\n').append(script).toString(), timeout, enough);
    }

    /** The content of a file that only root may read. */
    public byte[] getAsRoot(String path) {
        return execute(true, "cat -- " + quoted(path)).bytesOrFail("reading " + path);
    }

    /**
     * Makes the host accept connections at a port of its loopback and forwards each one here.
     *
     * @param remotePort its port, 0 to let the host choose
     * @param toHost where connections are forwarded to, as this machine sees it
     * @param toPort the port there
     * @return an open tunnel
     * @throws PortTakenException when the port is taken on the host
     */
    public Forward forward(int remotePort, String toHost, int toPort) {
        if (!takesForwards()) {
            throw new HostException(
                    "host " + name
                            + " cannot reach the Consumer, and no tunnel leads into a container: set consumer.listen or"
                            + " consumer.url to where it can",
                    null);
        }
        return Forward.open(this, remotePort, toHost, toPort);
    }

    /** The content of a file. */
    public byte[] get(String path) {
        return execute(false, "cat -- " + quoted(path)).bytesOrFail("reading " + path);
    }

    /** Drops the shell: it is useless after the host's link was cut. */
    void forget() {
        Shell old;
        synchronized (this) {
            old = shell;
            shell = null;
        }
        if (old != null) {
            old.close();
        }
    }

    /** An open shell; a missing one is opened, in up to that many attempts. */
    synchronized Shell shell(int attempts) {
        if (shell == null || !shell.isOpen()) {
            shell = ssh.shell(name, address, attempts);
        }
        return shell;
    }

    SshClient client() {
        return ssh.client(name);
    }

    Duration commandTimeout() {
        return ssh.settings().commandTimeout();
    }

    Duration connectTimeout() {
        return ssh.settings().connectTimeout();
    }

    private Execution execute(boolean asRoot, String script) {
        return execute(asRoot, script, ssh.settings().commandTimeout(), () -> false);
    }

    private Execution execute(boolean asRoot, String script, Duration timeout, BooleanSupplier enough) {
        try {
            return container == null
                    ? alive().run(asRoot, script, timeout, enough)
                    : alive().run(true, inside(script), timeout, enough);
        } catch (Shell.LostException e) {
            forget();
            throw new HostException("host " + name + ": the SSH connection was lost: " + e.getMessage(), e);
        }
    }

    /** The script as standard input of a shell in the container: it may hold secrets, and arguments are seen by others. */
    private String inside(String script) {
        String end = "END-" + UUID.randomUUID();
        return "lxc-attach -n " + quoted(container)
                + " --clear-env -v PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin -- /bin/sh <<'"
                + end + "'\n" + script + "\n"
                + end + "\n";
    }

    /** A kept shell may have died unnoticed; nothing had begun, so a new one is opened. */
    private Shell alive() {
        Shell kept = shell(attempts());
        try {
            kept.time(connectTimeout());
            return kept;
        } catch (Shell.LostException e) {
            LOG.debug("the SSH connection with {} is of no use any more", name, e);
            forget();
            return shell(attempts());
        }
    }

    private static String quoted(String path) {
        return "'" + path.replace("'", "'\\''") + "'";
    }
}
