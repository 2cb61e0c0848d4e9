package org.opnfv.doctor.functest.cloud;

import java.nio.file.Path;
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
        return fields.read(region(env), workingDirectory, home);
    }

    /** The region that the environment chooses; null for none. */
    static String region(Map<String, String> env) {
        String region = env.getOrDefault("OS_REGION_NAME", "");
        return region.isEmpty() ? null : region;
    }

    private static String variable(String field) {
        return "OS_" + field.toUpperCase(Locale.ROOT);
    }
}
