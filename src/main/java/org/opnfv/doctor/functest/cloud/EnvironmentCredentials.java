package org.opnfv.doctor.functest.cloud;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Credentials from {@code OS_*}, as an openrc file sets them. */
final class EnvironmentCredentials {
    static final String ORIGIN = "OS_*";

    // These choose among clouds; they are no credentials and do not form a cloud of their own.
    private static final Set<String> SELECTORS =
            Set.of("OS_CLOUD", "OS_REGION_NAME", "OS_CLIENT_CONFIG_FILE", "OS_CLIENT_SECURE_FILE", "OS_CLOUD_NAME");
    // OpenStack's own test tools have variables that begin with these.
    private static final Pattern OF_TESTS = Pattern.compile("OS_(TEST|STD|LOG).*");

    private EnvironmentCredentials() {}

    static boolean present(Map<String, String> env) {
        return env.entrySet().stream()
                .anyMatch(variable -> variable.getKey().startsWith("OS_")
                        && !variable.getValue().isEmpty()
                        && !SELECTORS.contains(variable.getKey())
                        && !OF_TESTS.matcher(variable.getKey()).matches());
    }

    /** The name in {@code OS_CLOUD} for the cloud of the variables themselves. */
    static String cloud(Map<String, String> env) {
        return env.getOrDefault("OS_CLOUD_NAME", "envvars");
    }

    static Credentials read(Map<String, String> env, Path workingDirectory, Path home) throws CredentialsException {
        for (Map.Entry<String, String> variable : new TreeMap<>(env).entrySet()) {
            if (variable.getKey().startsWith("OS_") && variable.getValue().endsWith("\r")) {
                throw new CredentialsException(variable.getKey()
                        + " ends with a carriage return, as an openrc file with the line ends of Windows sets it; give"
                        + " that file those of Unix, and source it again");
            }
        }
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
