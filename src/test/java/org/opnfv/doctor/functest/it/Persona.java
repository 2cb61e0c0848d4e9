package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The lab as an installer leaves a cloud behind, made by {@code lab/lab up --persona}. There is one at a time. */
final class Persona {
    private static final String LAB = Path.of("lab", "lab").toString();
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Pattern VARIABLE = Pattern.compile("([A-Z][A-Z_]+)=(\\S*)");
    private static final List<String> CONFIGURATION = List.of(
            "etc/nova",
            "etc/ceilometer",
            "etc/kolla",
            "openstack",
            "var/lib/config-data/puppet-generated",
            "var/lib/lxc");

    private final String kind;
    private final Map<String, String> environment = new TreeMap<>();

    private Persona(String kind) {
        this.kind = kind;
    }

    /** Has the lab be one, made anew. */
    static Persona up(String kind, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(LAB, "up", "--persona", kind));
        command.addAll(List.of(options));
        lab(command);
        Persona persona = new Persona(kind);
        Matcher variable = VARIABLE.matcher(RealLab.command(LAB, "env").out());
        while (variable.find()) {
            persona.environment.put(variable.group(1), variable.group(2));
        }
        assertThat(persona.environment).containsEntry("LAB_PERSONA", kind);
        return persona;
    }

    /** Has the lab be without one again. */
    static void down() throws IOException, InterruptedException {
        lab(List.of(LAB, "up", "--persona", "none"));
    }

    private static void lab(List<String> command) throws IOException, InterruptedException {
        try (Running running = new Running(new ProcessBuilder(command).start(), PATIENCE)) {
            Outcome outcome = running.end();
            assertThat(outcome.exit()).as(command + ": " + outcome).isZero();
        }
    }

    /** What a run on it is started with; the cloud's credentials are for the program to find. */
    String[] run(String... options) {
        List<String> arguments = new ArrayList<>(List.of("run", "--profile", kind, "--alarm-match", "display-name"));
        arguments.addAll(List.of(options));
        return arguments.toArray(String[]::new);
    }

    /**
     * The built program, told where the installer's machine is and how to log in there, and no more; each persona's nodes have
     * keys of their own at the addresses of the last one's.
     */
    Program program(Path folder) {
        Program program = RealLab.program(folder)
                .with("INSTALLER_IP", environment.get("INSTALLER_IP"))
                .with("DOCTOR_SSH_KNOWN_HOSTS", folder.resolve("known_hosts").toString())
                .with("DOCTOR_MONITOR_MISSES", "2")
                // Nobody can reach a host whose link is down: each run waits until then.
                .with("DOCTOR_FAULT_RESTORE_AFTER_S", "5");
        for (String name : List.of(
                "SSH_KEY",
                "DOCTOR_INSTALLER_NODE_PASSWORD",
                "DOCTOR_INSTALLER_NODE_USER",
                "DOCTOR_ANSIBLE_INVENTORY")) {
            if (!environment.getOrDefault(name, "").isEmpty()) {
                program = program.with(name, environment.get(name));
            }
        }
        return program;
    }

    /** A run in a logs folder of its own, ended by a signal when it has come to that stage; gives the program that knows the folder. */
    Program hit(Path folder, String signal, String stage, int exit) throws IOException, InterruptedException {
        SortedSet<String> before = configuration();
        Path logs = folder.resolve(signal + "-" + stage);
        Program program = program(folder).with("DOCTOR_RUN_LOGS_DIR", logs.toString());
        try (Running run = program.start(run())) {
            new RunLedger(logs).awaitStage(stage, run);
            assertThat(configuration()).as("configured for the run").isNotEqualTo(before);
            Outcome ended = run.end(signal);
            assertThat(ended.exit()).as(ended.toString()).isEqualTo(exit);
        }
        return program;
    }

    /** The names of its controllers. */
    List<String> controllers() {
        return Stream.of(environment.get("LAB_CONTROLLERS").split(","))
                .map(pair -> pair.replaceAll("=.*", ""))
                .toList();
    }

    /** Everything in the folders of the controllers' configuration: path, mode, owner, group and sum of each. */
    SortedSet<String> configuration() throws IOException {
        SortedSet<String> lines = new TreeSet<>();
        for (String controller : controllers()) {
            Path root = Path.of(environment.get("LAB_STATE"), "nodes", controller, "root");
            for (String folder : CONFIGURATION) {
                if (Files.exists(root.resolve(folder))) {
                    try (Stream<Path> files = Files.walk(root.resolve(folder))) {
                        files.forEach(file -> lines.add(controller + " " + root.relativize(file) + " " + facts(file)));
                    }
                }
            }
        }
        assertThat(lines).as("the configuration of " + kind).hasSizeGreaterThan(4);
        return lines;
    }

    private static String facts(Path file) {
        try {
            Map<String, Object> facts = Files.readAttributes(file, "unix:mode,uid,gid", LinkOption.NOFOLLOW_LINKS);
            String sum = Files.isRegularFile(file)
                    ? HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)))
                    : "";
            return Integer.toOctalString((Integer) facts.get("mode")) + " " + facts.get("uid") + " " + facts.get("gid")
                    + " " + sum;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends the SSH sessions of a controller, as a network that fails does; its sshd takes new ones. */
    void cutSessions(String controller) throws IOException, InterruptedException {
        RealLab.command(
                "sh",
                "-c",
                "for p in $(ip netns pids \"$0\"); do grep -qa '^sshd: .*[@ ]' /proc/$p/cmdline && kill -KILL $p; done; :",
                controller);
    }
}
