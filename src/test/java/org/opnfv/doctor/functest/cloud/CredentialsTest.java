package org.opnfv.doctor.functest.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opnfv.doctor.functest.http.Proxies;
import org.opnfv.doctor.functest.http.tls.Tls;

class CredentialsTest {
    @TempDir
    Path here;

    @TempDir
    Path home;

    @TempDir
    Path system;

    private final Map<String, String> env = new HashMap<>(Map.of(
            "OS_AUTH_URL", "http://keystone.example:5000/v3",
            "OS_USERNAME", "doctor",
            "OS_PASSWORD", "s3cret-word",
            "OS_PROJECT_NAME", "ward"));

    @Test
    void reads_an_openrc() throws Exception {
        env.putAll(Map.of(
                "OS_USER_DOMAIN_NAME",
                "Users",
                "OS_PROJECT_DOMAIN_NAME",
                "Projects",
                "OS_REGION_NAME",
                "North",
                "OS_INTERFACE",
                "internal"));

        assertThat(find())
                .isEqualTo(new Credentials(
                        URI.create("http://keystone.example:5000/v3"),
                        new AuthMethod.Password(IdentityRef.name("doctor"), IdentityRef.name("Users"), "s3cret-word"),
                        IdentityRef.name("ward"),
                        IdentityRef.name("Projects"),
                        "North",
                        "internal",
                        Map.of(),
                        Tls.system(),
                        Proxies.none(),
                        "OS_*"));
    }

    @Test
    void takes_the_default_domain_the_public_interface_and_any_region_when_nothing_else_is_said() throws Exception {
        Credentials found = find();

        assertThat(userDomain(found)).isEqualTo(IdentityRef.id("default"));
        assertThat(found.projectDomain()).isEqualTo(IdentityRef.id("default"));
        assertThat(found.endpointInterface()).isEqualTo("public");
        assertThat(found.region()).isNull();
        assertThat(found.tls().verifies()).isTrue();
        assertThat(found.tls().authorities()).isNull();
    }

    @Test
    void prefers_ids_to_names() throws Exception {
        env.putAll(Map.of(
                "OS_PROJECT_ID",
                "p1",
                "OS_USER_DOMAIN_ID",
                "d1",
                "OS_USER_DOMAIN_NAME",
                "ignored",
                "OS_PROJECT_DOMAIN_ID",
                "d2"));

        assertThat(find().project()).isEqualTo(IdentityRef.id("p1"));
        assertThat(userDomain(find())).isEqualTo(IdentityRef.id("d1"));
        assertThat(find().projectDomain()).isEqualTo(IdentityRef.id("d2"));
    }

    @Test
    void takes_the_old_names_of_project_and_domain() throws Exception {
        env.remove("OS_PROJECT_NAME");
        env.putAll(Map.of("OS_TENANT_NAME", "ward", "OS_DOMAIN_NAME", "Both", "OS_ENDPOINT_TYPE", "internalURL"));

        assertThat(find().project()).isEqualTo(IdentityRef.name("ward"));
        assertThat(userDomain(find())).isEqualTo(IdentityRef.name("Both"));
        assertThat(find().projectDomain()).isEqualTo(IdentityRef.name("Both"));
        assertThat(find().endpointInterface()).isEqualTo("internal");
    }

    @ParameterizedTest
    @CsvSource({
        "http://k.example:5000,      http://k.example:5000/v3",
        "http://k.example:5000/,     http://k.example:5000/v3",
        "http://k.example:5000/v3/,  http://k.example:5000/v3",
        "http://k.example:5000/v2.0, http://k.example:5000/v3",
        "https://k.example/identity, https://k.example/identity/v3",
    })
    void speaks_version_3_wherever_the_url_ends(String given, String used) throws Exception {
        env.put("OS_AUTH_URL", given);

        assertThat(find().authUrl()).isEqualTo(URI.create(used));
    }

    @ParameterizedTest
    @ValueSource(strings = {"keystone.example", "ftp://keystone.example", "http://", "http://a b"})
    void refuses_what_is_no_url(String given) {
        env.put("OS_AUTH_URL", given);

        assertThat(problem()).contains("OS_AUTH_URL").contains(given).contains("http://keystone.example:5000/v3");
    }

    @Test
    void refuses_a_url_with_a_password_and_does_not_show_it() {
        env.put("OS_AUTH_URL", "http://admin:s3cret-word@keystone.example:5000/v3");
        assertThat(problem())
                .contains("OS_AUTH_URL is not a URL without user and password: http://***@keystone.example:5000/v3;");

        env.put("OS_AUTH_URL", "http://keystone.example:5000/v3");
        env.put("OS_COMPUTE_ENDPOINT_OVERRIDE", "http://nova:s3cret-word@nova.example");
        assertThat(problem()).contains("without user and password: http://***@nova.example;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OS_AUTH_URL", "OS_PASSWORD", "OS_REGION_NAME", "OS_IDENTITY_API_VERSION"})
    void knows_an_openrc_of_windows(String variable) {
        env.put(variable, env.getOrDefault(variable, "3") + "\r");

        assertThat(problem())
                .contains(variable + " ends with a carriage return")
                .doesNotContain("\r");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OS_AUTH_URL", "OS_USERNAME", "OS_PASSWORD"})
    void names_the_variable_that_is_missing(String variable) {
        env.remove(variable);

        assertThat(problem())
                .contains(variable + " is missing")
                .contains("openrc")
                .doesNotContain("s3cret-word");
    }

    @ParameterizedTest
    @CsvSource({"OS_INSECURE,true", "OS_INSECURE,1", "OS_INSECURE,Yes", "OS_VERIFY,false", "OS_VERIFY,0"})
    void verifies_no_certificate_when_told_so(String variable, String value) throws Exception {
        env.put(variable, value);

        assertThat(find().tls().verifies()).isFalse();
    }

    @Test
    void refuses_a_switch_interface_or_type_it_does_not_know() {
        env.put("OS_INSECURE", "perhaps");
        assertThat(problem()).contains("OS_INSECURE is perhaps").contains("true or false");
        env.remove("OS_INSECURE");
        env.put("OS_INTERFACE", "secret");
        assertThat(problem()).contains("OS_INTERFACE is secret").contains("public, internal or admin");
        env.remove("OS_INTERFACE");
        env.put("OS_AUTH_TYPE", "v3kerberos");
        assertThat(problem())
                .contains("OS_AUTH_TYPE is v3kerberos, which cannot be used")
                .contains("v3applicationcredential");
    }

    @Test
    void finds_the_authorities_from_the_working_directory_and_home() throws Exception {
        Path bundle = Files.createFile(here.resolve("ca.pem"));
        env.put("OS_CACERT", "ca.pem");
        assertThat(find().tls().authorities()).isEqualTo(bundle);

        Path atHome = Files.createFile(home.resolve("ca.pem"));
        env.put("OS_CACERT", "~/ca.pem");
        assertThat(find().tls().authorities()).isEqualTo(atHome);

        env.put("OS_CACERT", "/nowhere/ca.pem");
        assertThat(problem()).contains("OS_CACERT").contains("/nowhere/ca.pem").contains("cannot be read");
    }

    @Test
    void says_where_it_looked_when_there_is_nothing() {
        env.clear();

        assertThat(problem())
                .contains("OS_CLOUD")
                .contains("OS_AUTH_URL")
                .contains(here + "/clouds.yaml")
                .contains(home + "/.config/openstack/clouds.yaml")
                .contains(system + "/clouds.yaml")
                .contains("openrc");
    }

    @Test
    void shows_everything_but_the_password() throws Exception {
        assertThat(find().toString())
                .contains("doctor")
                .contains("ward")
                .contains("OS_*")
                .doesNotContain("s3cret-word");
    }

    @Test
    void ignores_the_variables_of_credentials_when_a_cloud_is_chosen() throws IOException, CredentialsException {
        Files.writeString(here.resolve("clouds.yaml"), """
                clouds:
                  lab:
                    auth: {auth_url: "http://lab.example:5000", username: u, password: p, project_name: q}
                """);
        env.put("OS_CLOUD", "lab");

        assertThat(find().authUrl()).isEqualTo(URI.create("http://lab.example:5000/v3"));
        assertThat(find().login().who()).isEqualTo("user u");
    }

    @Test
    void takes_the_variables_where_the_cloud_that_is_chosen_is_theirs() throws Exception {
        env.put("OS_CLOUD", "envvars");
        assertThat(find().origin()).isEqualTo("OS_*");

        env.putAll(Map.of("OS_CLOUD", "mine", "OS_CLOUD_NAME", "mine"));
        assertThat(find().login().who()).isEqualTo("user doctor");

        env.put("OS_CLOUD", "envvars");
        assertThat(problem()).contains("OS_CLOUD is envvars, but there is no clouds.yaml");
    }

    private static IdentityRef userDomain(Credentials found) {
        return ((AuthMethod.Password) found.login()).domain();
    }

    private Credentials find() throws CredentialsException {
        return Credentials.find(env, here, home, system);
    }

    private String problem() {
        CredentialsException problem = catchThrowableOfType(CredentialsException.class, this::find);
        assertThat(problem).isNotNull();
        assertThat(problem.getMessage()).doesNotContain("\n");
        return problem.getMessage();
    }
}
