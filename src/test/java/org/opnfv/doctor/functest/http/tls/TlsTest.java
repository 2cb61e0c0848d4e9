package org.opnfv.doctor.functest.http.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opnfv.doctor.functest.http.tls.Samples.pem;
import static org.opnfv.doctor.functest.http.tls.Samples.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opnfv.doctor.functest.http.HttpClients;
import org.opnfv.doctor.functest.http.Proxies;

/** Whom we trust: files and folders of authorities as OpenSSL reads them. */
class TlsTest {
    @AutoClose
    private static TlsServer server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        server = new TlsServer(false);
    }

    @Test
    void does_not_trust_a_stranger() {
        assertThatThrownBy(() -> status(Tls.system(), "localhost")).isInstanceOf(SSLException.class);
        assertThatThrownBy(() -> status(Tls.trusting(pem("other")), "localhost"))
                .isInstanceOf(SSLException.class);
    }

    @Test
    void trusts_the_authorities_of_the_bundle_for_their_host_only() throws Exception {
        assertThat(status(Tls.trusting(pem("ca")), "localhost")).isEqualTo(204);
        assertThatThrownBy(() -> status(Tls.trusting(pem("ca")), "127.0.0.1")).isInstanceOf(SSLException.class);
    }

    @Test
    void trusts_anyone_when_told_to() throws Exception {
        assertThat(status(Tls.unverified(), "127.0.0.1")).isEqualTo(204);
    }

    @Test
    void trusts_a_certificate_that_no_root_is_known_of() throws Exception {
        assertThat(status(Tls.trusting(pem("server")), "localhost")).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"trusted", "trusted-servers"})
    void trusts_what_openssl_has_marked_so(String name) throws Exception {
        assertThat(status(Tls.trusting(pem(name)), "localhost")).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rejected", "trusted-mail"})
    void does_not_trust_what_openssl_has_marked_otherwise(String name) {
        assertThatThrownBy(() -> Tls.trusting(pem(name)).load())
                .isInstanceOf(IOException.class)
                .hasMessageContaining(name + ".pem cannot be used: it holds no certificate to trust for servers");
    }

    @Test
    void passes_over_what_else_is_in_the_file() throws Exception {
        String all = "\ufeffAuthority of the site\r\n" + text("dh") + text("rsa-pkcs1") + text("rsa-traditional")
                + text("crl") + text("rejected") + text("expired") + "# old one\n" + text("other")
                + text("ca").replace("\n", " \r\n") + "end";

        assertThat(status(Tls.trusting(file(all)), "localhost")).isEqualTo(204);
    }

    @Test
    void trusts_an_authority_no_longer_than_it_is_valid() throws IOException {
        Path old = file(text("expired"));

        assertThatThrownBy(() -> Tls.trusting(old).load())
                .hasMessage(
                        "the authorities in " + old + " cannot be used: it expired: 2021-01-01T00:00:00Z was its end");
        assertThatThrownBy(() -> status(Tls.trusting(file(text("expired") + text("other"))), "localhost"))
                .isInstanceOf(SSLException.class);
    }

    @Test
    void takes_a_folder_by_the_names_that_openssl_finds() throws Exception {
        Files.writeString(folder.resolve("0a1b2c3d.0"), text("other"));
        Files.writeString(folder.resolve("0a1b2c3d.1"), text("ca"));
        Files.createSymbolicLink(folder.resolve("ffffffff.0"), folder.resolve("gone.pem"));
        Files.writeString(folder.resolve("0a1b2c3d.r0"), "a revocation list");
        Files.writeString(folder.resolve("README"), "nothing of use");

        assertThat(status(Tls.trusting(folder), "localhost")).isEqualTo(204);
    }

    @Test
    void says_how_a_folder_gets_such_names() throws IOException {
        Files.writeString(folder.resolve("ca.pem"), text("ca"));

        assertThatThrownBy(() -> Tls.trusting(folder).load())
                .hasMessageContaining("the authorities in " + folder + " cannot be used: it is a folder without names")
                .hasMessageContaining("'openssl rehash'");
    }

    @ParameterizedTest
    @CsvSource({
        "'', it is empty",
        "' \n', it is empty",
        "not a certificate, it holds no PEM block",
        "0\u0082, 'openssl x509 -inform der'",
        "'-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----', not base64",
        "'-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----', cannot be used",
    })
    void says_what_is_wrong_with_a_file(String content, String reason) throws IOException {
        Path file = file(content);

        assertThatThrownBy(() -> Tls.trusting(file).load())
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("the authorities in " + file + " cannot be used: ")
                .hasMessageContaining(reason)
                .hasMessageNotContaining("\n");
    }

    @Test
    void says_so_on_the_request_where_nobody_looked_before() throws IOException {
        Path file = file("nothing");

        assertThatThrownBy(() -> status(Tls.trusting(file), "localhost")).hasMessageContaining("it holds no PEM block");
    }

    @Test
    void takes_the_authorities_of_the_site() throws Exception {
        Path bundle = file(text("ca"));
        Map<String, String> both = Map.of("REQUESTS_CA_BUNDLE", "bundle.pem", "CURL_CA_BUNDLE", "/not/there");
        Map<String, String> curl = Map.of("REQUESTS_CA_BUNDLE", "", "CURL_CA_BUNDLE", bundle.toString());

        assertThat(status(Tls.ofSite(both, folder), "localhost")).isEqualTo(204);
        assertThat(status(Tls.ofSite(curl, folder), "localhost")).isEqualTo(204);
        assertThat(Tls.ofSite(Map.of(), folder)).isSameAs(Tls.system());
    }

    @Test
    void asks_for_the_server_by_a_name_without_a_dot_too() throws Exception {
        status(Tls.trusting(pem("ca")), "localhost");

        assertThat(server.names()).contains("localhost");
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("bundle.pem"), content, java.nio.charset.StandardCharsets.UTF_8);
    }

    private static int status(Tls tls, String host) throws IOException {
        Duration wait = Duration.ofSeconds(5);
        try (CloseableHttpClient client = HttpClients.outside(tls, Proxies.none(), wait, wait)) {
            return client.execute(
                    new HttpGet("https://" + host + ":" + server.port() + "/"), response -> response.getCode());
        }
    }
}
