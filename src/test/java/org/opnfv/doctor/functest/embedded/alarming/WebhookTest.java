package org.opnfv.doctor.functest.embedded.alarming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.embedded.event.Event;
import org.opnfv.doctor.functest.http.Call;
import org.opnfv.doctor.functest.http.HttpServer;
import org.opnfv.doctor.functest.http.Json;
import org.opnfv.doctor.functest.http.Reply;

class WebhookTest {

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final CountDownLatch release = new CountDownLatch(1);
    private final Webhooks webhooks = new Webhooks();
    private HttpServer receiver;

    @BeforeEach
    void start() throws Exception {
        receiver = HttpServer.named("receiver")
                .route("POST", "/failure", this::take)
                .route("POST", "/broken", call -> {
                    calls.add(call);
                    return Reply.empty(500);
                })
                .route("POST", "/slow", call -> {
                    release.await();
                    return take(call);
                })
                .start();
    }

    private Reply take(Call call) {
        calls.add(call);
        return Reply.empty(200);
    }

    @AfterEach
    void stop() {
        release.countDown();
        webhooks.close();
        receiver.close();
    }

    private void fire(String... actions) {
        Instant at = Instant.parse("2026-11-23T02:10:17.283969Z");
        EventAlarm alarm = new EventAlarm(
                "id",
                "name",
                "",
                true,
                List.of(actions),
                false,
                "moderate",
                new EventRule("*", List.of()),
                "p",
                "u",
                at,
                "alarm",
                "because",
                at);
        Event event = new Event("m1", "compute.instance.update", at, "p", Map.of("state", "error"));
        webhooks.notify("insufficient data", alarm, event);
    }

    @Test
    void carriesWhatAodhSends() throws Exception {
        fire(receiver.uri() + "/failure");
        await().until(() -> calls.size() == 1);
        assertThat(calls.get(0).header("content-type")).contains("application/json");
        assertThat(calls.get(0).header("x-openstack-request-id").orElse("")).startsWith("req-");
        JsonNode body = Json.mapper().readTree(calls.get(0).body());
        assertThat(body.fieldNames())
                .toIterable()
                .containsExactly("alarm_name", "alarm_id", "severity", "previous", "current", "reason", "reason_data");
        assertThat(body.path("previous").asText()).isEqualTo("insufficient data");
        assertThat(body.path("current").asText()).isEqualTo("alarm");
        JsonNode event = body.at("/reason_data/event");
        assertThat(event.fieldNames())
                .toIterable()
                .containsExactly("message_id", "event_type", "generated", "traits", "raw");
        assertThat(event.path("generated").asText()).isEqualTo("2026-11-23T02:10:17.283969");
        assertThat(event.path("traits").toString()).isEqualTo("[[\"state\",1,\"error\"]]");
    }

    @Test
    void callsEachActionOnceAlsoWhenItFails() {
        fire(receiver.uri() + "/broken", "http://127.0.0.1:1/", "log://", receiver.uri() + "/failure");
        await().until(() -> calls.size() == 2);
        assertThat(calls).extracting(Call::path).containsExactlyInAnyOrder("/broken", "/failure");
    }

    @Test
    void aSlowReceiverHoldsUpNoOther() {
        fire(receiver.uri() + "/slow");
        fire(receiver.uri() + "/failure");
        await().until(() -> calls.size() == 1);
        assertThat(calls.get(0).path()).isEqualTo("/failure");
        release.countDown();
        await().until(() -> calls.size() == 2);
    }
}
