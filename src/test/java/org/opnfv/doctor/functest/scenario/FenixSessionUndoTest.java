package org.opnfv.doctor.functest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opnfv.doctor.functest.cloud.MaintenanceSessions;
import org.opnfv.doctor.functest.http.Reply;

/** A session of Fenix is ended, and none that is not the run's. */
@Timeout(120)
class FenixSessionUndoTest extends UndoFixture {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final String SESSIONS = "/maintenance/v1/maintenance";

    private final Set<String> sessions = new ConcurrentSkipListSet<>(Set.of("old"));

    @Override
    List<String> more() {
        return List.of(MaintenanceSessions.TYPE);
    }

    private volatile String state = "START_MAINTENANCE";

    private void route() {
        proxy.always("GET " + SESSIONS, call -> Reply.json(200, Map.of("sessions", sessions)));
        proxy.instead(
                "GET " + SESSIONS + "/\\w+",
                Integer.MAX_VALUE,
                call -> sessions.contains(id(call.path()))
                        ? Reply.json(200, Map.of("session_id", id(call.path()), "state", state))
                        : Reply.json(404, Map.of("error", "Invalid session")));
        proxy.instead("DELETE " + SESSIONS + "/\\w+", Integer.MAX_VALUE, call -> {
            sessions.remove(id(call.path()));
            return Reply.json(200, Map.of());
        });
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private void begun() {
        ledger.intend(ChangeKinds.SESSION, "of Fenix", Map.of(ChangeKinds.BEFORE, "older,old"));
    }

    @Test
    void itIsDeleted() {
        route();
        sessions.add("ours");
        made(ChangeKinds.SESSION, "of Fenix", "ours");

        assertThat(undo(PATIENCE)).isEmpty();

        assertThat(sessions).containsExactly("old");
    }

    @Test
    void anAnswerWithoutItsStateDoesNotSayThatItIsGone() {
        proxy.instead("GET " + SESSIONS + "/ours", Integer.MAX_VALUE, call -> Reply.json(200, Map.of()));
        made(ChangeKinds.SESSION, "of Fenix", "ours");

        assertThat(undo(SHORT)).singleElement().asString().contains("the answer has no state");
    }

    /** It was refused, or the run was killed before it asked. */
    @Test
    void oneThatFenixDidNotBeginIsNothingToUndo() {
        route();
        begun();

        assertThat(undo(PATIENCE)).isEmpty();

        assertThat(sessions).containsExactly("old");
    }

    @Test
    void oneWhoseIdWasLostIsNamedAmongThoseThatCameSince() {
        route();
        sessions.addAll(List.of("ours", "theirs"));
        begun();

        assertThat(undo(SHORT))
                .containsExactly("maintenance-session of Fenix: Fenix did not tell its id, and has since ours, theirs:"
                        + " delete that of these which is the run's");
        assertThat(sessions).hasSize(3);

        sessions.removeAll(List.of("ours", "theirs"));
        assertThat(undo(PATIENCE)).isEmpty();
    }

    /** Each session disables hosts for the same reason. */
    @Test
    void aHostThatAnotherSessionMayHaveDisabledIsEnabledWhenThatIsOver() {
        route();
        cloud.admin().compute().disable("compute-1", "maintenance");
        ledger.intend(ChangeKinds.DISABLED, "compute-1", Map.of(ChangeKinds.REASON, "maintenance"));

        assertThat(undo(SHORT))
                .containsExactly(
                        "disabled compute-1: it is disabled, maybe by another session of Fenix, which gives the"
                                + " same reason (old): wait until that is over");
        assertThat(cloud.admin().compute().computeService("compute-1").enabled())
                .isFalse();

        state = "MAINTENANCE_DONE";
        assertThat(undo(PATIENCE)).isEmpty();
        assertThat(cloud.admin().compute().computeService("compute-1").enabled())
                .isTrue();
    }
}
