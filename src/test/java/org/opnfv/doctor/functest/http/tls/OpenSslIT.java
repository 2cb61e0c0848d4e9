package org.opnfv.doctor.functest.http.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opnfv.doctor.functest.http.tls.Samples.PASSPHRASE;
import static org.opnfv.doctor.functest.http.tls.Samples.pem;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opnfv.doctor.functest.http.HttpClients;
import org.opnfv.doctor.functest.http.Proxies;
import org.opnfv.doctor.functest.http.SiteProxy;
import org.opnfv.doctor.functest.tools.Needs;
import org.opnfv.doctor.functest.tools.Tool;

/** OpenSSL's own server, which verifies clients, behind a proxy that alone knows its name. */
@Needs(Tool.OPENSSL)
@Timeout(30)
class OpenSslIT {
    private static final Pattern LISTENING = Pattern.compile("ACCEPT .*:(\\d+)");

    @TempDir
    Path folder;

    private Process server;
    private SiteProxy proxy;
    private int port;

    @BeforeEach
    void start() throws IOException {
        proxy = new SiteProxy();
        server = new ProcessBuilder(
                        Tool.OPENSSL.file().toString(),
                        "s_server",
                        "-accept",
                        "127.0.0.1:0",
                        "-www",
                        "-cert",
                        pem("server").toString(),
                        "-key",
                        pem("server-key").toString(),
                        "-CAfile",
                        pem("ca").toString(),
                        "-Verify",
                        "3",
                        "-verify_return_error")
                .redirectErrorStream(true)
                .start();
        BufferedReader said = server.inputReader(StandardCharsets.UTF_8);
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                port = Integer.parseInt(listening.group(1));
                return;
            }
        }
        throw new IOException("openssl s_server has ended");
    }

    @AfterEach
    void stop() throws IOException {
        server.destroyForcibly();
        proxy.close();
    }

    @ParameterizedTest
    @CsvSource({"rsa, rsa-pkcs1", "rsa, rsa-des3", "ec, ec-sec1", "ed, ed-pkcs8"})
    void knows_us_by_each_kind_of_key(String certificate, String key) throws IOException {
        Tls tls = Tls.trusting(pem("ca")).showing(pem(certificate), pem(key), PASSPHRASE::toCharArray);

        assertThat(page(tls, "keystone_vip.example")).containsPattern("(?s)Client certificate.*CN ?= ?" + certificate);
    }

    @Test
    void knows_us_by_a_chain_whose_root_alone_it_has() throws IOException {
        Path chain =
                Files.writeString(folder.resolve("chain.pem"), Samples.text("deep") + Samples.text("intermediate"));
        Tls tls = Tls.trusting(pem("ca")).showing(chain, pem("ec-pkcs8"), () -> null);

        assertThat(page(tls, "keystone_vip.example")).containsPattern("CN ?= ?deep");
    }

    @Test
    void is_not_believed_by_another_name() {
        Tls tls = Tls.trusting(pem("ca")).showing(pem("rsa"), pem("rsa-pkcs8"), () -> null);

        assertThatThrownBy(() -> page(tls, "other_vip.example"))
                .isInstanceOf(SSLException.class)
                .hasMessageContaining("other_vip.example");
    }

    @Test
    void does_not_take_us_without_a_certificate() {
        assertThatThrownBy(() -> page(Tls.trusting(pem("ca")), "keystone_vip.example"))
                .isInstanceOf(IOException.class);
    }

    private String page(Tls tls, String host) throws IOException {
        Duration wait = Duration.ofSeconds(5);
        Proxies through = Proxies.of(Map.of("https_proxy", proxy.address()));
        try (CloseableHttpClient client = HttpClients.outside(tls, through, wait, wait)) {
            return client.execute(
                    new HttpGet("https://" + host + ":" + port + "/"),
                    response -> EntityUtils.toString(response.getEntity()));
        }
    }
}
