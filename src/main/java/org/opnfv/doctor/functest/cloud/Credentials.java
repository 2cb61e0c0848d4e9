package org.opnfv.doctor.functest.cloud;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * Who speaks to which cloud. Found by the rules of openstacksdk: the cloud that {@code OS_CLOUD} names in
 * {@code clouds.yaml}, else the {@code OS_*} variables, else the only cloud of {@code clouds.yaml}.
 *
 * @param authUrl Keystone, with {@code /v3} at its end
 * @param project the project to work in
 * @param region region of the catalog; null for any
 * @param endpointInterface {@code public}, {@code internal} or {@code admin}
 * @param cacert PEM bundle of the authorities to trust; null for Java's own
 * @param verify false takes any certificate
 * @param origin where these were found, for messages: {@code clouds.yaml: lab (<path>)} or {@code OS_*}
 */
public record Credentials(
        URI authUrl,
        String username,
        String password,
        Ref project,
        Ref userDomain,
        Ref projectDomain,
        String region,
        String endpointInterface,
        Path cacert,
        boolean verify,
        String origin) {

    /**
     * Finds the credentials of this process.
     *
     * @param env the environment
     * @param workingDirectory where {@code clouds.yaml} is looked for first
     * @param home the user's home, with {@code .config/openstack}
     * @throws CredentialsException when there are none, or they are incomplete: one line that says what to do
     */
    public static Credentials find(Map<String, String> env, Path workingDirectory, Path home)
            throws CredentialsException {
        return find(env, workingDirectory, home, Path.of("/etc/openstack"));
    }

    static Credentials find(Map<String, String> env, Path workingDirectory, Path home, Path system)
            throws CredentialsException {
        CloudsFiles files = new CloudsFiles(env, workingDirectory, home, system);
        String cloud = env.getOrDefault("OS_CLOUD", "");
        if (!cloud.isEmpty()) {
            return files.cloud(cloud);
        }
        if (EnvironmentCredentials.present(env)) {
            return EnvironmentCredentials.read(env, workingDirectory, home);
        }
        return files.onlyCloud();
    }

    /** The project's name, or its id where only that is known. */
    public String projectName() {
        return project.value();
    }

    /** Everything but the password. */
    @Override
    public String toString() {
        return "Credentials[" + origin + ": " + username + "@" + userDomain + " in " + project + "@" + projectDomain
                + " at " + authUrl + ", region " + region + ", " + endpointInterface + " interface, cacert " + cacert
                + ", verify " + verify + "]";
    }
}
