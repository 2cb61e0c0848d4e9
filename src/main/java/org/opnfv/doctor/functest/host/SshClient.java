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
 * The installed OpenSSH client. The first value of an option counts: first the settings, then the user's own SSH files, then our
 * defaults. It runs in its own session, so that no key typed at the terminal ends it, and has no terminal to ask at.
 */
record SshClient(SshSettings settings, PrivateFolder folder) {
    private static final Logger LOG = LoggerFactory.getLogger(SshClient.class);

    /** The user's files must not change these: a shell that is kept, and shared with nobody else. */
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

    /** The client's prompts for anything but a password are the same everywhere. */
    private static final String ASKPASS = """
            #!/bin/sh
            case "$SSH_ASKPASS_PROMPT:$1" in *:*passphrase*|*:*'(yes/no'*|*PIN*|confirm:*|none:*) exit 1 ;; esac
            printf '%s\\n' "$DOCTOR_SSH_ASKED"
            """;

    private static final Pattern VERSION = Pattern.compile("OpenSSH_(\\d+)\\.(\\d+)");
    private static final int ASKPASS_REQUIRED = 804;
    private static final Duration END = Duration.ofSeconds(2);

    /**
     * A user and keys to try.
     *
     * @param customary the user if neither the settings nor the user's files name one
     * @param keysOnly whether only the named keys are offered, so that a server does not give up on others first
     */
    record Attempt(String customary, boolean keysOnly) {}

    /** A running client, and the socket by which others share its connection. */
    record Started(Process process, Path control, List<Path> files) {
        /** The files of its login. */
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

    /** Starts a login; {@code way} holds the options of the path there. */
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
            words.addAll(asSet(address, attempt, files));
            ProcessBuilder builder = builder(words);
            password(builder, words);
            // Options of a host come before the file, which says the same for the jump hosts.
            trust().forEach(line -> words.add("-o" + line));
            words.addAll(settings.words(address));
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

    /** Applies to the host and to the jump hosts in the user's files: whom to trust is the same question there. */
    private String config(String address, Attempt attempt) {
        StringBuilder config = new StringBuilder();
        trust().forEach(line -> config.append(line).append('\n'));
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

    /** Whom to trust, as the settings say; empty where they leave it to the user's files. */
    private List<String> trust() {
        List<String> lines = new ArrayList<>();
        if (settings.hostKeys() != null) {
            lines.add("StrictHostKeyChecking " + settings.hostKeys().word());
        }
        if (settings.hostKeys() == SshSettings.HostKeys.OFF) {
            lines.addAll(List.of("UserKnownHostsFile /dev/null", "GlobalKnownHostsFile /dev/null"));
        } else if (settings.knownHosts() != null) {
            lines.add("UserKnownHostsFile " + quoted(settings.knownHosts()));
        }
        return lines;
    }

    private List<String> asSet(String address, Attempt attempt, List<Path> files) throws IOException {
        SshLogin login = settings.login();
        List<String> words = new ArrayList<>();
        if (login.user() != null) {
            words.add("-oUser=" + login.user());
        }
        if (settings.port() != null) {
            words.add("-oPort=" + settings.port());
        }
        for (SshKey key : settings.keys(address)) {
            Path fetched = folder.next();
            if (key.isFetched()) {
                files.add(fetched);
            }
            words.add(SshKey.option(key.file(fetched)));
        }
        if (attempt.keysOnly()) {
            words.add("-oIdentitiesOnly=yes");
        }
        return words;
    }

    /** A path in the quoting of the client's options. */
    private static String quoted(Path path) {
        return '"' + path.toString().replace("%", "%%") + '"';
    }

    /** A program of ours gets the password in an environment variable of the client, which only root and this user could read. */
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

    /** Up to 8.3 it asks at a terminal, or where there is a display. */
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

    /** Sends a request to the client that serves a socket; returns its result. */
    CommandResult control(Path control, String... request) throws IOException {
        List<String> words = new ArrayList<>(List.of("setsid", "ssh", "-F", "none", "-S", control.toString()));
        words.addAll(List.of(request));
        words.addAll(List.of("--", "none"));
        return answer(builder(words), settings.connectTimeout());
    }

    /** The options for a path through the client that serves a socket, and through nothing else when that client is gone. */
    static List<String> through(Path control) {
        return List.of("-oProxyCommand=ssh -F none -S '" + control + "' -oProxyCommand=false -W '[%h]:%p' -- none");
    }

    /** The user's own settings for a host, by OpenSSH's names in lower case. */
    List<String> resolved(String address) throws IOException {
        List<String> words = new ArrayList<>(List.of("setsid", "ssh", "-G"));
        if (settings.port() != null) {
            words.add("-oPort=" + settings.port());
        }
        words.addAll(settings.words(address));
        words.addAll(List.of("--", address));
        return answer(builder(words), settings.connectTimeout()).out().lines().toList();
    }

    /** Ends the clients of a killed process: all have its folder among their arguments, also those still logging in. */
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
