package org.opnfv.doctor.functest.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.http.ClosedPort;

/** What we put on a bus, by what its listeners read. */
class NotificationSenderTest {
    private static final Instant NOW = Instant.parse("2026-11-23T06:10:12.408395123Z");
    private static final Map<String, String> LOST =
            Map.of("tenant_id", "p", "instance_id", "i", "display_name", "doctor_vm1", "state", "error");

    private static byte[] message(Instant sent) throws IOException {
        return NotificationSender.enveloped(
                NotificationSender.text("inspector", "compute.instance.update", LOST, sent));
    }

    @Test
    void isWhatOurOwnTapTakesForNovas() throws IOException {
        Message message = Message.parse(message(NOW)).orElseThrow();

        assertThat(message.sent()).isEqualTo(Instant.parse("2026-11-23T06:10:12.408395Z"));
        assertThat(message.passages(BusCheckpoint.NOTIFIED, MessageTest.ERRORS))
                .singleElement()
                .extracting(Message.Passage::about)
                .isEqualTo("i");
    }

    @Test
    void hasTheMembersOfANotificationInTheEnvelope() throws IOException {
        JsonMapper mapper = JsonMapper.builder().build();
        JsonNode outer = mapper.readTree(message(Instant.parse("2026-11-23T06:10:12Z")));
        JsonNode inner = mapper.readTree(outer.path("oslo.message").asText());

        assertThat(outer.path("oslo.version").asText()).isEqualTo("2.0");
        assertThat(inner.path("event_type").asText()).isEqualTo("compute.instance.update");
        assertThat(inner.path("priority").asText()).isEqualTo("INFO");
        assertThat(inner.path("timestamp").asText()).isEqualTo("2026-11-23 06:10:12.000000");
        assertThat(inner.path("payload").path("tenant_id").asText()).isEqualTo("p");
        assertThat(inner.path("payload").path("display_name").asText()).isEqualTo("doctor_vm1");
    }

    @Test
    void aBusThatIsNotThereIsNamedWithoutItsPassword() throws IOException {
        try (ClosedPort port = new ClosedPort()) {
            assertThatThrownBy(() -> NotificationSender.open(
                            new BusAddress("rabbit://u:topsecret@127.0.0.1:" + port.number() + "/", null)))
                    .isInstanceOf(BusException.class)
                    .hasMessageContaining("127.0.0.1:" + port.number())
                    .hasMessageNotContaining("topsecret");
        }
    }
}
