package org.opnfv.doctor.functest.inspector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.http.HttpServer;
import org.opnfv.doctor.functest.http.Reply;

/** What is said to the Inspector before the fault. */
class EventSenderTest {
    private final Queue<String> events = new ConcurrentLinkedQueue<>();
    private volatile int status = 200;
    private volatile Thread interrupted;
    private HttpServer inspector;
    private EventSender sender;

    @BeforeEach
    void open() throws IOException {
        inspector = HttpServer.named("test-inspector")
                .bind("127.0.0.1", 0)
                .route("PUT", "/events", call -> {
                    events.add(new String(call.body(), StandardCharsets.UTF_8));
                    if (interrupted != null && events.size() == 3) {
                        interrupted.interrupt();
                    }
                    return Reply.empty(status);
                })
                .start();
        sender = new EventSender(inspector.uri().resolve("/events"), "X-Doctor-Secret", "s3cret");
    }

    @AfterEach
    void close() throws IOException {
        sender.close();
        inspector.close();
    }

    @Test
    void rehearsalsWithoutCallsAndThoseWithThemAreAskedForApart() throws Exception {
        sender.rehearseWithoutCalls("compute-7");
        assertThat(events).hasSize(60).allMatch(event -> event.contains("\"status\":\"rehearsal without calls\""));
        events.clear();

        sender.rehearse("compute-7");
        assertThat(events).hasSize(5).allMatch(event -> event.contains("\"status\":\"rehearsal\""));
    }

    @Test
    void aRehearsalThatIsRefusedFailsAtOnce() {
        status = 502;

        assertThatThrownBy(() -> sender.rehearse("compute-7"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("502");
        assertThat(events).hasSize(1);
    }

    /** It may take minutes to mark what an event is about, but not to say that it is there. */
    @Test
    void whoIsThereAndSaysNothingIsNotWaitedForLong() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Inspection to = new ExternalInspector().open(of(silent))) {
            assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () -> assertThatThrownBy(() -> to.rehearse("compute-1"))
                            .isInstanceOf(IOException.class)
                            .hasMessageContaining("/events does not answer"));
        }
    }

    private static InspectionRequest of(ServerSocket inspector) {
        URI url = URI.create("http://127.0.0.1:" + inspector.getLocalPort() + "/events");
        InspectorSettings settings =
                new InspectorSettings("127.0.0.1", 0, address -> false, null, false, false, 1, url);
        return new InspectionRequest(settings, null, null, null, null, null, null);
    }

    @Test
    void rehearsalsEndWhenTheyAreInterrupted() {
        interrupted = Thread.currentThread();

        assertThatThrownBy(() -> sender.rehearseWithoutCalls("compute-7")).isInstanceOf(InterruptedException.class);
        assertThat(events).hasSizeLessThan(10);
    }
}
