package org.opnfv.doctor.functest.it;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.opnfv.doctor.functest.cli.InProcess;

/**
 * The program's commands in the test's own process, which spares the start of a Java: for what is about a command, and not about
 * process, streams, signals or environment. All of a process have one environment and one working directory; so what {@link Program} is
 * told by its environment stands in a profile here, and runs are in {@code logs} of the folder by an option.
 */
final class Inside {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String CLOUD = "test";
    private static final String OVERRIDE = "_endpoint_override";

    /** Those that take the settings of a run; what is to be cleaned knows its own. */
    private static final List<String> WITH_SETTINGS = List.of("run", "check");

    private final Path folder;
    private final Map<String, String> settings = new TreeMap<>();
    private final Map<String, String> auth = new TreeMap<>();

    private Inside(Path folder) {
        this.folder = folder;
        settings.put("installer", "embedded");
        settings.put("run.threshold_s", "20");
        settings.put("monitor.deadline_ms", "500");
    }

    /** With its runs in that folder. */
    static Inside in(Path folder) {
        return new Inside(folder);
    }

    /** The same with these settings, by their paths, too. */
    Inside set(Map<String, String> more) {
        Inside inside = new Inside(folder);
        inside.settings.putAll(settings);
        inside.auth.putAll(auth);
        inside.settings.putAll(more);
        return inside;
    }

    /** The same with one setting more. */
    Inside set(String path, String value) {
        return set(Map.of(path, value));
    }

    /** The same on the cloud of these variables, or with what else they set. */
    Inside on(Map<String, String> variables) {
        Inside inside = set(Map.of());
        variables.forEach((name, value) -> {
            if (name.startsWith("DOCTOR_")) {
                String path = name.substring("DOCTOR_".length()).toLowerCase(Locale.ROOT);
                inside.settings.put(path.replaceFirst("_", "."), value);
            } else {
                inside.auth.put(name.substring("OS_".length()).toLowerCase(Locale.ROOT), value);
            }
        });
        return inside;
    }

    /** The same with a service of the cloud elsewhere than its catalog says. */
    Inside endpoint(String type, URI url) {
        Inside inside = set(Map.of());
        inside.auth.put(type + OVERRIDE, url.toString());
        return inside;
    }

    /** Runs it to its end. */
    Outcome run(String... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of(arguments));
        if (WITH_SETTINGS.contains(words.get(0)) && !words.contains("--profile")) {
            words.addAll(List.of("--profile", profile()));
        }
        if (!words.contains("--logs-dir") && !words.contains("--help")) {
            words.addAll(List.of("--logs-dir", folder.resolve("logs").toString()));
        }
        Path forPrograms = null;
        if (words.contains("-f") && !words.contains("-o")) {
            // It goes to the process's own standard output, which all have in common.
            forPrograms = Files.createTempFile(settingsFolder(), "out", "");
            words.addAll(List.of("-o", forPrograms.toString()));
        }
        InProcess.Ended ended = InProcess.execute(words.toArray(String[]::new));
        String out = ended.out() + (forPrograms == null ? "" : Files.readString(forPrograms));
        return new Outcome(ended.exit(), out, ended.err());
    }

    private Path settingsFolder() throws IOException {
        return Files.createDirectories(folder.resolve(".settings"));
    }

    /** The file with these settings, which a start of the program may be given as well. */
    String profile() throws IOException {
        requireNoOtherCloud();
        Path files = settingsFolder();
        Map<String, String> all = new TreeMap<>(settings);
        if (!auth.isEmpty()) {
            Path clouds = Files.createTempFile(files, "clouds", ".yaml");
            ObjectNode cloud = YAML.createObjectNode();
            ObjectNode named = cloud.putObject("clouds").putObject(CLOUD);
            named.put("region_name", auth.get("region_name"));
            ObjectNode login = named.putObject("auth");
            auth.forEach((name, value) -> {
                if (name.endsWith(OVERRIDE)) {
                    named.put(name, value);
                } else if (!name.equals("region_name") && !name.equals("identity_api_version")) {
                    login.put(name, value);
                }
            });
            YAML.writeValue(clouds.toFile(), cloud);
            all.put("cloud.name", CLOUD);
            all.put("cloud.clouds_yaml", clouds.toString());
        }
        ObjectNode profile = YAML.createObjectNode();
        for (Map.Entry<String, String> setting : all.entrySet()) {
            String[] names = setting.getKey().split("\\.");
            ObjectNode section = names.length == 1 ? profile : profile.withObjectProperty(names[0]);
            // As it would be read had it been written by hand: a number, a word, or true.
            section.set(names[names.length - 1], YAML.readTree(setting.getValue()));
        }
        Path file = Files.createTempFile(files, "profile", ".yaml");
        YAML.writeValue(file.toFile(), profile);
        return file.toString();
    }

    /** The builder's environment is that of the tests, and names of a cloud in it win over those of a profile. */
    private static void requireNoOtherCloud() {
        for (String name : List.of("OS_CLOUD", "OS_AUTH_URL")) {
            if (System.getenv(name) != null) {
                throw new AssertionError("unset " + name + ": the runs of this test would be made on that cloud");
            }
        }
    }
}
