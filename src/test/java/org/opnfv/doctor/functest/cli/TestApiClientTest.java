package org.opnfv.doctor.functest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opnfv.doctor.functest.http.ClosedPort;
import org.opnfv.doctor.functest.http.SiteProxy;
import org.opnfv.doctor.functest.http.tls.Samples;
import org.opnfv.doctor.functest.http.tls.TlsServer;
import org.opnfv.doctor.functest.report.ResultsFixture;
import org.opnfv.doctor.functest.series.Results;

class TestApiClientTest {

    private static final Results RESULTS = new ResultsFixture(2).run();

    @TempDir
    private Path folder;

    /** A database that keeps what it is told and gives one answer. */
    private static final class Database implements AutoCloseable {
        private final Queue<String> posts = new ConcurrentLinkedQueue<>();
        private final HttpServer server;

        Database(int answer) throws IOException {
            this(answer, null, "");
        }

        Database(int answer, String place, String body) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/api/v1/results", exchange -> {
                posts.add(exchange.getRequestMethod() + " "
                        + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                        + exchange.getRequestHeaders().getFirst("Authorization") + "\n"
                        + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                if (place != null) {
                    exchange.getResponseHeaders().set("Location", place);
                }
                byte[] words = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(answer, words.length == 0 ? -1 : words.length);
                exchange.getResponseBody().write(words);
                exchange.close();
            });
            server.start();
        }

        String url() {
            return "http://someone:secret@127.0.0.1:" + server.getAddress().getPort() + "/api/v1/results";
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    @Test
    void theResultIsPosted() throws IOException {
        try (Database database = new Database(200)) {
            assertThat(TestApiClient.send(RESULTS, Map.of("TEST_DB_URL", database.url())))
                    .isEmpty();

            assertThat(database.posts).singleElement().satisfies(post -> {
                assertThat(post).contains("POST application/json").contains("Basic c29tZW9uZTpzZWNyZXQ=\n");
                JsonNode body = JsonMapper.builder().build().readTree(post.substring(post.indexOf('\n')));
                assertThat(body.path("project_name").asText()).isEqualTo("doctor");
                assertThat(body.path("criteria").asText()).isEqualTo("PASS");
            });
        }
    }

    @Test
    void whatIsTooBusyIsAskedAgain() throws IOException {
        try (Database database = new Database(503)) {
            assertThat(TestApiClient.send(RESULTS, Map.of("TEST_DB_URL", database.url())))
                    .hasValueSatisfying(note -> assertThat(note).contains("it answered 503"));
            assertThat(database.posts).hasSize(3);
        }
        for (int answer : new int[] {500, 502, 504}) {
            try (Database database = new Database(answer)) {
                TestApiClient.send(RESULTS, Map.of("TEST_DB_URL", database.url()));
                assertThat(database.posts)
                        .as("what may have been taken is not sent twice: " + answer)
                        .hasSize(1);
            }
        }
    }

    @Test
    void theSitesProxyIsAskedForADatabaseThatOnlyItKnows() throws IOException {
        try (Database database = new Database(200);
                SiteProxy proxy = new SiteProxy()) {
            String url = database.url().replace("127.0.0.1", "test_db");

            assertThat(TestApiClient.send(RESULTS, Map.of("TEST_DB_URL", url, "http_proxy", proxy.address())))
                    .isEmpty();
            assertThat(database.posts)
                    .singleElement()
                    .satisfies(post -> assertThat(post).contains("Basic c29tZW9uZTpzZWNyZXQ=\n"));
            assertThat(proxy.heads())
                    .singleElement()
                    .satisfies(head -> assertThat(head.get(0))
                            .startsWith("POST http://test_db:")
                            .doesNotContain("secret"));
        }
    }

    @Test
    void aDatabaseIsTrustedByTheSitesAuthority() throws Exception {
        try (TlsServer database = new TlsServer(false)) {
            String url = "https://localhost:" + database.port() + "/results";
            String bundle = Samples.pem("ca").toString();

            assertThat(TestApiClient.send(RESULTS, Map.of("TEST_DB_URL", url, "REQUESTS_CA_BUNDLE", bundle)))
                    .isEmpty();
            assertThat(TestApiClient.send(RESULTS, Map.of("TEST_DB_URL", url))).isPresent();
        }
    }

    @Test
    void aRefusalIsANoteWithoutThePassword() throws IOException {
        try (Database database = new Database(403)) {
            assertThat(TestApiClient.send(RESULTS, Map.of("TEST_DB_URL", database.url())))
                    .hasValueSatisfying(note -> assertThat(note)
                            .startsWith("note: the result was not handed over to TEST_DB_URL (http://127.0.0.1:")
                            .endsWith("/api/v1/results): it answered 403")
                            .doesNotContain("secret"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 307, 308})
    void oneThatHasMovedGetsTheResultWhereItIs(int status) throws IOException {
        try (Database database = new Database(200);
                Database old = new Database(status, database.url().replace("someone:secret@", ""), "")) {
            assertThat(TestApiClient.send(RESULTS, Map.of("TEST_DB_URL", old.url())))
                    .isEmpty();

            assertThat(database.posts)
                    .singleElement()
                    .asString()
                    .startsWith("POST ")
                    .contains("\"project_name\"");
        }
    }

    @Test
    void anotherPortOfTheHostIsAnotherServerThatIsToldNoPassword() throws IOException {
        try (Database other = new Database(200);
                Database old = new Database(307, other.url(), "")) {
            assertThat(TestApiClient.send(RESULTS, Map.of("TEST_DB_URL", old.url())))
                    .isEmpty();

            assertThat(old.posts).singleElement().asString().contains(" Basic ");
            assertThat(other.posts).singleElement().asString().contains("POST application/json; charset=UTF-8 null\n");
        }
    }

    @Test
    void withinAServerThePasswordGoesAlong() throws IOException {
        try (Database database = new Database(308, "/api/v1/results", "")) {
            assertThat(TestApiClient.send(RESULTS, Map.of("TEST_DB_URL", database.url())))
                    .isPresent();
            assertThat(database.posts).hasSize(6).allMatch(post -> post.contains(" Basic c29tZW9uZTpzZWNyZXQ=\n"));
        }
    }

    @Test
    void whatWasSecureIsNotSentOnInTheClear() throws Exception {
        try (Database plain = new Database(200);
                TlsServer old = new TlsServer(false, plain.url())) {
            String url = "https://localhost:" + old.port() + "/results";
            String bundle = Samples.pem("ca").toString();

            assertThat(TestApiClient.send(RESULTS, Map.of("TEST_DB_URL", url, "REQUESTS_CA_BUNDLE", bundle)))
                    .hasValueSatisfying(note -> assertThat(note)
                            .contains("it answered 308 and leads to http://127.0.0.1:")
                            .endsWith("/api/v1/results, which is not secure as it is")
                            .doesNotContain("secret"));
            assertThat(plain.posts).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"//someone:secret@h/a", "https://someone:secret@h/a b", "http://someone:se@cret@h/"})
    void thePasswordInAPlaceIsNotShown(String place) throws IOException {
        for (int status : new int[] {302, 308}) {
            try (Database old = new Database(status, place, "")) {
                assertThat(TestApiClient.send(RESULTS, Map.of("TEST_DB_URL", old.url())))
                        .hasValueSatisfying(note -> assertThat(note)
                                .doesNotContain("someone")
                                .doesNotContain("se@")
                                .doesNotContain("cret"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 303})
    void whereSomethingElseIsToBeAskedNothingIsHandedOver(int status) throws IOException {
        try (Database login = new Database(200);
                Database old = new Database(status, "/login", "")) {
            assertThat(TestApiClient.send(RESULTS, Map.of("TEST_DB_URL", old.url())))
                    .hasValueSatisfying(
                            note -> assertThat(note).endsWith("it answered " + status + " and leads to /login"));
            assertThat(login.posts).isEmpty();
        }
    }

    @Test
    void oneThatMovesInACircleIsANote() throws IOException {
        try (Database database = new Database(301, "/api/v1/results", "")) {
            assertThat(TestApiClient.send(RESULTS, Map.of("TEST_DB_URL", database.url())))
                    .hasValueSatisfying(note -> assertThat(note).endsWith("it is moved more than 5 times"));
        }
    }

    @Test
    void itsOwnWordsAreInTheNote() throws IOException {
        try (Database database = new Database(400, null, "{\"message\":\n \"pod unknown\"}" + "x".repeat(9999))) {
            assertThat(TestApiClient.send(RESULTS, Map.of("TEST_DB_URL", database.url())))
                    .hasValueSatisfying(note -> assertThat(note)
                            .contains("it answered 400: {\"message\": \"pod unknown\"}x")
                            .hasSizeLessThan(500)
                            .hasLineCount(1));
        }
    }

    @Test
    void aDatabaseThatIsNotThereIsANote() throws IOException {
        try (ClosedPort port = new ClosedPort()) {
            assertThat(TestApiClient.send(
                            RESULTS, Map.of("TEST_DB_URL", "http://127.0.0.1:" + port.number() + "/results")))
                    .hasValueSatisfying(
                            note -> assertThat(note).startsWith("note: ").hasLineCount(1));
        }
    }

    @Test
    void aFileGetsALineForEachResult() throws IOException {
        Path file = folder.resolve("results.json");

        assertThat(TestApiClient.send(
                        RESULTS, Map.of("TEST_DB_URL", file.toUri().toString())))
                .isEmpty();
        assertThat(TestApiClient.send(
                        RESULTS, Map.of("TEST_DB_URL", file.toUri().toString())))
                .isEmpty();

        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(2);
        assertThat(JsonMapper.builder()
                        .build()
                        .readTree(lines.get(1))
                        .path("case_name")
                        .asText())
                .isEqualTo("doctor-notification");
    }

    @Test
    void aUrlOfAnotherKindIsANote() {
        assertThat(TestApiClient.send(RESULTS, Map.of("TEST_DB_URL", "ftp://db/results")))
                .hasValueSatisfying(note -> assertThat(note).contains("only http, https and file URLs"));
        assertThat(TestApiClient.send(RESULTS, Map.of("TEST_DB_URL", "http://a b:pw@c/")))
                .hasValueSatisfying(note -> assertThat(note).doesNotContain("pw"));
        assertThat(TestApiClient.send(RESULTS, Map.of("TEST_DB_URL", "file:relative")))
                .isPresent();
        assertThat(TestApiClient.send(RESULTS, Map.of("TEST_DB_URL", "http:opaque")))
                .isPresent();
    }

    @Test
    void withoutAnUrlNothingHappens() {
        assertThat(TestApiClient.send(RESULTS, Map.of())).isEmpty();
        assertThat(TestApiClient.send(RESULTS, Map.of("TEST_DB_URL", " "))).isEmpty();
    }
}
