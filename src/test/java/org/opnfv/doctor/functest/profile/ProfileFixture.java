package org.opnfv.doctor.functest.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A working directory with profiles, an environment and a command line. */
final class ProfileFixture {

    private final Path workingDirectory;
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> options = new HashMap<>();
    private String profile;
    private String configFile;

    ProfileFixture(Path workingDirectory) {
        this.workingDirectory = workingDirectory;
    }

    /** The first layer alone. */
    static Settings defaults() {
        return SettingsBinder.bind(SettingDefinitions.ALL.stream()
                .map(key -> new Value(key.path(), key.fallback(), Origin.byDefault()))
                .collect(Collectors.toMap(Value::path, Function.identity())));
    }

    /** Writes {@code functest-profiles/mine.yaml} and asks for it. */
    ProfileFixture mine(String... lines) {
        return file("functest-profiles/mine.yaml", lines).profile("mine");
    }

    ProfileFixture file(String name, String... lines) {
        Path file = workingDirectory.resolve(name);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, String.join("\n", lines) + "\n");
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ProfileFixture profile(String nameOrFile) {
        profile = nameOrFile;
        return this;
    }

    ProfileFixture configFile(String file) {
        configFile = file;
        return this;
    }

    ProfileFixture variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    ProfileFixture option(String path, String text) {
        options.put(path, text);
        return this;
    }

    Profile load() throws ProfileException {
        return Profile.load(new ProfileRequest(workingDirectory, profile, environment, configFile, options));
    }

    /** The value of a path with its origin, as {@code value < origin}. */
    String value(String path) throws ProfileException {
        return load().values().stream()
                .filter(value -> value.path().equals(path))
                .map(value -> value.text() + " < " + value.origin())
                .findFirst()
                .orElseThrow();
    }
}
