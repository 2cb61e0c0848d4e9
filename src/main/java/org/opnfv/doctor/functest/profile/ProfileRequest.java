package org.opnfv.doctor.functest.profile;

import java.nio.file.Path;
import java.util.Map;

/**
 * The request for a profile.
 *
 * @param workingDirectory where {@code functest-profiles/} is looked for and relative profile files start
 * @param profile name of a profile, or the path of a file (it has a {@code /} or ends in {@code .yaml} or {@code .yml}); null: the
 *     profile named like the installer
 * @param environment environment variables
 * @param configFile a configuration file of the original harness; null: none
 * @param options settings given on the command line, by path: {@code run.threshold_s} to {@code 0.5}
 */
public record ProfileRequest(
        Path workingDirectory,
        String profile,
        Map<String, String> environment,
        String configFile,
        Map<String, String> options) {

    /** Copies both maps. */
    public ProfileRequest {
        environment = Map.copyOf(environment);
        options = Map.copyOf(options);
    }

    /** Without a configuration file of the original harness. */
    public ProfileRequest(
            Path workingDirectory, String profile, Map<String, String> environment, Map<String, String> options) {
        this(workingDirectory, profile, environment, null, options);
    }
}
