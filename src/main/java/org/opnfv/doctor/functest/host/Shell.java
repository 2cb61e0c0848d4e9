package org.opnfv.doctor.functest.host;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A {@code sh} on a host that is kept open and runs one script after the other: see {@link #PROGRAM}. Each answer stands between marks
 * that nobody else knows, so that no other output can be mistaken for an answer, nor a part for the whole. When the connection is lost,
 * it reads an end of file and ends.
 */
final class Shell implements AutoCloseable {
    /** Works with any login shell: the program itself, one line, is then read from standard input. */
    static final String COMMAND = "exec /bin/sh -c 'read -r program; eval \"$program\"'";

    private static final String PROGRAM = "m=%s; LC_ALL=C; LANG=C; PATH=${PATH:-/usr/bin:/bin}:/usr/sbin:/sbin;"
            + " export LC_ALL LANG PATH; echo \"$m ready $(id -u)\";"
            + " ended() { printf '\\n%%s end %%s\\n' \"$m\" \"$1\"; printf '\\n%%s end\\n' \"$m\" >&2; };"
            + " while read -r what text; do case $what in"
            + " time) date \"+$m time %%s.%%N\";;"
            + " run) echo \"$m begin\"; echo \"$m begin\" >&2;"
            + " script=$(printf %%s \"$text\" | base64 -d) && (eval \"$script\") </dev/null; ended $?;;"
            + " root) echo \"$m begin\"; echo \"$m begin\" >&2; sudo -S -p \"$m password\" /bin/sh -c 'echo \"$1 root\"; read -r program; eval \"$program\"' sh \"$m\";"
            + " ended $?;;"
            + " quit) exit;;"
            + " esac; done\n";

    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final String host;
    private final SshSettings settings;
    private final Process process;
    private final Path control;
    private final ProcessOutput wire;
    private final OutputStream in;
    private final String mark = "doctor-" + UUID.randomUUID();
    private final ReentrantLock turn = new ReentrantLock();
    private boolean late;
    private boolean superuser;
    private boolean root;

    Shell(String host, SshSettings settings, SshClient.Started started) {
        this.host = host;
        this.settings = settings;
        process = started.process();
        control = started.control();
        in = process.getOutputStream();
        wire = new ProcessOutput(process, "ssh-" + host);
    }

    /** Waits for the login; false when it failed, and then this shell is useless. */
    boolean login() {
        try {
            begin();
            superuser = awaitReady().filter("0"::equals).isPresent();
            return true;
        } catch (LostException e) {
            late = !wire.hasEnded();
            close();
            return false;
        }
    }

    private void begin() throws LostException {
        write(PROGRAM.formatted(mark));
    }

    private Optional<String> awaitReady() throws LostException {
        return Optional.of(await(() -> wire.takeOut(mark + " ready "), settings.commandTimeout())
                .rest());
    }

    /** The output so far, or that of the failed login. */
    ClientOutput lastWords() {
        return new ClientOutput(late, process.isAlive() ? -1 : process.exitValue(), wire.outSoFar(), wire.errSoFar());
    }

    /** The socket by which others share this connection. */
    Path control() {
        return control;
    }

    CompletableFuture<Process> onEnd() {
        return process.onExit();
    }

    void awaitEnd(Duration longest) {
        try {
            process.onExit().get(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
        }
    }

    boolean isOpen() {
        return process.isAlive() && !wire.hasEnded();
    }

    /** The host's time, with our own before the question and after the answer; fails when there is no answer in time. */
    Told time(Duration longest) throws LostException {
        return inTurn(() -> {
            Instant asked = Instant.now();
            write("time\n");
            String time = await(() -> wire.takeOut(mark + " time "), longest).rest();
            return new Told(asked, time, Instant.now());
        });
    }

    /** A time of the host as it wrote it, and the moments between which that was. */
    record Told(Instant asked, String time, Instant answered) {}

    /**
     * Runs a script, without standard input. When the wait ends early, this shell is useless from then on.
     *
     * @param enough whether the wait may end early
     */
    Execution run(boolean asRoot, String script, Duration timeout, BooleanSupplier enough) throws LostException {
        return inTurn(() -> {
            become(asRoot && !superuser);
            write("run " + Base64.getEncoder().encodeToString(script.getBytes(StandardCharsets.UTF_8)) + "\n");
            Optional<Execution> whole = awaitAny(() -> ended(timeout), timeout, enough);
            if (whole.isEmpty() && wire.hasEnded()) {
                throw lost();
            }
            return whole.orElseGet(() -> {
                close();
                return new Execution(host, timeout, false, -1, new byte[0], new byte[0]);
            });
        });
    }

    private Optional<Execution> ended(Duration timeout) {
        if (!wire.bothHave("\n" + mark + " end")) {
            return Optional.empty();
        }
        return wire.takeOut("\n" + mark + " end ")
                .flatMap(out -> wire.takeErr("\n" + mark + " end")
                        .map(err -> new Execution(
                                host,
                                timeout,
                                true,
                                Integer.parseInt(out.rest()),
                                out.after(mark + " begin\n"),
                                err.after(mark + " begin\n"))));
    }

    /** Begins or ends the shell of sudo. */
    private void become(boolean wanted) throws LostException {
        if (root && !wanted) {
            write("quit\n");
            await(() -> ended(settings.commandTimeout()), settings.commandTimeout());
            root = false;
        } else if (!root && wanted) {
            write("root\n");
            boolean asked = false;
            String answer = sudo();
            while (answer.equals("password")) {
                write(password(asked) + "\n");
                asked = true;
                answer = sudo();
            }
            begin();
            root = awaitReady().isPresent();
        }
    }

    /** What sudo does next: it asks for the password, or root's shell has started. */
    private String sudo() throws LostException {
        Optional<String> answer = awaitAny(
                () -> {
                    if (wire.takePrompt(mark + " password")) {
                        return Optional.of("password");
                    }
                    return wire.takeOut(mark + " root").map(part -> "root").or(() -> {
                        Optional<Execution> refused = ended(settings.commandTimeout());
                        refused.ifPresent(one -> {
                            throw HostException.notRoot(host, one.result("sudo").err());
                        });
                        return Optional.empty();
                    });
                },
                settings.commandTimeout(),
                () -> false);
        if (answer.isEmpty() && !wire.hasEnded()) {
            close();
            throw new HostException(
                    "host " + host + ": sudo lets nobody in within "
                            + settings.commandTimeout().toMillis() / 1000.0 + " s (ssh.command_timeout_s), and says '"
                            + LoginFailure.lastLine(wire.errSoFar().replace(mark + " begin", ""))
                            + "': let the user use sudo without a password",
                    null);
        }
        return answer.orElseThrow(this::lost);
    }

    private String password(boolean asked) {
        SshPassword password = settings.login().sudo();
        Optional<String> text = asked ? Optional.empty() : password.text();
        return text.orElseThrow(() -> {
            close();
            return new HostException(
                    "host " + host + ": sudo wants a password"
                            + (asked ? ", and not the one of " + password : "")
                            + ": set " + password + ", or let the user use sudo without one",
                    null);
        });
    }

    /** Work that may find the connection lost. */
    private interface Work<T> {
        T get() throws LostException;
    }

    private <T> T inTurn(Work<T> work) throws LostException {
        turn.lock();
        try {
            return work.get();
        } finally {
            turn.unlock();
        }
    }

    private <T> T await(Supplier<Optional<T>> found, Duration longest) throws LostException {
        return awaitAny(found, longest, () -> false).orElseThrow(this::lost);
    }

    private <T> Optional<T> awaitAny(Supplier<Optional<T>> found, Duration longest, BooleanSupplier enough) {
        try {
            return wire.await(found, longest, enough);
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new HostException("host " + host + ": interrupted while waiting for it", e);
        }
    }

    private void write(String text) throws LostException {
        try {
            in.write(text.getBytes(StandardCharsets.UTF_8));
            in.flush();
        } catch (IOException e) {
            awaitAny(Optional::empty, LAST_WORDS, () -> false);
            throw lost();
        }
    }

    private LostException lost() {
        if (wire.isFlooded()) {
            throw new HostException(
                    "host " + host
                            + ": more than 4 MiB came from there, which is no answer: see that its login profile ends",
                    null);
        }
        return new LostException(
                wire.hasEnded() ? "the client says: " + LoginFailure.lastLine(wire.errSoFar()) : "no answer");
    }

    /** The far end is gone, or did not answer in time. */
    static final class LostException extends Exception {
        private static final long serialVersionUID = 1L;

        LostException(String message) {
            super(message);
        }
    }

    /** Lets the client end by itself, and ends it if it does not do so soon. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(2, TimeUnit.SECONDS).whenComplete((ended, late) -> process.destroyForcibly());
    }
}
