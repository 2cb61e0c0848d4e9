package org.opnfv.doctor.functest.host;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A remote machine: run, put, get, by one shell over SSH that is opened when needed and kept. Commands are POSIX's {@code sh}'s, whatever
 * the user's own shell is, have no standard input, and come one after the other. Thread-safe. Every call may fail with a
 * {@link HostException}.
 */
public final class RemoteHost {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteHost.class);
    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z0-9_./:@%+=,-]+");

    private final String name;
    private final String address;
    private final Ssh ssh;
    private Shell shell;

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
        shell(attempts());
    }

    int attempts() {
        return ssh.settings().attempts();
    }

    /** Runs a command line; its exit code is the caller's to judge. */
    public CommandResult run(String command) {
        return execute(false, command).result(command);
    }

    /** Runs a command line as root; its exit code is the caller's to judge. */
    public CommandResult runAsRoot(String command) {
        return execute(true, command).result(command);
    }

    /** What a command wrote to standard output; fails unless it ends with 0. */
    public String ask(String command) {
        return execute(false, command).outOrFail(command);
    }

    /**
     * Runs a shell script as root, which is not written to the host; fails when it ends with another code than 0.
     *
     * @param what the script's name in messages
     * @param script for POSIX's {@code sh}
     * @param arguments what {@code $1} and so on are
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
        return execution.ended() ? Optional.of(execution.outOrFail(told)) : Optional.empty();
    }

    private Execution script(String script, Duration timeout, BooleanSupplier enough, String... arguments) {
        StringBuilder whole = new StringBuilder("set --");
        for (String argument : arguments) {
            whole.append(' ').append(PLAIN_WORD.matcher(argument).matches() ? argument : quoted(argument));
        }
        return execute(true, whole.append('\n').append(script).toString(), timeout, enough);
    }

    /** The content of a file that root alone may read. */
    public byte[] getAsRoot(String path) {
        return execute(true, "cat -- " + quoted(path)).bytesOrFail("reading " + path);
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
        return execute(false, "cat -- " + quoted(path)).bytesOrFail("reading " + path);
    }

    /** Forgets the shell: it is of no use any more after the host's link was cut. */
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

    /** An open shell, which is made when there is none, in so many attempts. */
    synchronized Shell shell(int attempts) {
        if (shell == null || !shell.isOpen()) {
            shell = ssh.shell(name, address, attempts);
        }
        return shell;
    }

    SshClient client() {
        return ssh.client(name);
    }

    Duration connectTimeout() {
        return ssh.settings().connectTimeout();
    }

    private Execution execute(boolean asRoot, String script) {
        return execute(asRoot, script, ssh.settings().commandTimeout(), () -> false);
    }

    private Execution execute(boolean asRoot, String script, Duration timeout, BooleanSupplier enough) {
        try {
            return alive().run(asRoot, script, timeout, enough);
        } catch (Shell.LostException e) {
            forget();
            throw new HostException("host " + name + ": the SSH connection was lost: " + e.getMessage(), e);
        }
    }

    /** One that was kept may have died unnoticed; as nothing was begun then, a new one is made. */
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
