package org.opnfv.doctor.functest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opnfv.doctor.functest.http.tls.Samples.pem;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opnfv.doctor.functest.http.tls.Tls;
import org.opnfv.doctor.functest.http.tls.TlsServer;

@Timeout(30)
class ProxiesTest {
    // bWU6cEBzcyt3b3Jk is me:p@ss+word.
    private static final String AUTHORIZATION = "Proxy-Authorization: Basic bWU6cEBzcyt3b3Jk";

    private SiteProxy proxy;
    private HttpServer plain;
    private TlsServer secure;

    @BeforeEach
    void start() throws Exception {
        proxy = new SiteProxy();
        secure = new TlsServer(false);
        plain = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        plain.createContext("/", exchange -> {
            boolean secret = exchange.getRequestHeaders().containsKey("Proxy-Authorization");
            exchange.sendResponseHeaders(secret ? 200 : 204, -1);
            exchange.close();
        });
        plain.start();
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        secure.close();
        plain.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"})
    void asks_the_proxy_for_a_name_that_only_it_knows(String variable) throws IOException {
        assertThat(get(Map.of(variable, proxy.address()), url("http://keystone_vip:")))
                .isEqualTo(204);
        assertThat(proxy.heads())
                .singleElement()
                .satisfies(head -> assertThat(head.get(0)).startsWith("GET http://keystone_vip:"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https_proxy", "HTTPS_PROXY", "all_proxy"})
    void goes_to_https_through_a_tunnel(String variable) throws IOException {
        String authority = "keystone:" + secure.port();

        assertThat(get(Map.of(variable, "http://me:p%40ss+word@" + proxy.address() + "/"), "https://" + authority))
                .isEqualTo(204);
        assertThat(proxy.heads())
                .singleElement()
                .satisfies(head -> assertThat(head).contains("CONNECT " + authority + " HTTP/1.1", AUTHORIZATION));
        assertThat(secure.names()).contains("keystone");
    }

    @Test
    void verifies_the_server_behind_the_tunnel_by_its_name() {
        assertThatThrownBy(
                        () -> get(Map.of("https_proxy", proxy.address()), "https://other_vip.example:" + secure.port()))
                .isInstanceOf(SSLException.class);
        assertThatThrownBy(() -> get(Map.of("https_proxy", proxy.address()), "https://other.example:" + secure.port()))
                .isInstanceOf(SSLException.class);
    }

    @Test
    void asks_for_a_server_by_a_name_with_an_underscore_too() throws Exception {
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> hello = CompletableFuture.supplyAsync(() -> {
                try (Socket client = deaf.accept()) {
                    byte[] record = new byte[1024];
                    int length = client.getInputStream().read(record);
                    return new String(record, 0, length, StandardCharsets.ISO_8859_1);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });

            assertThatThrownBy(() -> get(
                            Map.of("https_proxy", proxy.address()), "https://key_stone.example:" + deaf.getLocalPort()))
                    .isInstanceOf(IOException.class);
            assertThat(hello.get(10, TimeUnit.SECONDS)).contains("key_stone.example");
        }
    }

    @Test
    void tells_the_proxy_alone_who_we_are() throws IOException {
        Map<String, String> both =
                Map.of("http_proxy", "http://me:p%40ss+word@" + proxy.address(), "no_proxy", ".direct.example");

        get(both, url("http://keystone:"));
        assertThat(proxy.heads())
                .singleElement()
                .satisfies(head -> assertThat(head).contains(AUTHORIZATION));
        assertThat(get(both, url("http://localhost:"))).isEqualTo(204);
    }

    @Test
    void takes_small_letters_first_as_requests_does() {
        assertThat(way(Map.of("http_proxy", "small:1", "HTTP_PROXY", "big:1"), "http://keystone"))
                .isEqualTo("through the proxy http://small:1 (http_proxy)");
        assertThat(way(Map.of("http_proxy", "", "HTTP_PROXY", "big:1"), "http://keystone"))
                .isEmpty();
        assertThat(way(Map.of("http_proxy", "one:1", "all_proxy", "all:1"), "http://keystone"))
                .isEqualTo("through the proxy http://one:1 (http_proxy)");
        assertThat(way(Map.of("http_proxy", "one:1", "all_proxy", "all:1"), "https://keystone"))
                .isEqualTo("through the proxy http://all:1 (all_proxy)");
        assertThat(way(Map.of("http_proxy", "one:1", "no_proxy", "", "NO_PROXY", "keystone"), "http://keystone"))
                .isEqualTo("directly, past the proxy");
        assertThat(way(Map.of("http_proxy", "one:1", "no_proxy", "a", "NO_PROXY", "keystone"), "http://keystone"))
                .isEqualTo("through the proxy http://one:1 (http_proxy)");
    }

    @ParameterizedTest
    @CsvSource({
        "proxy, http://proxy:80",
        "https://proxy.example, https://proxy.example:443",
        "HTTP://Proxy:3128/path, http://Proxy:3128",
        "http://[fd00::8]:3128, http://[fd00::8]:3128",
        "me:a%2Fb@proxy_1:8080, http://proxy_1:8080",
        "http://only-a-user@proxy:1, http://proxy:1",
    })
    void reads_each_way_to_write_one(String value, String named) {
        assertThat(way(Map.of("all_proxy", value), "http://keystone"))
                .isEqualTo("through the proxy " + named + " (all_proxy)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:5000",
                "http://127.8.9.1",
                "http://localhost:5000/v3",
                "http://LocalHost",
                "http://a.localhost",
                "http://[::1]:5000",
                "http://[0:0:0:0:0:0:0:1]"
            })
    void never_stands_before_loopback(String url) {
        assertThat(way(Map.of("all_proxy", "socks5://proxy"), url)).isEqualTo("directly, past the proxy");
    }

    @Test
    void says_that_the_proxy_refused_and_not_the_server() throws IOException {
        proxy.refusing("407 Proxy Authentication Required");
        String variable = "http://me:my-secret@" + proxy.address();

        for (String url : new String[] {"https://keystone:" + secure.port(), url("http://keystone:")}) {
            assertThatThrownBy(() -> get(Map.of("all_proxy", variable), url))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the proxy http://" + proxy.address()
                            + " (all_proxy) answered 407 Proxy Authentication Required; check user and password in it");
        }
        proxy.refusing("404 Not Found");
        assertThatThrownBy(() -> get(Map.of("https_proxy", variable), "https://keystone:" + secure.port()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("answered 404 Not Found; name another, or put the host into no_proxy");
    }

    @Test
    void fails_in_a_line_where_a_later_url_has_no_usable_proxy() {
        assertThatThrownBy(
                        () -> get(Map.of("http_proxy", "socks5h://me:my-secret@proxy:1080"), url("http://keystone:")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("http_proxy names a proxy of the kind socks5h, which cannot be used")
                .hasMessageNotContaining("my-secret");
    }

    private String url(String start) {
        return start + plain.getAddress().getPort() + "/";
    }

    private static String way(Map<String, String> environment, String url) {
        return Proxies.of(environment).way(URI.create(url));
    }

    private static int get(Map<String, String> environment, String url) throws IOException {
        Duration wait = Duration.ofSeconds(5);
        try (CloseableHttpClient client =
                HttpClients.outside(Tls.trusting(pem("ca")), Proxies.of(environment), wait, wait)) {
            return client.execute(new HttpGet(url), response -> response.getCode());
        }
    }
}
