package org.opnfv.doctor.functest.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.http.Json;
import org.opnfv.doctor.functest.http.Reply;
import org.opnfv.doctor.functest.inspector.CongressInspector;
import org.opnfv.doctor.functest.inspector.Inspection;
import org.opnfv.doctor.functest.inspector.InspectionRequest;

/** The inspector congress, by the wire format of doctor_tests: nobody has shown it on a real one. */
class CongressTest {
    private static final String SOURCES = "GET /policy/v1/data-sources";

    private final Queue<String> rows = new ConcurrentLinkedQueue<>();
    private ScriptedCloud cloud;
    private Cloud admin;

    @BeforeEach
    void start() throws IOException {
        cloud = new ScriptedCloud("congress")
                .on(
                        SOURCES,
                        200,
                        "{\"results\": [{\"id\": \"n1\", \"name\": \"nova\", \"driver\": \"nova\"},"
                                + " {\"id\": \"d1\", \"name\": \"doctor\", \"driver\": \"doctor\"}]}")
                .on("PUT /policy/v1/data-sources/d1/tables/events/rows", call -> {
                    rows.add(call.header("X-Auth-Token").orElse("") + " " + new String(call.body()));
                    return Reply.empty(200);
                });
        admin = cloud.connect();
    }

    @AfterEach
    void stop() {
        admin.close();
        cloud.close();
    }

    private Inspection open() throws IOException {
        return new CongressInspector()
                .open(new InspectionRequest(null, admin, null, null, Clocks.system(), null, null));
    }

    @Test
    void theEventIsTheOnlyRowOfItsTable() throws Exception {
        try (Inspection congress = open()) {
            congress.warmUp("compute-1");
            congress.rehearse("compute-1");
            assertThat(rows).as("it acts on whatever stands there").isEmpty();

            congress.report("compute-1", Instant.parse("2026-11-29T01:17:06.5Z"));
        }
        String put = rows.remove();
        assertThat(rows).isEmpty();
        assertThat(put).startsWith("congress-token-1 ");
        JsonNode body = Json.mapper().readTree(put.substring(put.indexOf('[')));
        assertThat(body).hasSize(1);
        JsonNode event = body.get(0);
        assertThat(event.path("time").asText()).isEqualTo("2026-11-29T01:17:06.500");
        assertThat(event.path("type").asText()).isEqualTo("compute.host.down");
        assertThat(List.of(
                        event.at("/details/hostname").asText(),
                        event.at("/details/status").asText()))
                .containsExactly("compute-1", "down");
        assertThat(event.at("/details").has("monitor")).isTrue();
        assertThat(event.at("/details").has("monitor_event_id")).isTrue();
    }

    @Test
    void aCongressWithoutTheDriverIsRefusedBeforeTheRun() {
        cloud.on(SOURCES, 200, "{\"results\": []}");

        assertThatThrownBy(this::open)
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("this Congress has no data source of driver doctor: ");
    }

    @Test
    void whatItRefusesIsAFailureOfTheReport() throws Exception {
        cloud.on("PUT /policy/v1/data-sources/d1/tables/events/rows", 500, "{}");
        try (Inspection congress = open()) {
            assertThatThrownBy(() -> congress.report("compute-1", Instant.now()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("500");
        }
    }

    @Test
    void aNeutronWithoutTheExtensionKeepsNoDataPlaneStatus() {
        cloud.on("GET /network/v2.0/extensions", 200, "{\"extensions\": [{\"alias\": \"port-security\"}]}");

        assertThat(admin.network().hasDataPlaneStatus()).isFalse();
    }
}
