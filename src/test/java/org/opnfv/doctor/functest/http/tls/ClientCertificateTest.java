package org.opnfv.doctor.functest.http.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opnfv.doctor.functest.http.tls.Samples.pem;
import static org.opnfv.doctor.functest.http.tls.Samples.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opnfv.doctor.functest.http.HttpClients;
import org.opnfv.doctor.functest.http.Proxies;

/** What we show: each form of key that OpenSSL writes, at a server that takes nobody without a certificate. */
class ClientCertificateTest {
    private static TlsServer server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        server = new TlsServer(true);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void is_refused_without_one() {
        assertThatThrownBy(() -> status(Tls.trusting(pem("ca")))).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "rsa, rsa-pkcs8",
        "rsa, rsa-pkcs1",
        "ec, ec-pkcs8",
        "ec, ec-sec1",
        "ed, ed-pkcs8",
    })
    void shows_what_it_has_whatever_authority_the_server_lists(String certificate, String key) throws Exception {
        assertThat(status(showing(pem(certificate), pem(key)))).isEqualTo(204);
        assertThat(server.shown()).contains("CN=" + certificate);
    }

    @Test
    void takes_both_from_one_file_in_any_order() throws Exception {
        assertThat(status(showing(file(text("rsa-pkcs1") + text("rsa")), null))).isEqualTo(204);
        assertThat(status(showing(
                        file("\ufeffBag Attributes\r\n" + text("ec")
                                + text("ec-sec1").replace("\n", "\r\n")),
                        null)))
                .isEqualTo(204);
    }

    @Test
    void takes_the_chain_behind_the_certificate() throws Exception {
        Path chain = file(text("deep") + text("intermediate") + text("ca"));

        assertThat(ClientCertificate.read(chain, pem("ec-pkcs8")).getCertificateChain(""))
                .extracting(one -> one.getSubjectX500Principal().getName())
                .containsExactly("CN=deep", "CN=intermediate", "CN=Test ca");
        assertThat(status(showing(chain, pem("ec-pkcs8")))).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({
        "rsa, ec-pkcs8, its key is not that of the first certificate in",
        "ec, rsa-pkcs8, its key is not that of the first certificate in",
        "intermediate, ec-pkcs8, its key is not that of the first certificate in",
        "rsa, rsa-aes256, its key is encrypted; 'openssl pkey -in KEY -out PLAIN' makes one that can be used",
        "rsa, rsa-traditional, its key is encrypted; 'openssl pkey -in KEY -out PLAIN' makes one that can be used",
        "rsa, dh, it holds no private key",
        "rsa-pkcs8, rsa-pkcs8, it holds no certificate",
    })
    void says_in_a_line_what_does_not_fit(String certificate, String key, String reason) {
        assertThatThrownBy(() -> showing(pem(certificate), pem(key)).load())
                .isInstanceOf(IOException.class)
                .hasMessageContaining(".pem cannot be used: ")
                .hasMessageContaining(reason)
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @CsvSource({
        "'-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----', its OPENSSH PRIVATE KEY is of no kind",
        "'-----BEGIN RSA PRIVATE KEY-----\nMIIEpAI=\n-----END RSA PRIVATE KEY-----', of no kind that Java can use",
        "'-----BEGIN EC PRIVATE KEY-----\nMAA=\n-----END EC PRIVATE KEY-----', does not name its curve",
        "'-----BEGIN EC PRIVATE KEY-----\nMIIE\n-----END EC PRIVATE KEY-----', cut off",
        "'', it is empty",
    })
    void says_what_is_wrong_with_a_key(String content, String reason) throws IOException {
        Path key = file(content);

        assertThatThrownBy(() -> showing(pem("rsa"), key).load())
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("the client's key in " + key + " cannot be used: ")
                .hasMessageContaining(reason);
    }

    private static Tls showing(Path certificate, Path key) {
        return Tls.trusting(pem("ca")).showing(certificate, key);
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("mine.pem"), content);
    }

    private static int status(Tls tls) throws IOException {
        Duration wait = Duration.ofSeconds(5);
        try (CloseableHttpClient client = HttpClients.outside(tls, Proxies.none(), wait, wait)) {
            return client.execute(
                    new HttpGet("https://localhost:" + server.port() + "/"), response -> response.getCode());
        }
    }
}
