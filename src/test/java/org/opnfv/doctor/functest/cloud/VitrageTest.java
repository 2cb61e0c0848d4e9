package org.opnfv.doctor.functest.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.contract.VitrageServer;
import org.opnfv.doctor.functest.http.Reply;
import org.opnfv.doctor.functest.inspector.Inspection;
import org.opnfv.doctor.functest.inspector.InspectionRequest;
import org.opnfv.doctor.functest.inspector.InstancesByHost;
import org.opnfv.doctor.functest.inspector.MarkingRule;
import org.opnfv.doctor.functest.inspector.ReportedHosts;
import org.opnfv.doctor.functest.inspector.VitrageInspector;

/** The inspector vitrage, by the wire format of its API v1. */
class VitrageTest {
    private static final Instant DETECTED = Instant.parse("2026-11-29T01:17:06Z");
    private static final String NAME = "doctor_template-abc123";
    private static final Set<String> HOST = Set.of("compute-1");

    private final Map<String, String> known = new HashMap<>(Map.of("i1", "compute-1", "i2", "compute-2"));
    private VitrageServer server;
    private ScriptedCloud cloud;
    private Cloud admin;
    private Inspection inspection;
    private ReportedHosts reported;

    @BeforeEach
    void start() throws IOException {
        cloud = new ScriptedCloud("vitrage")
                .on("GET /v2.1/", 200, "{\"version\": {\"id\": \"v2.1\", \"version\": \"\", \"min_version\": \"\"}}")
                .on(
                        "GET /v2.1/servers/detail",
                        200,
                        "{\"servers\": [{\"id\": \"i1\", \"name\": \"doctor_vm1\", \"status\": \"ACTIVE\", \"tenant_id\": \"p\","
                                + " \"OS-EXT-SRV-ATTR:host\": \"compute-1\"}]}");
        server = new VitrageServer().routed(cloud::on).knowing(() -> known);
        admin = cloud.connect();
        InstancesByHost hosts = new InstancesByHost(admin.compute(), true);
        hosts.refresh(Set.of("i1"), "doctor_vm");
        VitrageInspector vitrage = new VitrageInspector();
        inspection = vitrage.open(new InspectionRequest(null, admin, hosts, null, Clocks.system(), null, null));
        reported = vitrage.reported(admin).orElseThrow();
    }

    @AfterEach
    void stop() {
        inspection.close();
        admin.close();
        cloud.close();
    }

    @Test
    void itIsToldThatAHostIsDownAndAtLastThatItIsUp() throws Exception {
        inspection.warmUp("compute-1");
        inspection.rehearse("compute-1");
        assertThat(server.events()).as("it acts on each event").isEmpty();

        inspection.report("compute-1", DETECTED);
        JsonNode down = server.events().get(0);
        assertThat(down.path("time").asText())
                .as("without microseconds it is no time to Vitrage")
                .isEqualTo("2026-11-29T01:17:06.000000");
        assertThat(down.path("type").asText()).isEqualTo("compute.host.down");
        assertThat(down.at("/details/hostname").asText()).isEqualTo("compute-1");
        assertThat(down.at("/details/status").asText()).isEqualTo("down");
        assertThat(reported.down(Set.of("compute-1", "compute-2"))).containsExactly("compute-1");

        reported.withdraw("compute-1");
        JsonNode up = server.events().get(1);
        assertThat(up.path("type").asText())
                .as("it ends the alarm of this type")
                .isEqualTo("compute.host.down");
        assertThat(up.at("/details/status").asText()).isEqualTo("up");
        assertThat(reported.down(HOST)).as("it has not come to that yet").isNotEmpty();
        assertThat(reported.down(HOST)).isEmpty();
    }

    @Test
    void aHostThatOthersReportedIsRefusedBeforeTheFaultAndNotTakenForOurs() throws Exception {
        inspection.report("compute-1", DETECTED);
        server.alarms().get(0).put("monitor_event_id", "somebody's");

        assertThatThrownBy(() -> inspection.rehearse("compute-1"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("Vitrage takes compute-1 for down already");
        assertThat(reported.down(HOST)).isEmpty();

        reported.withdraw("compute-1");
        assertThat(server.events()).as("what ends ours ends theirs").hasSize(1);
    }

    @Test
    void instancesThatItDoesNotKnowAreWaitedForBeforeTheFault() throws Exception {
        known.put("i1", "compute-3");
        assertThatThrownBy(() -> inspection.rehearse("compute-1"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(
                        "Vitrage knows 0 of 1 instances of the test on compute-1: it hears of them by ");

        known.put("i1", "compute-1");
        inspection.rehearse("compute-1");
    }

    @Test
    void whatItRefusesIsAFailureOfTheReport() {
        cloud.on(VitrageServer.EVENT, 404, "{}");

        assertThatThrownBy(() -> inspection.report("compute-1", Instant.now()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("404");
    }

    @Test
    void aTemplateIsAddedFoundAndDeleted() throws Exception {
        Vitrage vitrage = admin.vitrage();
        MarkingRule rule = rule();

        String added = rule.add();
        assertThat(rule.isInEffect()).as("it is being loaded").isFalse();
        assertThat(rule.isInEffect()).isTrue();
        assertThat(vitrage.findTemplate(NAME)).contains(added);
        assertThat(vitrage.templateName(added)).contains(NAME);
        assertThat(server.templates())
                .extracting(one -> one.path("status").asText())
                .containsExactly("ACTIVE");
        assertThatThrownBy(rule::add)
                .as("there is one of that name")
                .isInstanceOf(IOException.class)
                .hasMessage("Vitrage does not accept template " + NAME + ": Duplicate template name");

        vitrage.deleteTemplate(added);
        assertThat(vitrage.findTemplate(NAME)).as("until it has").isPresent();
        assertThat(vitrage.findTemplate(NAME)).isEmpty();
    }

    @Test
    void oneThatItTakesBackIsNotWaitedFor() throws Exception {
        rule().add();
        server.templates().get(0).put("status", "ERROR").remove("status details");

        assertThatThrownBy(rule()::isInEffect)
                .isInstanceOf(IOException.class)
                .hasMessage("Vitrage does not accept template " + NAME + ": no reason given");
    }

    /** By the format of version 3; the real one's validation is shown on the lab. */
    @Test
    void theTemplateMarksTheHostAndWhatIsOnIt() throws Exception {
        AtomicReference<JsonNode> put = new AtomicReference<>();
        cloud.on(VitrageServer.ADD, call -> {
            put.set(ScriptedCloud.body(call).at("/templates/0/1"));
            return Reply.rawJson(200, "[{\"uuid\": \"t1\", \"name\": \"" + NAME + "\", \"status\": \"LOADING\"}]");
        });

        rule().add();

        JsonNode template = put.get();
        assertThat(template.at("/metadata/version").asText()).isEqualTo("3");
        assertThat(template.at("/metadata/name").asText()).isEqualTo(NAME);
        assertThat(template.at("/entities/alarm/name").asText()).isEqualTo("compute.host.down");
        assertThat(template.path("scenarios"))
                .extracting(
                        scenario -> scenario.at("/actions/0/mark_down/target").asText())
                .containsExactly("instance", "host");
    }

    private MarkingRule rule() {
        return new VitrageInspector().rule(admin, NAME).orElseThrow();
    }
}
