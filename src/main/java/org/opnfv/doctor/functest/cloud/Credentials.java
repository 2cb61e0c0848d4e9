package org.opnfv.doctor.functest.cloud;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.opnfv.doctor.functest.http.Proxies;
import org.opnfv.doctor.functest.http.Urls;
import org.opnfv.doctor.functest.http.tls.Tls;

/**
 * The credentials for a cloud. Found by the rules of openstacksdk: the cloud that {@code OS_CLOUD} names in {@code clouds.yaml}, else the
 * {@code OS_*} variables, else the only cloud of {@code clouds.yaml}.
 *
 * @param authUrl Keystone, with {@code /v3} at its end
 * @param login the user and secret
 * @param project the project to work in; null for the one that Keystone knows by itself: an application credential's, a token's or
 *     the user's default
 * @param projectDomain of that project; irrelevant for a project named by id
 * @param region region of the catalog; null for any
 * @param endpointInterface {@code public}, {@code internal} or {@code admin}
 * @param services settings of single services, by {@code clouds.yaml}'s names, such as {@code compute_endpoint_override}
 * @param tls how its servers are verified, and the client's certificate
 * @param proxies the site's proxies
 * @param origin where these were found, for messages: {@code clouds.yaml: lab (<path>)} or {@code OS_*}
 */
public record Credentials(
        URI authUrl,
        AuthMethod login,
        IdentityRef project,
        IdentityRef projectDomain,
        String region,
        String endpointInterface,
        Map<String, String> services,
        Tls tls,
        Proxies proxies,
        String origin) {
    /** Copies the services. */
    public Credentials {
        services = Map.copyOf(services);
    }

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
        boolean variables = EnvironmentCredentials.present(env);
        if (!cloud.isEmpty() && !(variables && cloud.equals(EnvironmentCredentials.cloud(env)))) {
            return files.cloud(cloud);
        }
        if (variables) {
            return EnvironmentCredentials.read(env, workingDirectory, home);
        }
        return files.onlyCloud();
    }

    /** The same cloud for another user, or in another project. */
    public Credentials as(AuthMethod other, IdentityRef otherProject, String otherOrigin) {
        return new Credentials(
                authUrl,
                other,
                otherProject,
                projectDomain,
                region,
                endpointInterface,
                services,
                tls,
                proxies,
                otherOrigin);
    }

    /** The same with another text for their origin. */
    public Credentials from(String otherOrigin) {
        return as(login, project, otherOrigin);
    }

    /** The project in messages: its name, its id where only that is known, or a word for Keystone's choice. */
    public String projectName() {
        return project == null ? "of the credentials" : project.value();
    }

    /** Keystone's host: a name, or an address without brackets. */
    public String host() {
        return Urls.host(authUrl).orElseThrow();
    }

    /** The host that we connect to for Keystone: its own, or the site's proxy. */
    public String firstHop() {
        return proxies.host(authUrl).orElseGet(this::host);
    }

    /** The path to a URL of this cloud, for people; empty without proxies. */
    public String way(URI url) {
        return proxies.way(url);
    }

    /** Everything but the secret. */
    @Override
    public String toString() {
        return "Credentials[" + origin + ": " + login + " in " + project + "@" + projectDomain
                + " at " + authUrl + ", region " + region + ", " + endpointInterface + " interface, services "
                + services + ", " + tls + "]";
    }
}
