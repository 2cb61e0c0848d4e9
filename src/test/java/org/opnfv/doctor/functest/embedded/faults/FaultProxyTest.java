package org.opnfv.doctor.functest.embedded.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.http.Call;
import org.opnfv.doctor.functest.http.HttpServer;
import org.opnfv.doctor.functest.http.Reply;

/** What a client of a service sees through a door. */
class FaultProxyTest {

    private final HttpClient client = HttpClient.newHttpClient();
    private final CopyOnWriteArrayList<Call> calls = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<String> told = new CopyOnWriteArrayList<>();
    private HttpServer service;
    private FaultProxy doors;

    @BeforeEach
    void serve() throws IOException {
        service = HttpServer.named("service")
                .route("GET", "/things", call -> noted(call, () -> Reply.json(200, Map.of("number", calls.size()))))
                .route(
                        "POST",
                        "/things",
                        call -> noted(call, () -> Reply.json(201, Map.of("id", "id-" + calls.size()))))
                .route("DELETE", "/things/{id}", call -> noted(call, () -> Reply.empty(204)))
                .start();
    }

    @AfterEach
    void end() {
        doors.close();
        service.close();
    }

    @Test
    void withoutAFaultEverythingPasses() throws Exception {
        open("call: GET /nothing, status: 500");

        assertThat(send("POST", "/things", "{}").body()).isEqualTo("{\"id\":\"id-1\"}");
        assertThat(send("DELETE", "/things/1", "").statusCode()).isEqualTo(204);
        assertThat(told).isEmpty();
    }

    @Test
    void aStatusComesWithItsHeadersAndNothingIsDone() throws Exception {
        open("call: GET /things, status: 429, headers: {Retry-After: 3}, which: 1, name: busy");

        HttpResponse<String> first = send("GET", "/things", "");
        assertThat(first.statusCode()).isEqualTo(429);
        assertThat(first.headers().firstValue("Retry-After")).contains("3");
        assertThat(calls).isEmpty();
        assertThat(send("GET", "/things", "").statusCode()).isEqualTo(200);
        assertThat(told).containsExactly("fault \"busy\" strikes GET /things (prepare)");
    }

    @Test
    void aResetComesBeforeOrAfterTheServiceHasHeard() throws Exception {
        open("call: POST /things, reset: before, which: 1}, {call: POST /things, reset: after, which: 1");

        assertThatThrownBy(() -> send("POST", "/things", "{}")).isInstanceOf(IOException.class);
        assertThat(calls).isEmpty();
        assertThatThrownBy(() -> send("POST", "/things", "{}")).isInstanceOf(IOException.class);
        assertThat(calls).hasSize(1);
    }

    @Test
    void anAnswerMayBeCutShortOrLongOrLost() throws Exception {
        open("call: GET /things, truncate: 3, which: 1}, {call: GET /things, cut: 3, which: 1},"
                + "{call: GET /things, huge: 3MB, which: 1}, {call: GET /things, body: '[]', which: 1},"
                + "{call: GET /things, stale: true, which: 1");

        assertThat(send("GET", "/things", "").body()).isEqualTo("{\"n");
        assertThatThrownBy(() -> send("GET", "/things", "")).isInstanceOf(IOException.class);
        String huge = send("GET", "/things", "").body();
        assertThat(huge.length()).isEqualTo(3_000_000 + 12);
        assertThat(huge.strip()).isEqualTo("{\"number\":3}");
        assertThat(send("GET", "/things", "").body()).isEqualTo("[]");
        assertThat(send("GET", "/things", "").body()).isEqualTo("{\"number\":1}");
    }

    @Test
    void whatIsMadeMayBearTheIdOfWhatWasMadeBefore() throws Exception {
        open("call: POST /things, id: other, which: 2");

        assertThat(send("POST", "/things", "{}").body()).contains("id-1");
        assertThat(send("POST", "/things", "{}").body()).contains("id-1");
        assertThat(calls).hasSize(2);
    }

    @Test
    void whatIsAcceptedNeedNotBeDone() throws Exception {
        open("call: DELETE /things/*, ignore: true");

        assertThat(send("DELETE", "/things/1", "").statusCode()).isEqualTo(204);
        assertThat(calls).isEmpty();
    }

    private Reply noted(Call call, Supplier<Reply> reply) {
        calls.add(call);
        return reply.get();
    }

    private void open(String rows) throws IOException {
        doors = new FaultProxy(
                FaultPlan.parse("plan", "faults: [{" + rows + "}]"),
                Map.of("OS_AUTH_URL", service.uri().toString()),
                InetAddress.getLoopbackAddress(),
                told::add);
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(doors.environment().get("OS_AUTH_URL") + path))
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
