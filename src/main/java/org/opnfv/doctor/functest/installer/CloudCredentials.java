package org.opnfv.doctor.functest.installer;

import java.util.HashMap;
import java.util.Map;
import org.opnfv.doctor.functest.cloud.Credentials;
import org.opnfv.doctor.functest.cloud.CredentialsException;

/** Finds the credentials of an existing cloud. */
final class CloudCredentials {

    private CloudCredentials() {}

    /** Those of the environment, or of the cloud named in the settings; without any, fails with a line that says what to do. */
    static Credentials find(SiteRequest request) {
        Map<String, String> environment = new HashMap<>(request.environment());
        boolean named = isSet(environment, "OS_CLOUD") || isSet(environment, "OS_AUTH_URL");
        if (request.text("cloud.name") != null && !named) {
            environment.put("OS_CLOUD", request.text("cloud.name"));
            if (request.text("cloud.clouds_yaml") != null) {
                environment.put(
                        "OS_CLIENT_CONFIG_FILE",
                        SshSetup.file(request, request.text("cloud.clouds_yaml"), null)
                                .toString());
            }
        }
        return of(request, environment);
    }

    /** Whether the environment or the settings name a cloud. */
    static boolean areNamed(SiteRequest request) {
        return isSet(request.environment(), "OS_CLOUD")
                || isSet(request.environment(), "OS_AUTH_URL")
                || request.text("cloud.name") != null;
    }

    static Credentials of(SiteRequest request, Map<String, String> environment) {
        try {
            return Credentials.find(environment, request.workingDirectory(), request.home());
        } catch (CredentialsException e) {
            throw new SiteException(e.getMessage(), e);
        }
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isEmpty();
    }
}
