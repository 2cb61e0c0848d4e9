package org.opnfv.doctor.functest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opnfv.doctor.functest.contract.CongressServer;
import org.opnfv.doctor.functest.http.Json;
import org.opnfv.doctor.functest.http.Reply;
import org.opnfv.doctor.functest.ledger.Change;

/** What an inspector in the cloud was told is taken back, and looked for afterwards. */
@Timeout(120)
class ReportedHostsTest extends UndoFixture {
    private static final String TEMPLATE = "doctor_template-" + RUN;

    private final CongressServer congress = new CongressServer();

    @Override
    List<String> more() {
        return List.of(CongressServer.TYPE);
    }

    private Change tell() throws Exception {
        congress.routed(proxy::always)
                .events()
                .add(Json.mapper()
                        .readTree("{\"type\": \"compute.host.down\", \"details\": {\"hostname\": \"compute-1\","
                                + " \"status\": \"down\", \"monitor_event_id\": \"monitor_sample_event1\"}}"));
        return ledger.intend(ChangeKinds.REPORTED_DOWN, "compute-1", Map.of(ChangeKinds.INSPECTOR, "congress"));
    }

    /** Congress says that it has replaced the rows, and has not. */
    private void lie(int times) {
        proxy.instead(Pattern.quote(CongressServer.PUT), times, call -> Reply.empty(200));
    }

    @Test
    void itIsTakenBackAndAgainWhereItStays() throws Exception {
        lie(2);
        tell();

        assertThat(undo(PATIENCE)).isEmpty();

        assertThat(congress.events()).isEmpty();
        assertThat(ledger.open()).isEmpty();
    }

    /** Its policies mark the host for as long as the row is there. */
    @Test
    void marksAreTakenBackWhenNobodyMakesThemAgain() throws Exception {
        proxy.instead(Pattern.quote(CongressServer.PUT), 3, call -> {
            cloud.admin().compute().forceDown("compute-1", true);
            return Reply.empty(200);
        });
        ledger.intend(ChangeKinds.FORCED_DOWN, "compute-1", Map.of());
        tell();

        assertThat(undo(PATIENCE)).isEmpty();

        assertThat(cloud.admin().compute().computeService("compute-1").forcedDown())
                .isFalse();
    }

    @Test
    void whereItStaysForAllThatItIsNamed() throws Exception {
        lie(1_000);
        tell();

        assertThat(undo(Duration.ofSeconds(1)))
                .containsExactly("reported-down compute-1: congress takes it for down still");
    }

    @Test
    void whatIsThereAfterItsUndoIsFound() throws Exception {
        ledger.withdraw(List.of(tell()));

        assertThat(undo(PATIENCE)).isEmpty();

        assertThat(congress.events()).isEmpty();
    }

    @Test
    void whatIsFoundAndStaysIsNamed() throws Exception {
        lie(1_000);
        ledger.withdraw(List.of(tell()));

        assertThat(undo(Duration.ofSeconds(1)))
                .containsExactly("cloud http://cloud: still there: compute-1 was reported down, and still is,"
                        + " congress takes it for down still");
    }

    private void tellVitrage() throws Exception {
        vitrage.alarms().add((ObjectNode) Json.mapper()
                .readTree("{\"vitrage_type\": \"doctor\", \"name\": \"compute.host.down\", \"hostname\": \"compute-1\","
                        + " \"monitor_event_id\": \"monitor_sample_event1\", \"vitrage_is_deleted\": false,"
                        + " \"vitrage_is_placeholder\": false}"));
        vitrage.templates().add((ObjectNode)
                Json.mapper().readTree("{\"uuid\": \"t1\", \"name\": \"" + TEMPLATE + "\", \"status\": \"ACTIVE\"}"));
    }

    @Test
    void vitrageIsWaitedForUntilItHasForgottenTheHostAndTheTemplate() throws Exception {
        tellVitrage();
        ledger.intend(ChangeKinds.TEMPLATE, TEMPLATE, Map.of());
        ledger.intend(ChangeKinds.REPORTED_DOWN, "compute-1", Map.of(ChangeKinds.INSPECTOR, "vitrage"));

        assertThat(undo(PATIENCE)).isEmpty();

        assertThat(vitrage.alarms()).isEmpty();
        assertThat(vitrage.templates()).isEmpty();
        assertThat(ledger.open()).isEmpty();
    }

    @Test
    void aTemplateThatIsThereAfterItsUndoIsFound() throws Exception {
        tellVitrage();
        vitrage.alarms().clear();
        ledger.withdraw(List.of(ledger.intend(ChangeKinds.TEMPLATE, TEMPLATE, Map.of())));

        assertThat(undo(PATIENCE)).isEmpty();

        assertThat(vitrage.templates()).isEmpty();
    }

    @Test
    void aTemplateThatNobodyToldOfIsLookedForWhereAllIs() throws Exception {
        congress.routed(proxy::always);
        tellVitrage();
        vitrage.alarms().clear();
        vitrage.templates()
                .add(vitrage.templates().get(0).deepCopy().put("uuid", "t2").put("name", "theirs"));

        assertThat(undo(PATIENCE, Leftovers.Extent.ALL)).isEmpty();

        assertThat(vitrage.templates())
                .extracting(one -> one.path("name").asText())
                .containsExactly("theirs");
    }

    /** The report bears no run's id: another run may have made it. */
    @Test
    void aHostThatIsTakenForDownAndNobodyToldOfIsNamedWhereAllIsLookedFor() throws Exception {
        congress.routed(proxy::always);
        tellVitrage();

        assertThat(undo(Duration.ofSeconds(1), Leftovers.Extent.ALL))
                .singleElement()
                .asString()
                .startsWith(
                        "cloud http://cloud: taken for down by vitrage: compute-1; without run.json nobody knows by whom");
        assertThat(vitrage.events()).isEmpty();

        vitrage.alarms().clear();
        assertThat(undo(PATIENCE, Leftovers.Extent.ALL)).isEmpty();
    }
}
