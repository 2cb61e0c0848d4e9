package org.opnfv.doctor.functest.http.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opnfv.doctor.functest.http.tls.Samples.PASSPHRASE;
import static org.opnfv.doctor.functest.http.tls.Samples.pem;
import static org.opnfv.doctor.functest.http.tls.Samples.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

/** What we show: each form of key that OpenSSL writes, at a server that takes nobody without a certificate. */
class ClientCertificateTest {
    @AutoClose
    private static TlsServer server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        server = new TlsServer(true);
    }

    @Test
    void is_refused_without_one() {
        assertThatThrownBy(() -> status(Tls.trusting(pem("ca")))).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "rsa, rsa-pkcs8",
        "rsa, rsa-pkcs1",
        "rsa, rsa-aes256",
        "rsa, rsa-aes192",
        "rsa, rsa-des3",
        "rsa, rsa-pbes1",
        "rsa, rsa-traditional",
        "ec, ec-pkcs8",
        "ec, ec-sec1",
        "ec, ec-traditional",
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

        assertThat(ClientCertificate.read(chain, pem("ec-pkcs8"), () -> null).getCertificateChain(""))
                .extracting(one -> one.getSubjectX500Principal().getName())
                .containsExactly("CN=deep", "CN=intermediate", "CN=Test ca");
        assertThat(status(showing(chain, pem("ec-pkcs8")))).isEqualTo(204);
    }

    @Test
    void reads_them_and_asks_for_the_passphrase_once() throws IOException {
        int[] asked = {0};
        Tls tls = Tls.unverified().showing(pem("rsa"), pem("rsa-aes256"), () -> {
            asked[0]++;
            return PASSPHRASE.toCharArray();
        });
        tls.load();

        assertThat(status(tls)).isEqualTo(204);
        assertThat(asked[0]).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "rsa, ec-pkcs8, its key is not that of the first certificate in",
        "ec, rsa-pkcs8, its key is not that of the first certificate in",
        "intermediate, ec-pkcs8, its key is not that of the first certificate in",
        "rsa, rsa-scrypt, which cannot be opened; 'openssl pkcs8 -topk8 -v2 aes256' makes one that can",
        "rsa, dh, it holds no private key",
        "rsa-pkcs8, rsa-pkcs8, it holds no certificate",
    })
    void says_in_a_line_what_does_not_fit(String certificate, String key, String reason) {
        assertThatThrownBy(() -> showing(pem(certificate), pem(key)).load())
                .isInstanceOf(IOException.class)
                .hasMessageContaining(".pem cannot be used: ")
                .hasMessageContaining(reason)
                .hasMessageNotContaining("\n")
                .hasMessageNotContaining(PASSPHRASE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa-aes256", "rsa-des3", "rsa-aes192", "rsa-pbes1", "rsa-traditional"})
    void says_that_the_passphrase_is_wrong_or_missing(String key) {
        Tls wrong = Tls.unverified().showing(pem("rsa"), pem(key), "another"::toCharArray);
        Tls none = Tls.unverified().showing(pem("rsa"), pem(key), () -> null);

        assertThatThrownBy(wrong::load).hasMessageContaining("the passphrase is not that of its key");
        assertThatThrownBy(none::load).hasMessageContaining("set DOCTOR_OS_KEY_PASSPHRASE, or start on a terminal");
    }

    @ParameterizedTest
    @CsvSource({
        "'-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----', its OPENSSH PRIVATE KEY is of no kind",
        "'-----BEGIN RSA PRIVATE KEY-----\nMIIEpAI=\n-----END RSA PRIVATE KEY-----', of no kind that Java can use",
        "'-----BEGIN EC PRIVATE KEY-----\nMAA=\n-----END EC PRIVATE KEY-----', does not name its curve",
        "'-----BEGIN EC PRIVATE KEY-----\nMIIE\n-----END EC PRIVATE KEY-----', cut off",
        "'-----BEGIN ENCRYPTED PRIVATE KEY-----\nMAA=\n-----END ENCRYPTED PRIVATE KEY-----', lacks a part",
        "'-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: IDEA-CBC,00\n\nAAAA\n-----END RSA PRIVATE KEY-----', encrypted with IDEA-CBC",
        "'-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,zz\n\nAAAA\n-----END RSA PRIVATE KEY-----', cannot be used",
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
        return Tls.trusting(pem("ca")).showing(certificate, key, PASSPHRASE::toCharArray);
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
