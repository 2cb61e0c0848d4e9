package org.opnfv.doctor.functest.cloud;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Where openstacksdk looks for its files: each name in each folder; the first readable one wins. */
final class ConfigPaths {
    private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");

    private final Map<String, String> env;
    private final Path workingDirectory;
    private final Path home;
    private final Set<Path> folders = new LinkedHashSet<>();

    /** {@code system} is the machine's folder, which comes after the user's own. */
    ConfigPaths(Map<String, String> env, Path workingDirectory, Path home, Path system) {
        this.env = env;
        this.workingDirectory = workingDirectory;
        this.home = home;
        folders.add(workingDirectory);
        add(env.getOrDefault("XDG_CONFIG_HOME", ""));
        folders.add(home.resolve(".config/openstack"));
        for (String folder : env.getOrDefault(
                        "XDG_CONFIG_DIRS", system.resolveSibling("xdg").toString())
                .split(":")) {
            add(folder);
        }
        folders.add(system);
    }

    private void add(String configFolder) {
        if (!configFolder.isEmpty()) {
            folders.add(workingDirectory.resolve(configFolder).resolve("openstack"));
        }
    }

    /** The file of that name, such as {@code clouds}, or the one in the variable; null for no variable. */
    Optional<Path> first(String name, String variable) {
        return candidates(name, variable).stream()
                .filter(file -> Files.isRegularFile(file) && Files.isReadable(file))
                .findFirst();
    }

    private List<Path> candidates(String name, String variable) {
        List<Path> candidates = new ArrayList<>();
        String chosen = variable == null ? "" : env.getOrDefault(variable, "");
        if (!chosen.isEmpty()) {
            candidates.add(
                    chosen.startsWith("~/") ? home.resolve(chosen.substring(2)) : workingDirectory.resolve(chosen));
        }
        folders.forEach(folder -> ENDINGS.forEach(ending -> candidates.add(folder.resolve(name + ending))));
        return candidates;
    }

    /** For messages: the places that were searched, each only with its usual ending, so that it stays one line. */
    String looked(String name, String variable) {
        return candidates(name, variable).stream()
                .filter(file -> !folders.contains(file.getParent()) || file.endsWith(name + ".yaml"))
                .map(file -> file + (Files.isRegularFile(file) ? " (may not be read)" : ""))
                .collect(Collectors.joining(", "));
    }
}
