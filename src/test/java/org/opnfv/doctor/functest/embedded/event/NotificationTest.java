package org.opnfv.doctor.functest.embedded.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.embedded.ApiError;

/** What Ceilometer makes of notifications that are handed in. */
class NotificationTest {

    private static Event event(String type, String payload) throws IOException {
        return Notification.event(JsonMapper.builder()
                .build()
                .readTree("{'message_id': 'm', 'publisher_id': 'tool',"
                        .concat(" 'event_type': '" + type + "', 'timestamp': '2026-11-23 06:10:12.408395', 'payload': "
                                + payload + "}")
                        .replace('\'', '"')));
    }

    @Test
    void listsAndMapsBecomePythonsTextAndLongTextEnds() throws IOException {
        Event event = event(
                "maintenance.scheduled",
                "{'project_id': 'p', 'allowed_actions': ['MIGRATE', 'LIVE_MIGRATE'], 'metadata': {'a': 'b'},"
                        + " 'actions_at': '2026-11-23 06:12:00', 'instance_ids': '" + "x".repeat(300)
                        + "', 'other': 1}");

        assertThat(event.projectId()).isEqualTo("p");
        assertThat(event.generated()).isEqualTo(Instant.parse("2026-11-23T06:10:12.408395Z"));
        assertThat(event.traits())
                .containsEntry("service", "tool")
                .containsEntry("allowed_actions", "['MIGRATE', 'LIVE_MIGRATE']")
                .containsEntry("metadata", "{'a': 'b'}")
                .containsEntry("actions_at", Instant.parse("2026-11-23T06:12:00Z"))
                .containsEntry("instance_ids", "x".repeat(255))
                .doesNotContainKey("other");
    }

    @Test
    void aTypeWithoutADefinitionIsRefused() {
        assertThatThrownBy(() -> event("compute.instance.update", "{}"))
                .isInstanceOf(ApiError.class)
                .hasMessageContaining("there is no definition of events compute.instance.update");
    }

    @Test
    void aTimeThatIsNoneIsRefused() {
        assertThatThrownBy(() -> event("maintenance.scheduled", "{'actions_at': 'soon'}"))
                .isInstanceOf(ApiError.class)
                .hasMessageContaining("\"soon\" is no time");
    }
}
