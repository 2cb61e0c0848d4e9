package org.opnfv.doctor.functest.inspector;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.cloud.AlarmSpec;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.CloudSettings;
import org.opnfv.doctor.functest.cloud.Compute;
import org.opnfv.doctor.functest.cloud.Credentials;
import org.opnfv.doctor.functest.cloud.CredentialsException;
import org.opnfv.doctor.functest.consumer.Consumer;
import org.opnfv.doctor.functest.consumer.ConsumerSettings;
import org.opnfv.doctor.functest.consumer.Webhook;
import org.opnfv.doctor.functest.http.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOPLogger;

/**
 * Marks the instances of a run that was made with {@code --keep --host} again and again, each time with another limit of calls in
 * flight, read from standard input, on the cloud that OS_* names. {@code bench/overhead.sh} runs it. What it makes, alarms that repeat,
 * it deletes.
 *
 * <p>Prints a line for each round: limit, marks answered, first, median and last notification (all in ms from the beginning of the
 * marking), the host's mark, the last event that Nova made, and the median of the time from Nova's event to the notification.
 */
final class MarkBench {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Logger QUIET = NOPLogger.NOP_LOGGER;

    private final Cloud admin;
    private final Compute compute;
    private final String host;
    private final List<Target> targets = new ArrayList<>();
    private final Map<String, Hit> hits = new ConcurrentHashMap<>();

    private record Hit(Instant received, Instant generated) {}

    private MarkBench(Cloud admin, JsonNode run, String only) {
        this.admin = admin;
        compute = admin.compute();
        host = run.at("/host/name").asText();
        for (JsonNode instance : run.path("instances")) {
            String name = instance.path("name").asText();
            if (host.equals(instance.path("host").asText()) && (only.equals("all") || name.startsWith(only + "-"))) {
                targets.add(new Target(instance.path("id").asText(), name, "", "ACTIVE", true));
            }
        }
    }

    /** The run folder, the address that Aodh reaches us at, and which instance: the beginning of its name, or {@code all}. */
    public static void main(String[] args) throws Exception {
        JsonNode run =
                Json.mapper().readTree(Path.of(args[0]).resolve("run.json").toFile());
        try (Cloud admin = connect();
                Consumer consumer = new Consumer(new ConsumerSettings(args[1], 0, null), Clocks.system(), QUIET)) {
            consumer.start();
            MarkBench bench = new MarkBench(admin, run, args[2]);
            try (BufferedReader limits =
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
                bench.measure(consumer, limits, System.out);
            }
        }
    }

    private static Cloud connect() throws CredentialsException {
        return Cloud.connect(
                Credentials.find(System.getenv(), Path.of("."), Path.of("/nowhere")), CloudSettings.defaults());
    }

    private void measure(Consumer consumer, BufferedReader limits, PrintStream out) throws Exception {
        String project = compute.instance(targets.get(0).id())
                .orElseThrow(() -> new IllegalStateException("the instances of the run are gone"))
                .projectId();
        List<String> alarms = new ArrayList<>();
        try (Cloud owner = admin.inProject(project)) {
            try {
                for (Target target : targets) {
                    String alarm = owner.alarming().createAlarm(alarm(target, consumer));
                    alarms.add(alarm);
                    consumer.watch(alarm, this::hit);
                }
                untilHeard();
                reset();
                out.println("ready");
                for (String limit = limits.readLine(); limit != null; limit = limits.readLine()) {
                    out.println(round(limit));
                    reset();
                }
            } finally {
                alarms.forEach(owner.alarming()::deleteAlarm);
            }
        }
    }

    private static AlarmSpec alarm(Target target, Consumer consumer) {
        return new AlarmSpec(
                "mark-bench " + target.name(),
                "compute.instance.update",
                List.of(
                        AlarmSpec.Query.eq("traits.instance_id", target.id()),
                        AlarmSpec.Query.eq("traits.state", "error")),
                consumer.alarmUrl().toString(),
                true,
                "low",
                "made by MarkBench");
    }

    private void hit(Webhook webhook) {
        String generated = webhook.json()
                .path("reason_data")
                .path("event")
                .path("generated")
                .asText();
        hits.putIfAbsent(
                webhook.traits().get("instance_id"),
                new Hit(Instant.now(), LocalDateTime.parse(generated).toInstant(ZoneOffset.UTC)));
    }

    /** Aodh may be deaf for new alarms of a project that it knows already, for as long as it remembers. */
    private void untilHeard() {
        Awaitility.await("all alarms are heard")
                .timeout(PATIENCE)
                .pollInterval(Duration.ofSeconds(5))
                .until(() -> {
                    reset();
                    targets.forEach(target -> compute.resetState(target.id(), "error"));
                    return settled();
                });
    }

    private boolean settled() {
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(5))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> hits.size() == targets.size());
            return true;
        } catch (org.awaitility.core.ConditionTimeoutException e) {
            return false;
        }
    }

    /** The chain is given time to swallow the events of the way back before the next round. */
    private void reset() {
        compute.forceDown(host, false);
        targets.forEach(target -> compute.resetState(target.id(), "active"));
        Awaitility.await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
        hits.clear();
    }

    private String round(String limit) throws InterruptedException, CredentialsException {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Logger log = logger(lines);
        Instant begin;
        long answered;
        // As in a run, the first calls have one warm connection, and none of the last round's.
        try (Cloud fresh = connect()) {
            fresh.compute().computeServices();
            begin = Instant.now();
            mark(fresh.compute(), Integer.parseInt(limit), log);
            answered = millis(begin, Instant.now());
        }
        Awaitility.await("all notifications")
                .timeout(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> hits.size() == targets.size());
        List<Long> received = sorted(hit -> millis(begin, hit.received()));
        List<Long> generated = sorted(hit -> millis(begin, hit.generated()));
        List<Long> chain = sorted(hit -> millis(hit.generated(), hit.received()));
        return "%s %d %d %d %d %d %d %d %d"
                .formatted(
                        limit,
                        targets.size(),
                        answered,
                        received.get(0),
                        received.get(received.size() / 2),
                        received.get(received.size() - 1),
                        hostMarked(begin, lines),
                        generated.get(generated.size() - 1),
                        chain.get(chain.size() / 2));
    }

    private void mark(Compute nova, int parallel, Logger log) {
        try (Marker marker = new Marker(nova, Shortcut.NONE, parallel, Clocks.system(), log)) {
            List<String> errors = marker.mark(host, targets, Marks.dead(nova));
            if (!errors.isEmpty()) {
                throw new IllegalStateException(String.join("; ", errors));
            }
        }
    }

    private static Logger logger(ListAppender<ILoggingEvent> lines) {
        ch.qos.logback.classic.Logger logger = (ch.qos.logback.classic.Logger) LoggerFactory.getLogger("mark-bench");
        logger.detachAndStopAllAppenders();
        logger.setAdditive(false);
        logger.setLevel(Level.INFO);
        lines.start();
        logger.addAppender(lines);
        return logger;
    }

    private static long hostMarked(Instant begin, ListAppender<ILoggingEvent> lines) {
        return lines.list.stream()
                .filter(line -> line.getMessage().startsWith("doctor mark host"))
                .mapToLong(line -> line.getTimeStamp() - begin.toEpochMilli())
                .findFirst()
                .orElse(-1);
    }

    private List<Long> sorted(Function<Hit, Long> figure) {
        return new HashMap<>(hits).values().stream().map(figure).sorted().toList();
    }

    private static long millis(Instant from, Instant to) {
        return Duration.between(from, to).toMillis();
    }
}
