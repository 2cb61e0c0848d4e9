package org.opnfv.doctor.functest.installer;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What an installer may read.
 *
 * @param environment the environment variables
 * @param workingDirectory where {@code clouds.yaml} is looked for first
 * @param home the user's home
 * @param setting the effective value of a setting by its dotted key, as text; null when it has none
 */
public record SiteRequest(
        Map<String, String> environment, Path workingDirectory, Path home, UnaryOperator<String> setting) {}
