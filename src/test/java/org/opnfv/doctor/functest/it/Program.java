package org.opnfv.doctor.functest.it;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The built program, to be run as a user would: in a folder of its own, with an environment that holds what the test gives it. */
final class Program {
    private final Path folder;
    private final Duration patience;
    private final Map<String, String> environment = new LinkedHashMap<>();

    private Program(Path folder, Duration patience) {
        this.folder = folder;
        this.patience = patience;
        environment.put("PATH", System.getenv("PATH"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("HOME", folder.toString());
        // Java asks the system for the home, not the environment.
        environment.put("DOCTOR_JAVA_OPTS", "-Duser.home=" + folder);
        environment.put("LC_ALL", "C.UTF-8");
        // A test machine that is busy is no dead host, and what it measures is no latency.
        environment.put("DOCTOR_RUN_THRESHOLD_S", "20");
        environment.put("DOCTOR_MONITOR_DEADLINE_MS", "500");
    }

    /** To be run in that folder. */
    static Program in(Path folder) {
        return new Program(folder, Duration.ofMinutes(1));
    }

    /** The same, for a cloud where everything takes its time: a run is given up after that long. */
    Program within(Duration time) {
        return new Program(folder, time).with(environment);
    }

    /** The executable file itself. */
    static Path executable() {
        return Path.of(System.getProperty("doctor.executable"));
    }

    /** The same with one more variable in its environment. */
    Program with(String name, String value) {
        return with(Map.of(name, value));
    }

    /** The same with more variables in its environment. */
    Program with(Map<String, String> more) {
        Program program = new Program(folder, patience);
        program.environment.putAll(environment);
        program.environment.putAll(more);
        return program;
    }

    /** Runs it to its end. */
    Outcome run(String... arguments) throws IOException, InterruptedException {
        try (Running running = start(arguments)) {
            return running.end();
        }
    }

    /** Starts it in the background. */
    Running start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(executable().toString()));
        command.addAll(List.of(arguments));
        return launch(command);
    }

    /** Runs a command of a shell in the same folder and environment; {@code "$0"} is the program, the rest {@code "$@"}. */
    Outcome shell(String script, String... arguments) throws IOException, InterruptedException {
        try (Running running = startShell(script, arguments)) {
            return running.end();
        }
    }

    /** Starts one, which has to become the program. */
    Running startShell(String script, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("bash", "-c", script, executable().toString()));
        command.addAll(List.of(arguments));
        return launch(command);
    }

    private Running launch(List<String> command) throws IOException {
        // A build that runs in the background ignores Ctrl-C, and what it starts would too: Java keeps to what it
        // inherits.
        List<String> heeding = new ArrayList<>(List.of("env", "--default-signal=INT"));
        heeding.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(heeding).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new Running(builder.start(), patience);
    }
}
