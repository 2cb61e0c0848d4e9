package org.opnfv.doctor.functest.cloud;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Credentials from {@code OS_*}, as an openrc file sets them. */
final class EnvironmentCredentials {
    static final String ORIGIN = "OS_*";

    // These choose among clouds; they are no credentials and do not make a cloud of their own.
    private static final Set<String> SELECTORS =
            Set.of("OS_CLOUD", "OS_REGION_NAME", "OS_CLIENT_CONFIG_FILE", "OS_CLIENT_SECURE_FILE", "OS_CLOUD_NAME");

    private EnvironmentCredentials() {}

    static boolean present(Map<String, String> env) {
        return env.entrySet().stream()
                .anyMatch(variable -> variable.getKey().startsWith("OS_")
                        && !variable.getValue().isEmpty()
                        && !SELECTORS.contains(variable.getKey()));
    }

    static Credentials read(Map<String, String> env, Path workingDirectory, Path home) throws CredentialsException {
        CredentialFields fields = new CredentialFields(
                field -> env.get(variable(field)),
                EnvironmentCredentials::variable,
                ORIGIN,
                "set it (source the openrc file of your cloud), or choose a cloud of clouds.yaml with OS_CLOUD");
        Map<String, Object> settings = new HashMap<>();
        env.forEach((name, value) -> {
            if (name.startsWith("OS_") && !value.isEmpty()) {
                settings.put(name.substring("OS_".length()).toLowerCase(Locale.ROOT), value);
            }
        });
        return fields.read(region(env), CloudSection.of(ORIGIN, settings).services(), env, workingDirectory, home);
    }

    /** The region that the environment chooses; null for none. */
    static String region(Map<String, String> env) {
        String region = env.getOrDefault("OS_REGION_NAME", "");
        return region.isEmpty() ? null : region;
    }

    static String variable(String field) {
        return "OS_" + field.toUpperCase(Locale.ROOT);
    }
}
