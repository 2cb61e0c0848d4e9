package org.opnfv.doctor.functest.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opnfv.doctor.functest.http.Proxies;
import org.opnfv.doctor.functest.http.tls.Tls;

class CloudsFilesTest {
    private static final String LAB = """
            clouds:
              lab:
                auth:
                  auth_url: http://%s.example:5000/v3
                  username: doctor
                  password: 12345678
                  project_name: ward
                  user_domain_name: Users
                  project_domain_name: Projects
                region_name: North
                interface: internal
                verify: false
            """;

    @TempDir
    Path root;

    private final Map<String, String> env = new HashMap<>(Map.of("OS_CLOUD", "lab"));
    private Path here;
    private Path home;
    private Path system;

    @BeforeEach
    void folders() throws IOException {
        here = Files.createDirectories(root.resolve("here"));
        home = Files.createDirectories(root.resolve("home/.config/openstack"))
                .getParent()
                .getParent();
        system = Files.createDirectories(root.resolve("etc"));
    }

    @Test
    void reads_every_key_of_a_cloud() throws Exception {
        Path file = write(here.resolve("clouds.yaml"), LAB.formatted("here"));

        assertThat(find())
                .isEqualTo(new Credentials(
                        URI.create("http://here.example:5000/v3"),
                        new AuthMethod.Password(IdentityRef.name("doctor"), IdentityRef.name("Users"), "12345678"),
                        IdentityRef.name("ward"),
                        IdentityRef.name("Projects"),
                        "North",
                        "internal",
                        Map.of(),
                        Tls.unverified(),
                        Proxies.none(),
                        "clouds.yaml: lab (" + file + ")"));
    }

    @Test
    void takes_the_first_file_in_the_order_of_openstacksdk() throws Exception {
        write(system.resolve("clouds.yaml"), LAB.formatted("system"));
        assertThat(find().authUrl().getHost()).isEqualTo("system.example");
        write(home.resolve(".config/openstack/clouds.yaml"), LAB.formatted("home"));
        assertThat(find().authUrl().getHost()).isEqualTo("home.example");
        write(here.resolve("clouds.yml"), LAB.formatted("here-yml"));
        assertThat(find().authUrl().getHost()).isEqualTo("here-yml.example");
        write(here.resolve("clouds.yaml"), LAB.formatted("here"));
        assertThat(find().authUrl().getHost()).isEqualTo("here.example");
        write(root.resolve("mine.yaml"), LAB.formatted("mine"));
        env.put("OS_CLIENT_CONFIG_FILE", root.resolve("mine.yaml").toString());
        assertThat(find().authUrl().getHost()).isEqualTo("mine.example");
    }

    @Test
    void merges_the_secure_file_over_it() throws Exception {
        write(here.resolve("clouds.yaml"), LAB.formatted("here"));
        write(system.resolve("secure.yaml"), """
                clouds:
                  lab:
                    auth:
                      password: from-secure
                """);

        assertThat(find().login().secret()).isEqualTo("from-secure");
        assertThat(find().login().who()).isEqualTo("user doctor");

        env.put("OS_CLIENT_SECURE_FILE", write(root.resolve("other.yaml"), """
                clouds: {lab: {auth: {password: from-other}}}
                """).toString());
        assertThat(find().login().secret()).isEqualTo("from-other");
    }

    @Test
    void lets_the_environment_choose_the_region() throws Exception {
        write(here.resolve("clouds.yaml"), LAB.formatted("here"));
        env.put("OS_REGION_NAME", "South");

        assertThat(find().region()).isEqualTo("South");
    }

    @Test
    void takes_the_first_of_a_list_of_regions() throws Exception {
        write(
                here.resolve("clouds.yaml"),
                LAB.formatted("here").replace("region_name: North", "regions: [East, West]"));
        assertThat(find().region()).isEqualTo("East");
        write(
                here.resolve("clouds.yaml"),
                LAB.formatted("here").replace("region_name: North", "regions: [{name: Far}, {name: Near}]"));
        assertThat(find().region()).isEqualTo("Far");
    }

    @ParameterizedTest
    @ValueSource(strings = {"East", "{East: {}}", "[{values: {}}]", "[East, null]"})
    void refuses_regions_without_names(String regions) throws Exception {
        write(here.resolve("clouds.yaml"), LAB.formatted("here").replace("region_name: North", "regions: " + regions));

        assertThat(problem()).contains("regions must be a list of names, or of mappings with a name");
    }

    @Test
    void takes_a_file_of_many_clouds_with_one_anchor() throws Exception {
        String more = "  c%d: {<<: *all}%n";
        StringBuilder file = new StringBuilder(LAB.formatted("here").replace("lab:", "lab: &all"));
        for (int i = 0; i < 500; i++) {
            file.append(more.formatted(i));
        }
        write(here.resolve("clouds.yaml"), file.toString());
        env.put("OS_CLOUD", "c499");

        assertThat(find().authUrl().getHost()).isEqualTo("here.example");
    }

    @Test
    void takes_variables_of_test_tools_for_no_cloud() throws Exception {
        env.clear();
        env.putAll(Map.of("OS_TEST_TIMEOUT", "60", "OS_STDOUT_CAPTURE", "1", "OS_LOG_CAPTURE", "1"));
        write(here.resolve("clouds.yaml"), LAB.formatted("here"));

        assertThat(find().authUrl().getHost()).isEqualTo("here.example");
    }

    @Test
    void takes_the_only_cloud_when_none_is_chosen() throws Exception {
        env.clear();
        write(here.resolve("clouds.yaml"), LAB.formatted("here"));
        assertThat(find().authUrl().getHost()).isEqualTo("here.example");

        env.put("OS_USERNAME", "someone");
        assertThat(problem()).contains("OS_AUTH_URL is missing");
    }

    @Test
    void asks_to_choose_among_several_clouds() throws Exception {
        env.clear();
        write(here.resolve("clouds.yaml"), LAB.formatted("here") + "  other: {}\n");

        assertThat(problem())
                .contains("2 clouds (lab, other)")
                .contains("OS_CLOUD")
                .contains(here + "/clouds.yaml");
    }

    @Test
    void says_which_files_were_read_when_the_cloud_is_in_none() throws Exception {
        env.put("OS_CLOUD", "lba");
        Path clouds = write(here.resolve("clouds.yaml"), LAB.formatted("here"));
        Path secure = write(here.resolve("secure.yaml"), "clouds: {}\n");

        assertThat(problem())
                .contains("OS_CLOUD is lba")
                .contains(clouds.toString())
                .contains(secure.toString())
                .contains("clouds there: lab");
    }

    @Test
    void says_where_it_looked_when_there_is_no_file() {
        env.put("OS_CLIENT_CONFIG_FILE", "/nowhere/c.json");

        assertThat(problem())
                .contains("OS_CLOUD is lab")
                .contains("/nowhere/c.json")
                .contains(here + "/clouds.yaml")
                .contains(system + "/clouds.yaml");
    }

    @Test
    void names_file_and_line_of_what_is_not_yaml() throws Exception {
        Path file = write(here.resolve("clouds.yaml"), "clouds:\n  lab:\n    auth: {password: top-secret\n  x: ]\n");

        assertThat(problem()).startsWith(file + ":4:").doesNotContain("top-secret");
    }

    @Test
    void refuses_clouds_that_are_a_list() throws Exception {
        Path file = write(here.resolve("clouds.yaml"), "clouds: [lab]\n");

        assertThat(problem()).contains(file.toString()).contains("clouds must map");
    }

    @Test
    void takes_an_empty_file_for_one_without_clouds() throws Exception {
        write(here.resolve("clouds.yaml"), "");

        assertThat(problem()).contains("OS_CLOUD is lab, which is not in");
    }

    @Test
    void names_the_key_that_a_cloud_lacks() throws Exception {
        write(here.resolve("clouds.yaml"), "clouds: {lab: {auth: {auth_url: 'http://a:1', username: u}}}\n");

        assertThat(problem())
                .contains("clouds.yaml: lab")
                .contains("password is missing")
                .contains("add it");
    }

    private static Path write(Path file, String text) throws IOException {
        return Files.writeString(file, text);
    }

    private Credentials find() throws CredentialsException {
        return Credentials.find(env, here, home, system);
    }

    private String problem() {
        CredentialsException problem = catchThrowableOfType(CredentialsException.class, this::find);
        assertThat(problem).isNotNull();
        assertThat(problem.getMessage()).doesNotContain("\n").doesNotContain("12345678");
        return problem.getMessage();
    }
}
