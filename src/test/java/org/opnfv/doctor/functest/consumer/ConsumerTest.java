package org.opnfv.doctor.functest.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.clock.Reading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class ConsumerTest {
    private static final Logger LOG = LoggerFactory.getLogger(ConsumerTest.class);

    private final HttpClient client = HttpClient.newHttpClient();
    private volatile Reading now;
    private static final Predicate<Map<String, String>> IN_ERROR = traits -> "error".equals(traits.get("state"));

    private volatile Reading detected;

    @AutoClose
    private Consumer consumer;

    /**
     * Nova's clock shows 01:17:06 or more a second after our monotonic clock was at 0, so when the host is found dead it shows
     * 01:17:07.5 or more, but for what clocks drift in 1.5 s.
     */
    @BeforeEach
    void start() throws Exception {
        now = new Reading(Instant.now(), 1_000_000_000L);
        detected = new Reading(Instant.now(), 2_500_000_000L);
        consumer = new Consumer(new ConsumerSettings("127.0.0.1", 0, null), () -> now, LOG);
        consumer.start();
        consumer.watch("proof", webhook -> {});
        post(consumer.alarmUrl(), body("proof", "alarm", "instance-1", "active"));
        consumer.expect("alarm-1", "instance-1", IN_ERROR);
        consumer.open(LOG, () -> Optional.ofNullable(detected));
        now = new Reading(Instant.parse("2026-11-23T01:17:08.5Z"), 3_000_000_000L);
    }

    @Test
    void takesTheAlarmOfAnInstanceInError() throws Exception {
        assertThat(post(consumer.alarmUrl(), body("alarm-1", "alarm", "instance-1", "error")))
                .isEqualTo(200);
        assertThat(consumer.notifications().of("instance-1")).contains(now);
        assertThat(consumer.notifications().await(Set.of("instance-1"), Duration.ZERO))
                .isTrue();
    }

    @Test
    void aRepeatDoesNotMoveTheFirstTime() throws Exception {
        post(consumer.alarmUrl(), body("alarm-1", "alarm", "instance-1", "error"));
        Reading first = consumer.notifications().of("instance-1").orElseThrow();
        assertThat(post(consumer.alarmUrl(), body("alarm-1", "alarm", "instance-1", "error")))
                .isEqualTo(200);
        assertThat(consumer.notifications().of("instance-1")).contains(first);
        assertThat(consumer.notifications().count()).isEqualTo(1);
    }

    @Test
    void refusesWhatIsNotOfThisRun() throws Exception {
        URI url = consumer.alarmUrl();
        assertThat(post(url, body("alarm-9", "alarm", "instance-1", "error"))).isEqualTo(403);
        assertThat(post(url, body("alarm-1", "alarm", "instance-2", "error"))).isEqualTo(403);
        assertThat(post(url, body("alarm-1", "alarm", "instance-1", "active"))).isEqualTo(403);
        assertThat(post(url, body("alarm-1", "ok", "instance-1", "error"))).isEqualTo(403);
        assertThat(post(url, "{}")).isEqualTo(400);
        assertThat(post(url, "no json")).isEqualTo(400);
        assertThat(post(url.resolve("/failure/guess"), body("alarm-1", "alarm", "instance-1", "error")))
                .isEqualTo(404);
        assertThat(consumer.notifications().count()).isZero();
        assertThat(consumer.notifications().await(Set.of("instance-1"), Duration.ofMillis(1)))
                .isFalse();
    }

    @Test
    void aProbeAlarmGoesToItsWatcherAlone() throws Exception {
        List<Webhook> hits = new ArrayList<>();
        consumer.watch("probe", hits::add);
        post(consumer.alarmUrl(), body("probe", "alarm", "instance-1", "error"));
        assertThat(hits).hasSize(1);
        assertThat(hits.get(0).traits()).containsEntry("instance_id", "instance-1");
        assertThat(consumer.notifications().count()).isZero();
    }

    @Test
    void theUrlForTheCloudMayBeAnother() {
        Consumer behind = new Consumer(
                new ConsumerSettings("127.0.0.1", 0, URI.create("http://198.51.100.1:12346/")), Clocks.system(), LOG);
        assertThat(behind.alarmUrl().toString()).matches("http://198\\.51\\.100\\.1:12346/failure/[0-9a-f]{32}");
    }

    @Test
    void whatNovaSentBeforeTheFaultIsNotAboutItHoweverLateItComes() throws Exception {
        for (String old : List.of("00:17:07", "01:17:02.5", "01:17:06.5", "01:17:07.499849", "01:17:07.499850")) {
            assertThat(post(consumer.alarmUrl(), sentAt(old))).as(old).isEqualTo(403);
        }
        assertThat(post(consumer.alarmUrl(), sentAt("").replace("\"generated\": \"2026-11-23T\", ", "")))
                .as("one that does not tell its time")
                .isEqualTo(403);
        assertThat(consumer.notifications().count()).isZero();
        assertThat(consumer.cameEarly("instance-1")).isTrue();
        assertThat(consumer.cameEarly("instance-2")).isFalse();

        assertThat(post(consumer.alarmUrl(), sentAt("01:17:07.499851+00:00"))).isEqualTo(200);
        assertThat(consumer.notifications().of("instance-1")).isPresent();
    }

    @Test
    void whatComesBeforeTheHostIsFoundDeadIsNotAboutThat() throws Exception {
        detected = null;
        assertThat(post(consumer.alarmUrl(), sentAt("01:17:08"))).isEqualTo(403);
        assertThat(consumer.cameEarly("instance-1")).isTrue();
    }

    /** An alarm that has fired does not fire again. */
    @Test
    void whatCameBeforeTheFirstFaultWasLookedForIsKnown() throws Exception {
        Consumer fresh = new Consumer(new ConsumerSettings("127.0.0.1", 0, null), () -> now, LOG);
        try (fresh) {
            fresh.start();
            fresh.expect("alarm-1", "instance-1", IN_ERROR);
            assertThat(post(fresh.alarmUrl(), sentAt("01:17:08"))).isEqualTo(403);
            fresh.open(LOG, () -> Optional.ofNullable(detected));
            assertThat(fresh.cameEarly("instance-1")).isTrue();
        }
    }

    /** Ours may be set meanwhile: it only tells how long ago the proof was, by the monotonic clock. */
    @Test
    void novasClockIsKnownFromProofsAlone() throws Exception {
        detected = new Reading(Instant.EPOCH, 2_500_000_000L);
        assertThat(post(consumer.alarmUrl(), sentAt("01:17:07.499850"))).isEqualTo(403);
        assertThat(post(consumer.alarmUrl(), sentAt("01:17:07.499851"))).isEqualTo(200);
    }

    @Test
    void withoutAProofThatTellsItsTimeNothingIsTaken() throws Exception {
        consumer.shut();
        consumer.open(LOG, () -> Optional.ofNullable(detected));
        assertThat(post(consumer.alarmUrl(), sentAt("01:17:08"))).isEqualTo(403);
        assertThat(consumer.cameEarly("instance-1")).isTrue();
    }

    @Test
    void betweenTwoFaultsNothingIsTakenAndTheNextBeginsWithNothing() throws Exception {
        post(consumer.alarmUrl(), sentAt("01:17:08"));
        consumer.shut();
        assertThat(post(consumer.alarmUrl(), sentAt("01:17:09"))).isEqualTo(403);
        assertThat(consumer.notifications().count()).isEqualTo(1);

        post(consumer.alarmUrl(), body("proof", "alarm", "instance-1", "active"));
        consumer.open(LOG, () -> Optional.ofNullable(detected));
        assertThat(consumer.notifications().count()).isZero();
        assertThat(consumer.cameEarly("instance-1")).isFalse();
        assertThat(post(consumer.alarmUrl(), sentAt("01:17:08.1").replace("T01", " 01")))
                .isEqualTo(200);
        assertThat(consumer.notifications().count()).isEqualTo(1);
    }

    private static String sentAt(String time) {
        return body("alarm-1", "alarm", "instance-1", "error").replace("01:17:08", time);
    }

    private int post(URI url, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static String body(String alarm, String current, String instance, String state) {
        return """
                {"alarm_id": "%s", "current": "%s", "previous": "insufficient data", "severity": "moderate",
                 "reason_data": {"type": "event", "event": {"generated": "2026-11-23T%s", "event_type": "compute.instance.update",
                  "traits": [["state", 1, "%s"], ["instance_id", 1, "%s"]]}}}""".formatted(alarm, current, "proof".equals(alarm) ? "01:17:06" : "01:17:08", state, instance);
    }

    @Test
    void aStrangerCannotFillItsMemory() throws Exception {
        URI stranger = consumer.alarmUrl().resolve("/failure/of-another");
        String flood = "x".repeat(1 << 20);

        assertThatThrownBy(() -> post(stranger, flood)).isInstanceOf(IOException.class);
        assertThat(post(consumer.alarmUrl(), body("alarm-1", "alarm", "instance-1", "error")))
                .isEqualTo(200);
    }
}
