package org.opnfv.doctor.functest.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.clock.Clocks;
import org.slf4j.LoggerFactory;

/** Sessions over HTTP, with an owner that the test plays. */
class AdminToolTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String PROJECT = "owner";

    private final ReplySecrets secrets = ReplySecrets.random();
    private final FakeCloud cloud = new FakeCloud(6);
    private final ToolClient operator = new ToolClient(secrets.operator());
    private final ToolClient owner = new ToolClient(secrets.owner());
    private AdminTool tool;

    @AfterEach
    void end() {
        if (tool != null) {
            tool.close();
        }
        operator.close();
        owner.close();
    }

    private String begin(Duration window) throws IOException {
        tool = AdminTool.start(
                new AdminTool.Setup(cloud, PROJECT, "admin", window),
                secrets,
                new Journal("admin_tool", LoggerFactory.getLogger(AdminToolTest.class), Clocks.system()));
        ToolAccess.Answered begun = operator.call("POST", tool.uri() + "/maintenance", session());
        assertThat(begun.status()).isEqualTo(200);
        assertThat(begun.json().path("state").asText()).isEqualTo("ACK_MAINTENANCE");
        return begun.json().path("session_id").asText();
    }

    private static Map<String, Object> session() {
        return Map.of(
                "state",
                "MAINTENANCE",
                "maintenance_at",
                Notices.TIME.format(Instant.now()),
                "metadata",
                Map.of(),
                "workflow",
                "default",
                "hosts",
                FakeCloud.HOSTS);
    }

    private String state(String session) {
        try {
            return operator.call("GET", tool.uri() + "/maintenance/" + session, null)
                    .json()
                    .path("state")
                    .asText();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitState(String session, String state) {
        await().atMost(Duration.ofSeconds(10)).until(() -> state(session).equals(state));
    }

    private Map<String, Object> notice(String state) throws InterruptedException {
        Map<String, Object> notice;
        do {
            notice = cloud.notices.poll(10, TimeUnit.SECONDS);
            assertThat(notice).as(state).isNotNull();
        } while (!state.equals(notice.get("state")));
        return notice;
    }

    private ToolAccess.Answered reply(ToolClient as, Map<String, Object> notice, String prefix) throws IOException {
        Map<String, String> actions = new HashMap<>();
        owner.call("GET", (String) notice.get("instance_ids"), null)
                .json()
                .path("instance_ids")
                .forEach(id -> actions.put(id.asText(), "MIGRATE"));
        return as.call(
                "PUT",
                (String) notice.get("reply_url"),
                Map.of(
                        "session_id",
                        notice.get("session_id"),
                        "state",
                        prefix + notice.get("state"),
                        "instance_actions",
                        actions));
    }

    private void agree(String state) throws IOException, InterruptedException {
        assertThat(reply(owner, notice(state), "ACK_").status()).as(state).isEqualTo(200);
    }

    @Test
    void maintainsEachHostOnceWhenTheOwnerAgreesToEverything() throws Exception {
        String session = begin(LONG);
        agree("MAINTENANCE");
        Map<String, Object> scaleIn = notice("SCALE_IN");
        cloud.giveUp(2);
        reply(owner, scaleIn, "ACK_");
        agree("PREPARE_MAINTENANCE");
        List<String> told = new ArrayList<>();
        Map<String, Object> next;
        do {
            next = cloud.notices.poll(10, TimeUnit.SECONDS);
            told.add(next.get("state") + " " + next.getOrDefault("host", ""));
            if ("PLANNED_MAINTENANCE".equals(next.get("state"))) {
                reply(owner, next, "ACK_");
            }
        } while (!"PLANNED_MAINTENANCE_COMPLETE".equals(next.get("state")));
        reply(owner, next, "ACK_");

        awaitState(session, "MAINTENANCE_DONE");
        assertThat(cloud.maintained).containsExactlyInAnyOrderElementsOf(FakeCloud.HOSTS);
        assertThat(cloud.disabled).isEmpty();
        assertThat(told)
                .contains("IN_MAINTENANCE compute-1", "MAINTENANCE_COMPLETE compute-1", "INSTANCE_ACTION_DONE ");
    }

    @Test
    void aNoticeHasTheFieldsOfTheOriginal() throws Exception {
        String session = begin(LONG);

        Map<String, Object> notice = notice("MAINTENANCE");
        assertThat(notice)
                .containsEntry("event_type", "maintenance.scheduled")
                .containsEntry("project_id", PROJECT)
                .containsEntry("session_id", session)
                .containsEntry("allowed_actions", List.of("MIGRATE", "LIVE_MIGRATE"))
                .containsKeys("metadata", "instance_ids", "reply_url");
        assertThat(notice.get("actions_at").toString()).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
    }

    @Test
    void aRefusalEndsTheSession() throws Exception {
        String session = begin(LONG);

        reply(owner, notice("MAINTENANCE"), "NACK_");

        awaitState(session, "MAINTENANCE_FAILED");
    }

    @Test
    void noReplyInTheWindowEndsTheSessionAndALateOneIsNotTaken() throws Exception {
        String session = begin(SHORT);
        Map<String, Object> asked = notice("MAINTENANCE");
        awaitState(session, "MAINTENANCE_FAILED");

        assertThat(reply(owner, asked, "ACK_").status()).isEqualTo(409);
    }

    /** In the original the first reply serves for all later hosts. */
    @Test
    void aReplyServesOneQuestionOnly() throws Exception {
        begin(LONG);
        Map<String, Object> asked = notice("MAINTENANCE");
        reply(owner, asked, "ACK_");

        assertThat(reply(owner, asked, "ACK_").status()).isEqualTo(409);
        Map<String, Object> next = notice("SCALE_IN");
        assertThat(next.get("reply_url")).isNotEqualTo(asked.get("reply_url"));
        assertThat(owner.call(
                                "PUT",
                                (String) next.get("reply_url"),
                                Map.of("session_id", next.get("session_id"), "state", "ACK_MAINTENANCE"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void anAnswerThatDoesNotSayHowAnInstanceMovesIsRefused() throws Exception {
        begin(LONG);
        agree("MAINTENANCE");
        Map<String, Object> scaleIn = notice("SCALE_IN");
        cloud.giveUp(2);
        reply(owner, scaleIn, "ACK_");
        Map<String, Object> asked = notice("PREPARE_MAINTENANCE");

        ToolAccess.Answered refused = owner.call(
                "PUT",
                (String) asked.get("reply_url"),
                Map.of("session_id", asked.get("session_id"), "state", "ACK_PREPARE_MAINTENANCE"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("error").asText()).contains("instance_actions has none of");
        assertThat(reply(owner, asked, "ACK_").status()).isEqualTo(200);
    }

    /** The original then passes with hosts skipped, and leaves them disabled. */
    @Test
    void aMigrationThatBreaksEndsTheSessionAndLeavesNothingDisabled() throws Exception {
        String session = begin(LONG);
        agree("MAINTENANCE");
        Map<String, Object> scaleIn = notice("SCALE_IN");
        cloud.giveUp(2);
        reply(owner, scaleIn, "ACK_");
        agree("PREPARE_MAINTENANCE");
        Map<String, Object> asked = notice("PLANNED_MAINTENANCE");
        assertThat(cloud.disabled).isNotEmpty();
        cloud.unmovable = owner.call("GET", (String) asked.get("instance_ids"), null)
                .json()
                .at("/instance_ids/0")
                .asText();
        reply(owner, asked, "ACK_");

        awaitState(session, "MAINTENANCE_FAILED");
        assertThat(cloud.disabled).isEmpty();
        assertThat(cloud.maintained).hasSize(1);
    }

    @Test
    void nobodyIsLetInWithoutTheSecretThatIsMeantForIt() throws Exception {
        String session = begin(LONG);
        Map<String, Object> asked = notice("MAINTENANCE");
        String sessions = tool.uri() + "/maintenance";
        try (ToolClient stranger = new ToolClient(null)) {
            for (ToolClient wrong : List.of(stranger, owner)) {
                assertThat(wrong.call("POST", sessions, session()).status()).isEqualTo(403);
                assertThat(wrong.call("GET", sessions + "/" + session, null).status())
                        .isEqualTo(403);
                assertThat(wrong.call("DELETE", sessions + "/" + session, null).status())
                        .isEqualTo(403);
            }
            for (ToolClient wrong : List.of(stranger, operator)) {
                assertThat(reply(wrong, asked, "ACK_").status()).isEqualTo(403);
            }
        }
        assertThat(state(session)).isEqualTo("MAINTENANCE");
    }

    @Test
    void anotherSessionIsNone() throws Exception {
        String session = begin(LONG);
        Map<String, Object> asked = notice("MAINTENANCE");
        Map<String, Object> foreign = new HashMap<>(asked);
        foreign.put("reply_url", asked.get("reply_url").toString().replace(session, "other"));

        assertThat(reply(owner, foreign, "ACK_").status()).isEqualTo(404);
        foreign.put("reply_url", asked.get("reply_url"));
        foreign.put("session_id", "other");
        assertThat(reply(owner, foreign, "ACK_").status()).isEqualTo(400);
        assertThat(operator.call("POST", tool.uri() + "/maintenance", session()).status())
                .isEqualTo(409);
        assertThat(operator.call("GET", tool.uri() + "/maintenance/other", null).status())
                .isEqualTo(404);
    }

    @Test
    void anEndFromOutsideEnablesWhatIsDisabled() throws Exception {
        String session = begin(LONG);
        agree("MAINTENANCE");
        Map<String, Object> scaleIn = notice("SCALE_IN");
        cloud.giveUp(2);
        reply(owner, scaleIn, "ACK_");
        agree("PREPARE_MAINTENANCE");
        notice("PLANNED_MAINTENANCE");
        assertThat(cloud.disabled).isNotEmpty();

        assertThat(operator.call("DELETE", tool.uri() + "/maintenance/" + session, null)
                        .status())
                .isEqualTo(200);
        assertThat(state(session)).isEqualTo("MAINTENANCE_FAILED");
        assertThat(cloud.disabled).isEmpty();
    }
}
