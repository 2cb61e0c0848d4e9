package org.opnfv.doctor.functest.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.opnfv.doctor.functest.http.Json;

/** The programs {@code openstack} and {@code aodh}, run against an embedded cloud. */
final class CommandLineClients {

    private static final int PATIENCE_S = 120;

    /** What a client answered, standard output and error apart. */
    record Outcome(String command, int exit, String out, String err) {

        /** Its standard output as JSON. */
        JsonNode json() {
            try {
                // With --wait, lines about the progress may come before the object.
                return Json.mapper().readTree(out.substring(Math.max(0, Math.min(start('{'), start('[')))));
            } catch (IOException noJson) {
                throw new AssertionError(command + " wrote no JSON: " + out, noJson);
            }
        }

        private int start(char bracket) {
            int found = out.indexOf(bracket);
            return found < 0 ? out.length() : found;
        }
    }

    private final Map<String, String> environment;
    private final Path folder;

    /**
     * @param environment the {@code OS_*} variables to log in with
     * @param folder where they run, and for their output
     */
    CommandLineClients(Map<String, String> environment, Path folder) {
        this.environment = environment;
        this.folder = folder;
    }

    /** Runs a command whatever comes of it; {@code words} are separated by blanks. */
    Outcome attempt(String words) {
        List<String> command = new ArrayList<>(List.of(words.split(" ")));
        try {
            Path out = Files.createTempFile(folder, "client", ".out");
            Path err = Files.createTempFile(folder, "client", ".err");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment()
                    .keySet()
                    .removeIf(
                            name -> name.startsWith("OS_") || name.toLowerCase().endsWith("_proxy"));
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(words + " did not end within " + PATIENCE_S + " s: " + Files.readString(err));
            }
            return new Outcome(words, process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException failure) {
            throw new AssertionError(words + " cannot be run", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(words + " was interrupted", interrupted);
        }
    }

    /** Runs a command that must succeed. */
    Outcome run(String words) {
        Outcome outcome = attempt(words);
        assertThat(outcome.exit()).as(words + "\n" + outcome.err()).isZero();
        return outcome;
    }

    /** Runs a command that must succeed and show JSON. */
    JsonNode json(String words) {
        return run(words + " -f json").json();
    }

    /** Runs a command that must succeed and tell one column of one row. */
    String value(String words, String column) {
        return run(words + " -f value -c " + column).out().strip();
    }
}
