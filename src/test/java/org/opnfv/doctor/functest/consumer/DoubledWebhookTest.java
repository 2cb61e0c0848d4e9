package org.opnfv.doctor.functest.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.clock.Reading;
import org.opnfv.doctor.functest.run.ManifestContext;
import org.opnfv.doctor.functest.run.ManifestSeed;
import org.opnfv.doctor.functest.run.RunFolder;
import org.opnfv.doctor.functest.run.RunId;
import org.opnfv.doctor.functest.run.RunLogs;
import org.opnfv.doctor.functest.run.RunLogs.Component;

/** Alarms that two controllers deliver, each over its own connections, in any order and at any distance. */
class DoubledWebhookTest {
    private static final int ALARMS = 1_000;
    private static final int SENDERS = 4;
    private static final Pattern LINE = Pattern.compile(
            ".* doctor consumer (notified|repeat) at (\\S+) monotonic=(\\S+) instance=\\S+ alarm=(\\S+) .*");

    @TempDir
    private Path logs;

    @Test
    void theFirstIsWrittenFirstAndOneOfThemIsTheFirst() throws Exception {
        RunFolder folder = RunFolder.create(
                logs,
                RunId.random(),
                new ManifestSeed(
                        "0.1.0",
                        Instant.now(),
                        "embedded",
                        "embedded",
                        1,
                        30,
                        "instance-id",
                        false,
                        null,
                        ManifestContext.UNKNOWN));
        try (RunLogs log = new RunLogs(folder);
                Consumer consumer = new Consumer(
                        new ConsumerSettings("127.0.0.1", 0, null), Clocks.system(), log.of(Component.CONSUMER))) {
            consumer.start();
            consumer.watch("proof", webhook -> {});
            post(HttpClient.newHttpClient(), consumer.alarmUrl(), "proof");
            for (int alarm = 0; alarm < ALARMS; alarm++) {
                consumer.expect("alarm-" + alarm, "instance-" + alarm, traits -> "error".equals(traits.get("state")));
            }
            Reading dead = Clocks.system().now();
            consumer.open(log.of(Component.CONSUMER), () -> Optional.of(dead));
            deliver(consumer.alarmUrl());
        }
        Map<String, List<Matcher>> lines = new LinkedHashMap<>();
        for (String line : Files.readAllLines(folder.path("consumer.log"))) {
            Matcher told = LINE.matcher(line);
            if (told.matches()) {
                lines.computeIfAbsent(told.group(4), alarm -> new ArrayList<>()).add(told);
            }
        }
        assertThat(lines).hasSize(ALARMS);
        assertThat(lines).allSatisfy((alarm, told) -> {
            assertThat(told)
                    .extracting(line -> line.group(1))
                    .startsWith("notified")
                    .hasSize(SENDERS);
            assertThat(told.subList(1, SENDERS)).allSatisfy(repeat -> {
                assertThat(repeat.group(1)).isEqualTo("repeat");
                assertThat(Double.parseDouble(repeat.group(3)))
                        .isGreaterThanOrEqualTo(Double.parseDouble(told.get(0).group(3)));
            });
        });
    }

    /** At one moment, then each as quick as it can, and from either end. */
    private static void deliver(URI url) throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        CyclicBarrier together = new CyclicBarrier(SENDERS);
        List<Future<?>> all = new ArrayList<>();
        for (int sender = 0; sender < SENDERS; sender++) {
            int number = sender;
            all.add(senders.submit(() -> {
                HttpClient client = HttpClient.newHttpClient();
                for (int alarm = 0; alarm < ALARMS / 2; alarm++) {
                    together.await();
                    post(client, url, "alarm-" + alarm);
                }
                for (int i = 0; i < ALARMS / 2; i++) {
                    int alarm = number % 2 == 0 ? i : ALARMS / 2 - 1 - i;
                    post(client, url, "alarm-" + (ALARMS / 2 + alarm));
                }
                return null;
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
        senders.shutdown();
    }

    private static void post(HttpClient client, URI url, String alarm) throws Exception {
        boolean proof = "proof".equals(alarm);
        String body = """
                {"alarm_id": "%s", "current": "alarm", "reason_data": {"type": "event", "event": {"generated": "%s",
                  "traits": [["state", 1, "%s"], ["instance_id", 1, "%s"]]}}}""".formatted(
                        alarm,
                        proof ? "2026-11-23T01:17:06" : "2027-11-23T01:17:06",
                        proof ? "active" : "error",
                        alarm.replace("alarm", "instance"));
        HttpRequest request = HttpRequest.newBuilder(url)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        assertThat(client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(200);
    }
}
