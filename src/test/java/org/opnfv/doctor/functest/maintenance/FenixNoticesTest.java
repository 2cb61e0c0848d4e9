package org.opnfv.doctor.functest.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.clock.Reading;
import org.opnfv.doctor.functest.consumer.Webhook;

/** What notices of Fenix tell of what it did. */
class FenixNoticesTest {
    private static final String ID = "109e14d9-6566-42b3-93e4-76605f264d8f";
    private static final String URL = "http://0.0.0.0:12347/v1/maintenance/s1/p1";

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private Journal journal;
    private FenixNotices notices;
    private Reading now;

    @BeforeEach
    void begin() {
        Logger log = new LoggerContext().getLogger("admin_tool");
        lines.start();
        log.addAppender(lines);
        journal = new Journal("admin_tool", log, Clocks.system());
        notices = new FenixNotices(journal, Duration.ofSeconds(20));
        notices.begins();
        now = Clocks.system().now();
    }

    private Optional<Notice> heard(String state, String instances, String url, Instant generated) {
        Map<String, String> traits =
                Map.of("session_id", "s1", "state", state, "instance_ids", instances, "reply_url", url);
        return notices.known(
                Notice.of(traits, state), new Webhook("a1", "alarm", Optional.of(generated), traits, ""), now);
    }

    private List<String> journal() {
        return lines.list.stream()
                .map(line -> line.getFormattedMessage().replaceAll(" at \\S+ monotonic=\\S+", ""))
                .toList();
    }

    @Test
    void questionsAreCountedOnceHoweverOftenTheyCome() {
        assertThat(heard("MAINTENANCE", URL, URL, now.wall()))
                .hasValueSatisfying(notice -> assertThat(notice.number()).isEqualTo(1));
        assertThat(heard("MAINTENANCE", URL, URL, now.wall()))
                .hasValueSatisfying(notice -> assertThat(notice.number()).isEqualTo(1));
        assertThat(heard("SCALE_IN", URL, URL, now.wall()))
                .hasValueSatisfying(notice -> assertThat(notice.number()).isEqualTo(2));
        assertThat(journal())
                .extracting(line -> line.replaceFirst(" closes=.*", ""))
                .containsExactly(
                        "doctor admin_tool asked number=1 state=MAINTENANCE",
                        "doctor admin_tool asked number=2 state=SCALE_IN");
    }

    @Test
    void noticesThatAreNotOfASessionOfItAreNotItsOwn() {
        assertThat(heard("MAINTENANCE", URL, "http://0.0.0.0:12347/maintenance", now.wall()))
                .isEmpty();
        assertThat(heard("MAINTENANCE", URL, URL.replace("s1", "s2"), now.wall()))
                .isEmpty();
        assertThat(lines.list).isEmpty();
    }

    /** The owner would agree to what is none of the run's business. */
    @Test
    void noticesOfAnotherSessionAreNotItsOwn() {
        assertThat(heard("MAINTENANCE", URL, URL, now.wall())).isPresent();
        notices.begun("s2", List.of("compute-1"));

        assertThat(heard("SCALE_IN", URL, URL, now.wall())).isEmpty();
    }

    @Test
    void noticesBeforeASessionIsAskedForAreOfAnotherOne() {
        notices = new FenixNotices(journal, Duration.ofSeconds(20));

        assertThat(heard("MAINTENANCE", URL, URL, now.wall())).isEmpty();
    }

    /** Such a host would be maintained twice, and its notice be one that never arrived. */
    @Test
    void whatAnotherSessionTellsOfAHostIsNotOfThisOne() {
        notices.begun("s2", List.of("compute-1"));
        lines.list.clear();

        assertThat(told("s1")).isFalse();
        assertThat(lines.list).isEmpty();
        assertThat(told("s2")).isTrue();
        assertThat(journal()).hasSize(2);
    }

    private boolean told(String session) {
        Map<String, String> traits = Map.of("session_id", session, "state", "IN_MAINTENANCE", "host", "compute-1");
        return notices.toldOfHost(
                "compute-1", "IN_MAINTENANCE", new Webhook("a2", "alarm", Optional.of(now.wall()), traits, ""), now);
    }

    @Test
    void anAlarmThatDoesNotTellWhenItsEventWasSentTellsNoLatency() {
        Map<String, String> traits =
                Map.of("session_id", "s1", "state", "MAINTENANCE", "instance_ids", URL, "reply_url", URL);
        notices.known(Notice.of(traits, "MAINTENANCE"), new Webhook("a1", "alarm", Optional.empty(), traits, ""), now);

        assertThat(journal())
                .anyMatch(line -> line.startsWith("doctor admin_tool broken reason=an alarm does not tell when Fenix"));
    }

    @Test
    void aMoveMayBeDoneBeforeItIsHeardThatItsReplyIsTaken() {
        Notice asked = heard("PLANNED_MAINTENANCE", URL, URL, now.wall()).orElseThrow();
        heard("INSTANCE_ACTION_DONE", "[u'" + ID + "']", URL, now.wall());
        notices.answered(asked, "ACK_PLANNED_MAINTENANCE", List.of(ID), 200);
        notices.ended();
        assertThat(journal())
                .as("it was told once")
                .filteredOn(line -> line.contains("INSTANCE_ACTION_DONE"))
                .hasSize(1);

        Notice again =
                heard("PLANNED_MAINTENANCE", URL, URL, now.wall().plusMillis(1)).orElseThrow();
        notices.answered(again, "ACK_PLANNED_MAINTENANCE", List.of(ID), 200);
        notices.ended();
        assertThat(journal())
                .as("and missed for the second move")
                .last()
                .asString()
                .endsWith("instance=" + ID);
    }

    @Test
    void aMoveThatWasAgreedToAndNotToldOfIsMissedInTheEnd() {
        Notice asked = heard("PLANNED_MAINTENANCE", URL, URL, now.wall()).orElseThrow();
        notices.answered(asked, "ACK_PLANNED_MAINTENANCE", List.of(ID, "another"), 200);
        heard("INSTANCE_ACTION_DONE", "[u'" + ID + "']", URL, now.wall());
        notices.ended();

        assertThat(journal())
                .endsWith(
                        "doctor admin_tool replied number=1 state=ACK_PLANNED_MAINTENANCE taken=true",
                        "doctor admin_tool told number=2 state=INSTANCE_ACTION_DONE instance=" + ID,
                        "doctor admin_tool told number=3 state=INSTANCE_ACTION_DONE instance=another");
    }

    @Test
    void whatIsDatedBeforeTheSessionOrAfterItWasHeardIsByAnotherClock() {
        heard("MAINTENANCE", URL, URL, now.wall().minusSeconds(3));
        heard("SCALE_IN", URL, URL, now.wall().plusSeconds(3));

        assertThat(journal())
                .filteredOn(
                        line -> line.startsWith("doctor admin_tool broken reason=the clocks of this machine and of"))
                .as("said once")
                .hasSize(1);
    }
}
