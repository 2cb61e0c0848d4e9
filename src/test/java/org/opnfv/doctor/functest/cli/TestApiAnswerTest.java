package org.opnfv.doctor.functest.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opnfv.doctor.functest.report.ResultsFixture;
import org.opnfv.doctor.functest.series.Results;

/** A database that speaks on and on after the head of its answer. */
class TestApiAnswerTest {
    private static final Results RESULTS = new ResultsFixture(2).run();

    @ParameterizedTest
    @CsvSource({
        "201, 0, ''",
        "500, 0, it answered 500 and leads to /x: and so on and so on",
        "201, 200, ''",
        "500, 200, it did not answer within 1 s",
        "301, 200, it did not answer within 1 s"
    })
    void anAnswerWithoutEndKeepsNobodyWaiting(int status, long pause, String note) throws Exception {
        try (ServerSocket database = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread speaker = new Thread(() -> speak(database, status, pause));
            speaker.start();
            String url = "http://127.0.0.1:" + database.getLocalPort() + "/results";

            Optional<String> said = assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () -> TestApiClient.send(RESULTS, Map.of("TEST_DB_URL", url), Duration.ofSeconds(1)));

            assertThat(said.orElse("")).contains(note);
            assertThat(said.isEmpty()).isEqualTo(note.isEmpty());
            speaker.join(10_000);
            assertThat(speaker.isAlive()).as("it is still listened to").isFalse();
        }
    }

    private static void speak(ServerSocket server, int status, long pause) {
        try (Socket caller = server.accept()) {
            OutputStream out = caller.getOutputStream();
            out.write(("HTTP/1.1 " + status + " X\r\nLocation: /x\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            while (true) {
                out.write("a\r\nand so on \r\n".getBytes(StandardCharsets.UTF_8));
                Thread.sleep(pause);
            }
        } catch (IOException | InterruptedException e) {
            // nobody listens any more
        }
    }
}
