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
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.clock.Reading;
import org.slf4j.LoggerFactory;

class ConsumerTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private Consumer consumer;

    @BeforeEach
    void start() throws IOException {
        consumer = new Consumer(
                new ConsumerSettings("127.0.0.1", 0, null),
                Clocks.system(),
                LoggerFactory.getLogger(ConsumerTest.class));
        consumer.start();
        consumer.expect("alarm-1", "instance-1");
    }

    @AfterEach
    void stop() {
        consumer.close();
    }

    @Test
    void takesTheAlarmOfAnInstanceInError() throws Exception {
        Instant before = Instant.now();
        assertThat(post(consumer.alarmUrl(), body("alarm-1", "alarm", "instance-1", "error")))
                .isEqualTo(200);
        assertThat(consumer.notifications().of("instance-1"))
                .hasValueSatisfying(when -> assertThat(when.wall()).isBetween(before, Instant.now()));
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
                new ConsumerSettings("127.0.0.1", 0, URI.create("http://198.51.100.1:12346/")),
                Clocks.system(),
                LoggerFactory.getLogger(ConsumerTest.class));
        assertThat(behind.alarmUrl().toString()).matches("http://198\\.51\\.100\\.1:12346/failure/[0-9a-f]{32}");
    }

    @Test
    void whatNovaSentBeforeTheFaultIsNotAboutItHoweverLateItComes() throws Exception {
        consumer.open(LoggerFactory.getLogger(ConsumerTest.class), Instant.parse("2026-11-23T01:17:06.500Z"));

        assertThat(post(consumer.alarmUrl(), sentAt("2026-11-23T01:17:06.499999")))
                .isEqualTo(403);
        assertThat(post(consumer.alarmUrl(), sentAt("2026-11-23T01:17:06.500000")))
                .isEqualTo(403);
        assertThat(post(consumer.alarmUrl(), body("alarm-1", "alarm", "instance-1", "error")))
                .as("one that does not tell its time")
                .isEqualTo(403);
        assertThat(consumer.notifications().count()).isZero();
        assertThat(consumer.cameEarly("instance-1")).isTrue();
        assertThat(consumer.cameEarly("instance-2")).isFalse();

        assertThat(post(consumer.alarmUrl(), sentAt("2026-11-23T01:17:06.500001+00:00")))
                .isEqualTo(200);
        assertThat(consumer.notifications().of("instance-1")).isPresent();
    }

    @Test
    void betweenTwoFaultsNothingIsTakenAndTheNextBeginsWithNothing() throws Exception {
        post(consumer.alarmUrl(), sentAt("2026-11-23T01:17:07"));
        consumer.shut();
        assertThat(post(consumer.alarmUrl(), sentAt("2026-11-23T01:17:08"))).isEqualTo(403);
        assertThat(consumer.notifications().count()).isEqualTo(1);

        consumer.open(LoggerFactory.getLogger(ConsumerTest.class), Instant.parse("2026-11-23T01:17:09Z"));
        assertThat(consumer.notifications().count()).isZero();
        assertThat(post(consumer.alarmUrl(), sentAt("2026-11-23 01:17:09.1"))).isEqualTo(200);
        assertThat(consumer.notifications().count()).isEqualTo(1);
    }

    private static String sentAt(String generated) {
        return body("alarm-1", "alarm", "instance-1", "error")
                .replace("\"event\": {", "\"event\": {\"generated\": \"" + generated + "\", ");
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
                 "reason_data": {"type": "event", "event": {"event_type": "compute.instance.update",
                  "traits": [["state", 1, "%s"], ["instance_id", 1, "%s"]]}}}""".formatted(alarm, current, state, instance);
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
