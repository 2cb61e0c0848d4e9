package org.opnfv.doctor.functest.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The installed OpenSSH client. What the settings say comes first, then the user's own files for it, then what is customary here: of each
 * option the first value counts. It runs in a session of its own, so that no key that is typed ends it, and it has no terminal to ask at.
 */
final class SshClient {
    private static final Logger LOG = LoggerFactory.getLogger(SshClient.class);

    /** It must not be what the user's files make of it: a shell that is kept, and serves nobody but us. */
    private static final List<String> ALWAYS = List.of(
            "-T",
            "-a",
            "-x",
            "-oControlMaster=yes",
            "-oControlPersist=no",
            "-oClearAllForwardings=yes",
            "-oRemoteCommand=none",
            "-oPermitLocalCommand=no",
            "-oUpdateHostKeys=no",
            "-oLogLevel=INFO",
            "-oConnectionAttempts=1",
            "-oServerAliveInterval=5",
            "-oServerAliveCountMax=3");

    /** Its own words for what it asks for besides a password are the same everywhere. */
    private static final String ASKPASS = """
            #!/bin/sh
            case "$SSH_ASKPASS_PROMPT:$1" in *:*passphrase*|*:*'(yes/no'*|*PIN*|confirm:*|none:*) exit 1 ;; esac
            printf '%s\\n' "$DOCTOR_SSH_ASKED"
            """;

    private static final Pattern VERSION = Pattern.compile("OpenSSH_(\\d+)\\.(\\d+)");
    private static final int ASKPASS_REQUIRED = 804;
    private static final Duration END = Duration.ofSeconds(2);

    private final SshSettings settings;
    private final PrivateFolder folder;

    SshClient(SshSettings settings, PrivateFolder folder) {
        this.settings = settings;
        this.folder = folder;
    }

    /**
     * Who is tried, and with what.
     *
     * @param customary the user where neither the settings nor the user's files say
     * @param keysOnly whether nothing but the keys that are named is offered, so that a server does not tire of others before
     */
    record Attempt(String customary, boolean keysOnly) {}

    /** A client under way, and the socket by which others share its connection. */
    record Started(Process process, Path control, List<Path> files) {
        /** What it needed to log in. */
        void deleteFiles() {
            for (Path file : files) {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    LOG.warn("{} is left: {}", file, e.getMessage());
                }
            }
        }
    }

    /** Begins to log in; {@code way} are the options that lead there. */
    Started start(String address, Attempt attempt, List<String> way) throws IOException {
        Path control = folder.next();
        List<Path> files = new ArrayList<>();
        Started started = null;
        try {
            Path config = folder.next();
            files.add(config);
            Files.writeString(config, config(address, attempt));
            List<String> words = new ArrayList<>(List.of("setsid", "ssh", "-F", config.toString()));
            words.addAll(ALWAYS);
            words.add("-oControlPath=" + control);
            words.add(
                    "-oConnectTimeout=" + Math.max(1, (settings.connectTimeout().toMillis() + 999) / 1000));
            words.addAll(way);
            words.addAll(asSet(attempt, files));
            ProcessBuilder builder = builder(words);
            password(builder, words);
            words.addAll(List.of("--", address, Shell.COMMAND));
            LOG.debug("{}", words);
            started = new Started(builder.command(words).start(), control, files);
            return started;
        } catch (IOException e) {
            if (e.getMessage() != null && e.getMessage().contains("Cannot run program")) {
                throw new HostException("the program setsid cannot be run: install util-linux", e);
            }
            throw e;
        } finally {
            if (started == null) {
                new Started(null, control, files).deleteFiles();
            }
        }
    }

    /** For the host, and for those on the way to it that the user's files name: whom to trust is the same question there. */
    private String config(String address, Attempt attempt) {
        StringBuilder config = new StringBuilder();
        if (settings.hostKeys() != null) {
            config.append("StrictHostKeyChecking ")
                    .append(settings.hostKeys().word())
                    .append('\n');
        }
        if (settings.hostKeys() == SshSettings.HostKeys.OFF) {
            config.append("UserKnownHostsFile /dev/null\nGlobalKnownHostsFile /dev/null\n");
        } else if (settings.knownHosts() != null) {
            config.append("UserKnownHostsFile ")
                    .append(quoted(settings.knownHosts()))
                    .append('\n');
        }
        return config.append("""
                        Include ~/.ssh/config
                        Include /etc/ssh/ssh_config
                        Match originalhost "%s"
                        User %s
                        Match all
                        BatchMode yes
                        StrictHostKeyChecking accept-new
                        """.formatted(address, attempt.customary())).toString();
    }

    private List<String> asSet(Attempt attempt, List<Path> files) throws IOException {
        SshLogin login = settings.login();
        List<String> words = new ArrayList<>();
        if (login.user() != null) {
            words.add("-oUser=" + login.user());
        }
        if (settings.port() != null) {
            words.add("-oPort=" + settings.port());
        }
        for (SshKey key : login.keys()) {
            Path fetched = folder.next();
            if (key.isFetched()) {
                files.add(fetched);
            }
            words.add("-oIdentityFile=" + quoted(key.file(fetched)));
        }
        if (attempt.keysOnly()) {
            words.add("-oIdentitiesOnly=yes");
        }
        return words;
    }

    /** A path as the client's options take it. */
    private static String quoted(Path path) {
        return '"' + path.toString().replace("%", "%%") + '"';
    }

    /** The password is told to a program of ours by a variable of the client, which root and this user alone could read. */
    private void password(ProcessBuilder builder, List<String> words) throws IOException {
        String text = settings.login().password() == null
                ? null
                : settings.login().password().text().orElse(null);
        if (text == null) {
            words.add("-oBatchMode=yes");
            return;
        }
        requireAskpass(builder.environment());
        Path askpass = folder.named("askpass");
        if (!Files.exists(askpass)) {
            Files.createFile(
                    askpass, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.writeString(askpass, ASKPASS);
        }
        builder.environment().put("SSH_ASKPASS", askpass.toString());
        builder.environment().put("SSH_ASKPASS_REQUIRE", "force");
        builder.environment().put("DOCTOR_SSH_ASKED", text);
        words.add("-oBatchMode=no");
        words.add("-oNumberOfPasswordPrompts=1");
    }

    /** Up to 8.3 it asks at a terminal, or where there is a screen. */
    private void requireAskpass(Map<String, String> environment) throws IOException {
        ProcessBuilder version = builder(List.of("setsid", "ssh", "-V"));
        version.environment().putAll(environment);
        String said = answer(version, settings.connectTimeout()).out().strip();
        Matcher number = VERSION.matcher(said);
        if (number.find()
                && Integer.parseInt(number.group(1)) * 100 + Integer.parseInt(number.group(2)) < ASKPASS_REQUIRED) {
            throw new HostException(
                    "the SSH client here is " + number.group()
                            + ", which cannot be given the password of "
                            + settings.login().password()
                            + ": install OpenSSH 8.4 or newer, or log in by key",
                    null);
        }
    }

    /** Asks the client that serves at a socket for something; what it came to. */
    CommandResult control(Path control, String... request) throws IOException {
        List<String> words = new ArrayList<>(List.of("setsid", "ssh", "-F", "none", "-S", control.toString()));
        words.addAll(List.of(request));
        words.addAll(List.of("--", "none"));
        return answer(builder(words), settings.connectTimeout());
    }

    /** The options of a way through the one that serves at a socket, and through nobody else when that is gone. */
    static List<String> through(Path control) {
        return List.of("-oProxyCommand=ssh -F none -S '" + control + "' -oProxyCommand=false -W '[%h]:%p' -- none");
    }

    /** What the user's files say of a host, by OpenSSH's names for it in lower case. */
    List<String> resolved(String address) throws IOException {
        List<String> words = new ArrayList<>(List.of("setsid", "ssh", "-G"));
        if (settings.port() != null) {
            words.add("-oPort=" + settings.port());
        }
        words.addAll(List.of("--", address));
        return answer(builder(words), settings.connectTimeout()).out().lines().toList();
    }

    /** Ends the clients of a process that was killed: all have its folder among their words, also those that still log in. */
    static void end(Path folder) {
        List<ProcessHandle> left = ProcessHandle.allProcesses()
                .filter(one -> one.info()
                        .command()
                        .filter(program -> program.endsWith("/ssh"))
                        .isPresent())
                .filter(one -> one.info()
                        .commandLine()
                        .filter(words -> words.contains(folder + "/"))
                        .isPresent())
                .toList();
        left.forEach(ProcessHandle::destroy);
        CompletableFuture.allOf(left.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, END.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        left.forEach(ProcessHandle::destroyForcibly);
    }

    private ProcessBuilder builder(List<String> words) {
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().clear();
        builder.environment().putAll(settings.environment());
        builder.environment().keySet().removeIf(name -> name.startsWith("DOCTOR_"));
        return builder;
    }

    private static CommandResult answer(ProcessBuilder builder, Duration longest) throws IOException {
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new IOException("the SSH client does not answer");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the SSH client was asked", e);
        }
        return new CommandResult(
                process.exitValue(), new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8), "");
    }
}
