package org.opnfv.doctor.functest.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.contract.CongressServer;
import org.opnfv.doctor.functest.http.Json;
import org.opnfv.doctor.functest.inspector.CongressInspector;
import org.opnfv.doctor.functest.inspector.Inspection;
import org.opnfv.doctor.functest.inspector.InspectionRequest;
import org.opnfv.doctor.functest.inspector.ReportedHosts;

/** The inspector congress, by the wire format of doctor_tests: nobody has shown it on a real one. */
class CongressTest {
    private static final Instant DETECTED = Instant.parse("2026-11-29T01:17:06Z");

    private CongressServer congress;
    private ScriptedCloud cloud;
    private Cloud admin;

    @BeforeEach
    void start() throws IOException {
        cloud = new ScriptedCloud("congress");
        congress = new CongressServer().routed(cloud::on);
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

    private ReportedHosts reported() {
        return new CongressInspector().reported(admin).orElseThrow();
    }

    @Test
    void theEventIsTheOnlyRowOfItsTable() throws Exception {
        try (Inspection inspection = open()) {
            inspection.warmUp("compute-1");
            inspection.rehearse("compute-1");
            assertThat(congress.events()).as("it acts on whatever stands there").isEmpty();

            inspection.report("compute-1", DETECTED);
        }
        JsonNode event = congress.events().get(0);
        assertThat(congress.events()).hasSize(1);
        assertThat(event.path("time").asText()).isEqualTo("2026-11-29T01:17:06.000000");
        assertThat(event.path("type").asText()).isEqualTo("compute.host.down");
        assertThat(List.of(
                        event.at("/details/hostname").asText(),
                        event.at("/details/status").asText()))
                .containsExactly("compute-1", "down");
        assertThat(event.at("/details").has("monitor")).isTrue();
        assertThat(event.at("/details").has("monitor_event_id")).isTrue();
    }

    @Test
    void theRowIsKnownAndTakenAway() throws Exception {
        assertThat(reported().down(Set.of("compute-1"))).isEmpty();
        try (Inspection inspection = open()) {
            inspection.report("compute-1", DETECTED);
        }
        assertThat(reported().down(Set.of("compute-1", "compute-2"))).containsExactly("compute-1");

        reported().withdraw("compute-2");
        assertThat(congress.events()).as("of another host").hasSize(1);
        reported().withdraw("compute-1");

        assertThat(congress.events()).isEmpty();
        assertThat(reported().down(Set.of("compute-1"))).isEmpty();
    }

    /** A put replaces the whole table. */
    @Test
    void rowsOfOthersAreNeitherReplacedNorTakenAway() throws Exception {
        JsonNode theirs = Json.mapper()
                .readTree(
                        "{\"type\": \"compute.host.down\", \"details\": {\"hostname\": \"compute-1\", \"status\": \"down\"}}");
        congress.events().add(theirs);
        try (Inspection inspection = open()) {
            assertThatThrownBy(() -> inspection.rehearse("compute-1"))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith(
                            "table events of this Congress has 1 rows, which the event would replace: ");
        }

        reported().withdraw("compute-1");
        assertThat(congress.events()).containsExactly(theirs);
    }

    @Test
    void ourRowBesideOthersIsKnownAndCannotBeTakenOut() throws Exception {
        try (Inspection inspection = open()) {
            inspection.report("compute-1", DETECTED);
        }
        congress.events().add(Json.mapper().readTree("{\"type\": \"theirs\"}"));

        assertThat(reported().down(Set.of("compute-1"))).containsExactly("compute-1");
        reported().withdraw("compute-1");
        assertThat(congress.events()).hasSize(2);
    }

    @Test
    void aCongressWithoutTheDriverIsRefusedBeforeTheRun() {
        cloud.on(CongressServer.SOURCES, 200, "{\"results\": []}");

        assertThatThrownBy(this::open)
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("this Congress has no data source of driver doctor: ");
        assertThat(reported().down(Set.of("compute-1"))).isEmpty();
    }

    @Test
    void whatItRefusesIsAFailureOfTheReport() throws Exception {
        cloud.on(CongressServer.PUT, 500, "{}");
        try (Inspection inspection = open()) {
            assertThatThrownBy(() -> inspection.report("compute-1", Instant.now()))
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
