package org.opnfv.doctor.functest.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.consumer.ConsumerSettings;
import org.opnfv.doctor.functest.http.HttpServer;
import org.opnfv.doctor.functest.http.Json;
import org.opnfv.doctor.functest.http.Reply;

/** Alarms over HTTP, with an admin tool that only takes a note. */
class AppManagerTest {
    private final ReplySecrets secrets = ReplySecrets.random();
    private final List<String> replies = Collections.synchronizedList(new ArrayList<>());
    private final List<List<String>> leaving = Collections.synchronizedList(new ArrayList<>());
    private final List<JsonNode> actions = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch scaled = new CountDownLatch(1);
    private final List<List<String>> givenUp = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger out = new AtomicInteger();
    private volatile int known = 200;
    private volatile boolean left;
    private final ToolClient aodh = new ToolClient(null);
    private HttpServer tool;
    private AppManager app;
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    private final Scaling scaling = new Scaling() {
        @Override
        public void in(List<String> instances) {
            givenUp.add(instances);
            try {
                scaled.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                // As a call to a cloud does, which no interrupt ends.
                await().atMost(Duration.ofSeconds(5))
                        .pollDelay(Duration.ofMillis(300))
                        .until(() -> true);
            }
            left = true;
        }

        @Override
        public void leave(List<String> instances) {
            leaving.add(instances);
        }

        @Override
        public void out() {
            out.incrementAndGet();
        }
    };

    @AfterEach
    void end() {
        app.close();
        tool.close();
        aodh.close();
    }

    private void start(ReplyBehaviour habit) throws IOException {
        Logger log = new LoggerContext().getLogger("app_manager");
        lines.start();
        log.addAppender(lines);
        tool = HttpServer.named("tool")
                .route(
                        "GET",
                        "/maintenance/{session}/{project}/{n}",
                        call -> Reply.json(known, Map.of("instance_ids", List.of("a", "b"))))
                .route("PUT", "/maintenance/{session}/{project}/{n}", call -> {
                    boolean known = ReplySecrets.shows(call, secrets.owner());
                    JsonNode reply = Json.mapper().readTree(call.body());
                    replies.add(call.param("session") + " " + (known ? "" : "stranger ")
                            + reply.path("state").asText());
                    actions.add(reply.path("instance_actions"));
                    return Reply.json(known ? 200 : 403, Map.of());
                })
                .start();
        app = AppManager.start(
                new AppManager.Setup(
                        new ConsumerSettings("127.0.0.1", 0, null),
                        scaling,
                        InstanceAction.LIVE_MIGRATE,
                        habit,
                        State.MAINTENANCE,
                        (host, state) -> {}),
                new SampleNotices(tool.uri()),
                new ToolClient(secrets.owner()),
                new Journal("app_manager", log, Clocks.system()));
        app.expect("alarm", number -> {});
    }

    private int alarm(String id, String state, Instant closes) throws IOException {
        return alarm(id, state, closes, tool.uri() + "/maintenance/s1/p1/7");
    }

    private int alarm(String id, String state, Instant closes, String url) throws IOException {
        return alarm(id, state, Notices.TIME.format(closes), url);
    }

    private int alarm(String id, String state, String closes, String url) throws IOException {
        List<List<Object>> traits = List.of(
                List.of("state", 1, state),
                List.of("session_id", 1, "s1"),
                List.of("instance_ids", 1, url),
                List.of("reply_url", 1, url),
                List.of("actions_at", 4, closes));
        return aodh.call(
                        "POST",
                        app.alarmUrl().toString(),
                        Map.of(
                                "alarm_id",
                                id,
                                "current",
                                "alarm",
                                "reason_data",
                                Map.of("event", Map.of("traits", traits))))
                .status();
    }

    /** The original works while Aodh waits. */
    @Test
    void aNoticeIsAnsweredBeforeItIsWorkedOn() throws Exception {
        start(ReplyBehaviour.ACK);

        assertThat(alarm("alarm", "SCALE_IN", Instant.now().plusSeconds(60))).isEqualTo(200);

        await().atMost(Duration.ofSeconds(5)).until(() -> !givenUp.isEmpty());
        assertThat(givenUp).containsExactly(List.of("a", "b"));
        assertThat(replies).as("it agrees when it has done it").isEmpty();
        scaled.countDown();
        await().atMost(Duration.ofSeconds(5)).until(() -> !replies.isEmpty());
        assertThat(replies).containsExactly("s1 ACK_SCALE_IN");
    }

    @ParameterizedTest
    @CsvSource({
        "ACK, s1 ACK_MAINTENANCE",
        "NACK, s1 NACK_MAINTENANCE",
        "TWICE, s1 ACK_MAINTENANCE|s1 ACK_MAINTENANCE",
        "STRANGER, s1 stranger ACK_MAINTENANCE",
        "OTHER_SESSION, none ACK_MAINTENANCE"
    })
    void repliesAsItIsTold(ReplyBehaviour habit, String expected) throws Exception {
        start(habit);

        alarm("alarm", "MAINTENANCE", Instant.now().plusSeconds(60));

        List<String> all = List.of(expected.split("\\|"));
        await().atMost(Duration.ofSeconds(5)).until(() -> replies.size() >= all.size());
        assertThat(replies).isEqualTo(all);
    }

    @Test
    void itsInstancesMoveAsTheOwnerChose() throws Exception {
        start(ReplyBehaviour.ACK);

        alarm("alarm", "PREPARE_MAINTENANCE", Instant.now().plusSeconds(60));

        await().atMost(Duration.ofSeconds(5)).until(() -> !actions.isEmpty());
        assertThat(leaving).as("it left them before it agreed").containsExactly(List.of("a", "b"));
        assertThat(actions.get(0))
                .isEqualTo(Json.mapper().readTree("{\"a\": \"LIVE_MIGRATE\", \"b\": \"LIVE_MIGRATE\"}"));
    }

    @Test
    void isLateWhenTheWindowHasClosed() throws Exception {
        start(ReplyBehaviour.LATE);
        Instant closes = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.SECONDS);

        alarm("alarm", "MAINTENANCE", closes);

        await().atMost(Duration.ofSeconds(5)).until(() -> app.isSettled(Set.of()) || !replies.isEmpty());
        assertThat(replies).as("it still owes a reply").isNotEmpty();
        assertThat(Instant.now()).isAfter(closes);
        await().atMost(Duration.ofSeconds(5)).until(() -> app.isSettled(Set.of("s1/7")));
        assertThat(app.isSettled(Set.of("s1/7", "s1/8")))
                .as("8 is still under way")
                .isFalse();
    }

    /** A reply at once would be in time, and not what was to be tried. */
    @Test
    void isNotLateWhereNobodyKnowsWhenTheWindowCloses() throws Exception {
        start(ReplyBehaviour.LATE);

        alarm("alarm", "MAINTENANCE", "", tool.uri() + "/maintenance/s1/p1/7");

        await().atMost(Duration.ofSeconds(5)).until(() -> app.isSettled(Set.of("s1/7")));
        assertThat(replies).isEmpty();
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .filteredOn(line -> line.contains(" broken at "))
                .singleElement()
                .asString()
                .contains("number=7 reason=a notice does not tell when its window closes");
    }

    @Test
    void heedsNoStateThatAsksNothingAndNoAlarmOfOthers() throws Exception {
        start(ReplyBehaviour.ACK);

        assertThat(alarm("alarm", "INSTANCE_ACTION_DONE", Instant.now())).isEqualTo(200);
        assertThat(alarm("other", "MAINTENANCE", Instant.now())).isEqualTo(403);
        String stranger = app.alarmUrl().toString().replaceFirst("[^/]*$", "guess");
        assertThat(aodh.call("POST", stranger, Map.of("alarm_id", "alarm")).status())
                .isEqualTo(404);

        alarm("alarm", "PREPARE_MAINTENANCE", Instant.now().plusSeconds(60));
        await().atMost(Duration.ofSeconds(5)).until(() -> !replies.isEmpty());
        assertThat(replies).containsExactly("s1 ACK_PREPARE_MAINTENANCE");
    }

    @Test
    void whatIsToldTwiceIsDoneOnce() throws Exception {
        start(ReplyBehaviour.ACK);

        alarm("alarm", "PLANNED_MAINTENANCE_COMPLETE", Instant.now().plusSeconds(60));
        alarm("alarm", "PLANNED_MAINTENANCE_COMPLETE", Instant.now().plusSeconds(60));

        await().atMost(Duration.ofSeconds(5)).until(() -> replies.size() == 2);
        assertThat(out).hasValue(1);
    }

    @Test
    void nothingIsDoneForAQuestionThatIsOver() throws Exception {
        start(ReplyBehaviour.ACK);
        known = 404;

        alarm("alarm", "PLANNED_MAINTENANCE_COMPLETE", Instant.now().plusSeconds(60));

        await().atMost(Duration.ofSeconds(5)).until(() -> !replies.isEmpty());
        assertThat(out).hasValue(0);
    }

    @Test
    void onlyTheAdminToolGetsTheSecret() throws Exception {
        start(ReplyBehaviour.ACK);
        Instant closes = Instant.now().plusSeconds(60);
        String other = tool.uri().toString().replace("127.0.0.1", "localhost");

        assertThat(alarm("alarm", "MAINTENANCE", closes, other + "/maintenance/s1/p1/7"))
                .isEqualTo(403);
        assertThat(alarm("alarm", "MAINTENANCE", closes, tool.uri() + "/maintenance/s2/p1/7"))
                .isEqualTo(403);
        assertThat(alarm("alarm", "MAINTENANCE", closes, tool.uri() + "/elsewhere/s1/p1/7"))
                .isEqualTo(403);

        alarm("alarm", "PREPARE_MAINTENANCE", closes);
        await().atMost(Duration.ofSeconds(5)).until(() -> !replies.isEmpty());
        assertThat(replies).containsExactly("s1 ACK_PREPARE_MAINTENANCE");
    }

    /** An instance that is made after the undo would stay. */
    @Test
    void doesNotCloseBeforeItsWorkHasEnded() throws Exception {
        start(ReplyBehaviour.ACK);
        alarm("alarm", "SCALE_IN", Instant.now().plusSeconds(60));
        await().atMost(Duration.ofSeconds(5)).until(() -> !givenUp.isEmpty());

        app.close();

        assertThat(left).as("scaling in").isTrue();
    }

    @Test
    void aProofIsPassedOn() throws Exception {
        start(ReplyBehaviour.ACK);
        List<Integer> proofs = new ArrayList<>();
        app.expect("proof", proofs::add);

        alarm("proof", AppManager.PROOF + 3, Instant.now());

        assertThat(proofs).containsExactly(3);
        assertThat(replies).isEmpty();
    }
}
