package org.opnfv.doctor.functest.cloud;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code clouds.yaml}, {@code secure.yaml} and {@code clouds-public.yaml}, merged as openstacksdk does; reads one cloud. */
final class CloudsFiles {
    private static final String CLOUDS_VARIABLE = "OS_CLIENT_CONFIG_FILE";

    private final Map<String, String> env;
    private final Path workingDirectory;
    private final Path home;
    private final ConfigPaths paths;

    CloudsFiles(Map<String, String> env, Path workingDirectory, Path home, Path system) {
        this.env = env;
        this.workingDirectory = workingDirectory;
        this.home = home;
        this.paths = new ConfigPaths(env, workingDirectory, home, system);
    }

    /** The cloud of that name. */
    Credentials cloud(String name) throws CredentialsException {
        Path file = paths.first("clouds", CLOUDS_VARIABLE)
                .orElseThrow(() ->
                        new CredentialsException("OS_CLOUD is " + name + ", but there is no clouds.yaml; looked for "
                                + looked() + "; write one, or unset OS_CLOUD and set OS_AUTH_URL and its companions"));
        Map<String, Object> clouds = clouds(file);
        if (!clouds.containsKey(name)) {
            throw new CredentialsException("OS_CLOUD is " + name + ", which is not in " + readFiles(file)
                    + "; clouds there: " + String.join(", ", clouds.keySet()));
        }
        return read(name, clouds.get(name), file);
    }

    /** The cloud of a file that has just one. */
    Credentials onlyCloud() throws CredentialsException {
        Path file = paths.first("clouds", CLOUDS_VARIABLE)
                .orElseThrow(() -> new CredentialsException(
                        "no credentials: OS_CLOUD and OS_AUTH_URL are not set and there is no clouds.yaml; looked for "
                                + looked() + "; source the openrc file of your cloud, or write a clouds.yaml"));
        Map<String, Object> clouds = clouds(file);
        if (clouds.size() != 1) {
            throw new CredentialsException("no credentials: OS_CLOUD and OS_AUTH_URL are not set, and "
                    + readFiles(file) + " has " + clouds.size() + " clouds"
                    + (clouds.isEmpty() ? "" : " (" + String.join(", ", clouds.keySet()) + ")")
                    + "; choose one with OS_CLOUD");
        }
        String name = clouds.keySet().iterator().next();
        return read(name, clouds.get(name), file);
    }

    private Credentials read(String name, Object settings, Path file) throws CredentialsException {
        String origin = "clouds.yaml: " + name + " (" + readFiles(file) + ")";
        CloudSection own = CloudSection.of(origin, settings);
        CloudSection cloud = own.over(profile(own, origin));
        CloudSection inRegion = cloud.inRegion(EnvironmentCredentials.region(env));
        // A password or another field that does not belong in a file is set for one command.
        CredentialFields fields = new CredentialFields(
                field -> inRegion.text(field).orElseGet(() -> env.get(EnvironmentCredentials.variable(field))),
                field -> field,
                origin,
                "add it to this cloud" + missingProfile(own));
        return fields.read(inRegion.region(), inRegion.services(), env, workingDirectory, home);
    }

    /** The cloud that {@code profile} names, or its old name {@code cloud}; the cloud's own settings override it. */
    private CloudSection profile(CloudSection own, String origin) throws CredentialsException {
        Optional<String> wanted = own.profile();
        Optional<Path> file = paths.first("clouds-public", null);
        if (wanted.isEmpty() || file.isEmpty()) {
            return CloudSection.of(origin, Map.of());
        }
        Object profile = section(file.get(), "public-clouds").getOrDefault(wanted.get(), Map.of());
        return CloudSection.of("profile " + wanted.get() + " (" + file.get() + ")", profile);
    }

    private String missingProfile(CloudSection own) throws CredentialsException {
        Optional<String> wanted = own.profile();
        Optional<Path> file = paths.first("clouds-public", null);
        boolean there = wanted.isEmpty()
                || file.isPresent() && section(file.get(), "public-clouds").containsKey(wanted.get());
        return there
                ? ""
                : "; its profile " + wanted.get() + " is in no clouds-public.yaml (looked for "
                        + paths.looked("clouds-public", null) + ")";
    }

    private Map<String, Object> clouds(Path file) throws CredentialsException {
        Map<String, Object> clouds = section(file, "clouds");
        Optional<Path> secure = secure();
        return secure.isPresent() ? merged(clouds, section(secure.get(), "clouds")) : clouds;
    }

    /** The mapping of names to settings under that key of a file; empty when it is missing. */
    private static Map<String, Object> section(Path file, String key) throws CredentialsException {
        try {
            Object section = ConfigFile.read(file).get(key);
            if (section != null && !(section instanceof Map<?, ?>)) {
                throw new CredentialsException(file + ": " + key + " must map the name of each cloud to its settings");
            }
            return CloudSection.mapping(section);
        } catch (IOException e) {
            throw new CredentialsException(file + " cannot be read: " + e.getMessage() + "; check its permissions", e);
        }
    }

    private static Map<String, Object> merged(Map<String, Object> below, Map<String, Object> over) {
        Map<String, Object> merged = new LinkedHashMap<>(below);
        over.forEach((key, value) -> merged.put(
                key,
                value instanceof Map<?, ?> && below.get(key) instanceof Map<?, ?>
                        ? merged(CloudSection.mapping(below.get(key)), CloudSection.mapping(value))
                        : value));
        return merged;
    }

    private Optional<Path> secure() {
        return paths.first("secure", "OS_CLIENT_SECURE_FILE");
    }

    private String looked() {
        return paths.looked("clouds", CLOUDS_VARIABLE);
    }

    private String readFiles(Path file) {
        return file + secure().map(secure -> " with " + secure).orElse("");
    }
}
