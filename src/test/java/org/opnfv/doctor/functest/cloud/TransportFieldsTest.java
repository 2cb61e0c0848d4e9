package org.opnfv.doctor.functest.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opnfv.doctor.functest.http.tls.Samples;
import org.opnfv.doctor.functest.http.tls.Tls;

/** Which of the many settings about certificates and proxies counts, in an openrc and in clouds.yaml. */
class TransportFieldsTest {
    @TempDir
    Path here;

    private final Map<String, String> env = new HashMap<>();

    @BeforeEach
    void files() throws Exception {
        for (String name : new String[] {"ca", "other", "rsa", "rsa-pkcs8", "rsa-aes256", "ec-pkcs8"}) {
            Files.copy(Samples.pem(name), here.resolve(name + ".pem"));
        }
        Files.createDirectory(here.resolve("home"));
        Files.copy(Samples.pem("ca"), here.resolve("home/ca.pem"));
        rc("OS_AUTH_URL", "https://keystone.example:5000");
        rc("OS_USERNAME", "doctor");
        rc("OS_PASSWORD", "s3cret-word");
        rc("OS_PROJECT_NAME", "ward");
    }

    @ParameterizedTest
    @CsvSource({
        "OS_CACERT, ca.pem, ca.pem",
        "OS_CACERT, ~/ca.pem, home/ca.pem",
        "OS_VERIFY, ca.pem, ca.pem",
        "REQUESTS_CA_BUNDLE, ca.pem, ca.pem",
        "CURL_CA_BUNDLE, ca.pem, ca.pem",
    })
    void trusts_what_a_variable_names(String variable, String value, Path file) throws Exception {
        rc(variable, value);

        assertThat(find().tls().authorities()).isEqualTo(here.resolve(file));
    }

    @Test
    void prefers_the_clouds_own_authorities_to_those_of_the_site() throws Exception {
        rc("REQUESTS_CA_BUNDLE", "other.pem");
        rc("CURL_CA_BUNDLE", "gone.pem");
        assertThat(find().tls().authorities()).isEqualTo(here.resolve("other.pem"));
        rc("OS_VERIFY", "gone.pem");
        rc("OS_CACERT", "ca.pem");
        assertThat(find().tls().authorities()).isEqualTo(here.resolve("ca.pem"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"OS_CACERT", "OS_CERT", "OS_KEY", "OS_VERIFY", "OS_INSECURE", "REQUESTS_CA_BUNDLE"})
    void takes_a_variable_that_is_empty_for_none(String variable) throws Exception {
        rc(variable, "");

        assertThat(find().tls()).isSameAs(Tls.system());
    }

    @ParameterizedTest
    @CsvSource({"verify, false", "verify, 'False'", "insecure, true", "insecure, 'yes'"})
    void needs_no_authorities_where_nothing_is_verified(String key, String value) throws Exception {
        cloud("    cacert: /nowhere/ca.pem\n    " + key + ": " + value);

        assertThat(find().tls().verifies()).isFalse();
    }

    @Test
    void reads_what_a_cloud_says_of_itself() throws Exception {
        cloud("    verify: ca.pem\n    cert: rsa.pem\n    key: rsa-pkcs8.pem");

        assertThat(find().tls())
                .hasToString(
                        "authorities " + here.resolve("ca.pem") + ", verified true, shown " + here.resolve("rsa.pem"));
    }

    @Test
    void shows_a_certificate_also_where_nothing_is_verified() throws Exception {
        rc("OS_INSECURE", "true");
        rc("OS_CERT", "rsa.pem");
        rc("OS_KEY", "rsa-aes256.pem");
        rc("DOCTOR_OS_KEY_PASSPHRASE", Samples.PASSPHRASE);

        assertThat(find().tls()).hasToString("authorities of Java, verified false, shown " + here.resolve("rsa.pem"));
    }

    @ParameterizedTest
    @CsvSource({
        "OS_CACERT, gone.pem, '', '', OS_CACERT names",
        "OS_VERIFY, maybe, '', '', OS_VERIFY names",
        "REQUESTS_CA_BUNDLE, gone.pem, '', '', the authorities in",
        "CURL_CA_BUNDLE, gone.pem, '', '', the authorities in",
        "OS_CACERT, rsa-pkcs8.pem, '', '', it holds no certificate to trust for servers",
        "OS_CERT, gone.pem, '', '', OS_CERT names",
        "OS_CERT, rsa.pem, OS_KEY, gone.pem, OS_KEY names",
        "OS_KEY, rsa-pkcs8.pem, '', '', 'OS_KEY is set without a certificate; set OS_CERT too'",
        "OS_CERT, rsa.pem, '', '', it holds no private key",
        "OS_CERT, rsa.pem, OS_KEY, ec-pkcs8.pem, its key is not that of the first certificate",
        "OS_CERT, rsa.pem, OS_KEY, rsa-aes256.pem, set DOCTOR_OS_KEY_PASSPHRASE",
        "https_proxy, socks5://me:my-secret@proxy:1080, '', '', 'https_proxy names a proxy of the kind socks5, which cannot be used'",
        "ALL_PROXY, http://me:my-secret@, '', '', ALL_PROXY is not the address of a proxy",
        "https_proxy, http://me:my-secret, '', '', https_proxy is not the address of a proxy",
        "https_proxy, http://me:my-secret%@proxy:3128, '', '', https_proxy: its user and password cannot be read",
        "https_proxy, proxy:70000, '', '', 'https_proxy names port 70000'",
    })
    void says_in_a_line_what_cannot_be_used(
            String variable, String value, String more, String moreValue, String reason) {
        rc(variable, value);
        rc(more, moreValue);

        CredentialsException problem = catchThrowableOfType(CredentialsException.class, this::find);

        assertThat(problem).isNotNull();
        assertThat(problem.getMessage())
                .contains(reason)
                .doesNotContain("my-secret")
                .doesNotContain("\n");
    }

    @Test
    void looks_into_files_of_a_cloud_on_http_only_when_they_are_needed() throws Exception {
        rc("OS_AUTH_URL", "http://keystone.example:5000");
        rc("REQUESTS_CA_BUNDLE", "gone.pem");
        rc("https_proxy", "socks5://proxy:1080");

        assertThat(find().tls().authorities()).isEqualTo(here.resolve("gone.pem"));
    }

    @Test
    void says_how_keystone_is_reached() throws Exception {
        rc("https_proxy", "http://me:my-secret@proxy.example:3128/");
        rc("no_proxy", "10.0.0.0/8");

        assertThat(find().way(find().authUrl())).isEqualTo("through the proxy http://proxy.example:3128 (https_proxy)");
        assertThat(find().firstHop()).isEqualTo("proxy.example");
        rc("no_proxy", ".example");
        assertThat(find().way(find().authUrl())).isEqualTo("directly, past the proxy");
        assertThat(find().firstHop()).isEqualTo("keystone.example");
        assertThat(find().toString()).doesNotContain("my-secret");
    }

    @ParameterizedTest
    @CsvSource({
        "http://keystone_vip:5000/v3, http://keystone_vip:5000/v3, keystone_vip",
        "https://Key_Stone.Example, https://Key_Stone.Example/v3, Key_Stone.Example",
        "HTTP://KEYSTONE.EXAMPLE:5000/v3, http://KEYSTONE.EXAMPLE:5000/v3, KEYSTONE.EXAMPLE",
        "http://[fe80::1%25eth0]:5000/v3, http://[fe80::1%25eth0]:5000/v3, fe80::1%eth0",
        "http://[fe80::1%eth0]:5000/v3, http://[fe80::1%eth0]:5000/v3, fe80::1%eth0",
        "http://[FE80::1]:5000/, http://[FE80::1]:5000/v3, FE80::1",
        "http://-keystone-.example:5000, http://-keystone-.example:5000/v3, -keystone-.example",
    })
    void takes_the_host_names_of_the_field(String given, String used, String host) throws Exception {
        rc("OS_AUTH_URL", given);

        assertThat(find().authUrl()).hasToString(used);
        assertThat(find().host()).isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://", "http://keystone:99999/v3", "http:///v3", "http://:5000/v3", "keystone_vip:5000"})
    void still_refuses_what_has_no_host_or_port(String given) {
        rc("OS_AUTH_URL", given);

        assertThat(catchThrowableOfType(CredentialsException.class, this::find)).hasMessageContaining("is not a URL");
    }

    private void rc(String variable, String value) {
        env.put(variable, value);
    }

    private void cloud(String more) throws Exception {
        env.clear();
        rc("OS_CLOUD", "lab");
        Files.writeString(here.resolve("clouds.yaml"), """
                clouds:
                  lab:
                    auth:
                      auth_url: https://keystone.example:5000
                      username: doctor
                      password: s3cret-word
                      project_name: ward
                """ + more + "\n");
    }

    private Credentials find() throws CredentialsException {
        return Credentials.find(env, here, here.resolve("home"), here.resolve("etc"));
    }
}
