package org.opnfv.doctor.functest.bus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages as Nova 26, Ceilometer 19 and Aodh 15 sent them, shortened. */
class MessageTest {

    private static final String EVENT = "be776dd3-ae1c-4437-8c62-ce45b473423c";
    private static final String INSTANCE = "1c082f54-248f-41de-a17c-08643a5f73c8";
    private static final String CEILOMETER_EVENT = "{\"message_id\": \"" + EVENT
            + "\", \"event_type\": \"compute.instance.update\", \"generated\": \"2026-11-23T06:10:12.408395\", \"traits\":"
            + " [[\"service\", 1, \"compute\"], [\"instance_id\", 1, \"" + INSTANCE
            + "\"], [\"memory_mb\", 2, 64], [\"state\", 1, \"STATE\"], [\"old_state\", 1, \"active\"]], \"raw\": {}}";

    static final EventFilter ERRORS = EventFilter.instances(
            "compute.instance.update", List.of("error"), traits -> "error".equals(traits.get("state")));

    private static Message message(String payload) {
        return message("compute.instance.update", "api.vm", payload);
    }

    private static Message message(String type, String publisher, String payload) {
        String inner = "{\"message_id\": \"" + EVENT + "\", \"event_type\": \"" + type
                + "\", \"publisher_id\": \"" + publisher + "\", \"priority\": \"INFO\", \"payload\": " + payload
                + ", \"timestamp\": \"2026-11-23 06:10:12.408395\"}";
        try {
            return Message.parse(JsonMapper.builder()
                            .build()
                            .writeValueAsBytes(Map.of("oslo.version", "2.0", "oslo.message", inner)))
                    .orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void novaTellsOfAnInstanceInError() {
        Message message =
                message("{\"instance_id\": \"" + INSTANCE + "\", \"state\": \"error\", \"old_state\": \"active\"}");

        assertThat(message.sent()).isEqualTo(Instant.parse("2026-11-23T06:10:12.408395Z"));
        assertThat(message.passages(BusCheckpoint.NOTIFIED, ERRORS))
                .containsExactly(new Message.Passage(INSTANCE, EVENT, null));
    }

    @Test
    void ceilometerTellsOfSeveralEvents() {
        String events = "[" + CEILOMETER_EVENT.replace("STATE", "error") + ", "
                + CEILOMETER_EVENT.replace("STATE", "active") + "]";

        assertThat(message(events).passages(BusCheckpoint.TRANSFORMED, ERRORS))
                .containsExactly(new Message.Passage(INSTANCE, EVENT, null));
    }

    @Test
    void aodhTellsOfAnAlarm() {
        String alarm =
                "{\"alarm_id\": \"44a92f85\", \"current\": \"alarm\", \"reason_data\": {\"type\": \"event\", \"event\": "
                        + CEILOMETER_EVENT.replace("STATE", "error") + "}}";

        assertThat(message(alarm).passages(BusCheckpoint.FIRED, ERRORS))
                .containsExactly(new Message.Passage(INSTANCE, EVENT, "44a92f85"));
    }

    /** As nova-compute of the host that takes an instance sends it: Ceilometer's traits host and service are the sender's. */
    @Test
    void aNotificationHasTheTraitsThatCeilometerWillGiveIt() {
        EventFilter elsewhere = EventFilter.instances(
                "compute.instance.*.end",
                List.of(),
                traits -> "compute".equals(traits.get("service")) && !"compute-1".equals(traits.get("host")));
        String payload = "{\"instance_id\": \"" + INSTANCE + "\", \"state\": \"active\", \"host\": \"compute-1\"}";

        assertThat(message("compute.instance.rebuild.end", "compute.compute-2.example.org", payload)
                        .passages(BusCheckpoint.NOTIFIED, elsewhere))
                .containsExactly(new Message.Passage(INSTANCE, EVENT, null));
        assertThat(message("compute.instance.rebuild.end", "compute.compute-1", payload)
                        .passages(BusCheckpoint.NOTIFIED, elsewhere))
                .isEmpty();
        assertThat(message("compute.instance.rebuild.start", "compute.compute-2", payload)
                        .passages(BusCheckpoint.NOTIFIED, elsewhere))
                .isEmpty();
        assertThat(elsewhere.mayBeIn("compute.instance.rebuild.end")).isTrue();
        assertThat(elsewhere.mayBeIn("compute.instance.rebuild.start")).isFalse();
    }

    @Test
    void noticesOfMaintenanceAreKnownByTheirSessionAndTheirNumberOrHost() {
        String url = "http://a:1/maintenance/s1/p1/7";
        Message notified = message("{\"session_id\": \"s1\", \"reply_url\": \"" + url + "\", \"state\": \"SCALE_IN\"}");
        String event = "{\"message_id\": \"" + EVENT + "\", \"traits\": [[\"session_id\", 1, \"s1\"],"
                + " [\"host\", 1, \"compute-1\"], [\"state\", 1, \"IN_MAINTENANCE\"]]}";

        assertThat(notified.passages(BusCheckpoint.NOTIFIED, EventFilter.NOTICES))
                .containsExactly(new Message.Passage("s1/7", EVENT, null));
        assertThat(message("[" + event + "]").passages(BusCheckpoint.TRANSFORMED, EventFilter.NOTICES))
                .containsExactly(new Message.Passage("s1/compute-1/IN_MAINTENANCE", EVENT, null));
        assertThat(message("{\"alarm_id\": \"44\", \"reason_data\": {\"event\": " + event + "}}")
                        .passages(BusCheckpoint.FIRED, EventFilter.NOTICES))
                .containsExactly(new Message.Passage("s1/compute-1/IN_MAINTENANCE", EVENT, "44"));
        assertThat(message("[" + CEILOMETER_EVENT + "]").passages(BusCheckpoint.TRANSFORMED, EventFilter.NOTICES))
                .isEmpty();
    }

    @Test
    void whatIsAboutSomethingElseTellsOfNoLoss() {
        for (BusCheckpoint point : BusCheckpoint.values()) {
            assertThat(message("{\"state\": \"active\", \"x\": \"error\"}").passages(point, ERRORS))
                    .isEmpty();
            assertThat(message("[]").passages(point, ERRORS)).isEmpty();
            assertThat(message("null").passages(point, ERRORS)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "error",
                "[1, 2]",
                "{\"oslo.message\": \"{\"}",
                "{\"timestamp\": \"yesterday\"}",
                "{\"oslo.message\": \"\"}"
            })
    void whatIsNoMessageIsNone(String body) {
        assertThat(Message.parse(body.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }
}
