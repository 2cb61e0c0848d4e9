package org.opnfv.doctor.functest.consumer;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.clock.Reading;
import org.opnfv.doctor.functest.http.Call;
import org.opnfv.doctor.functest.http.HttpServer;
import org.opnfv.doctor.functest.http.Reply;
import org.opnfv.doctor.functest.run.DecimalSeconds;
import org.opnfv.doctor.functest.run.ProcessLimit;
import org.opnfv.doctor.functest.run.RandomHex;
import org.opnfv.doctor.functest.run.TimedLine;
import org.slf4j.Logger;

/**
 * Receives alarms at {@code POST /failure/<secret of this run>}.
 *
 * <p>An alarm counts only if this run announced it with {@link #expect}, if its event is what the owner of the very instance of the alarm waits for, and
 * if that event cannot be older than the fault. Everything else is refused and logged with the reason. A repeat is logged and not
 * counted.
 */
public final class Consumer implements AlarmReceiver, AutoCloseable {
    private static final int SECRET_BYTES = 16;

    /**
     * About 30 times the size of Aodh's request. Anybody who reaches the port may send, and the body is read before the secret is
     * checked.
     */
    private static final int MAX_BODY = 64 << 10;

    private final ConsumerSettings settings;
    private final Clocks clocks;
    private final Logger log;
    private final NovaClock nova = new NovaClock();
    private volatile AcceptanceWindow window;
    private volatile boolean repeated;
    private final String secret;
    private final Map<String, Expected> expected = new ConcurrentHashMap<>();
    private final Map<String, java.util.function.Consumer<Webhook>> probes = new ConcurrentHashMap<>();
    private HttpServer server;
    private URI reached;

    private record Expected(String instance, Predicate<Map<String, String>> traits) {}

    /** Does not listen yet. */
    public Consumer(ConsumerSettings settings, Clocks clocks, Logger log) {
        this.settings = settings;
        this.clocks = clocks;
        this.log = log;
        window = AcceptanceWindow.none(log, new Notifications());
        secret = RandomHex.ofBytes(SECRET_BYTES);
    }

    /** Starts to listen; fails with one clear line when the port is taken or the address is not ours. */
    public void start() throws IOException {
        server = HttpServer.named("consumer")
                .bind(settings.listen(), settings.port())
                .maxBody(MAX_BODY)
                .clocks(clocks)
                // In order of arrival: the first is written first.
                .threads(1)
                .route("POST", "/failure/{secret}", this::failure)
                .start();
        log.info("doctor consumer listens on {} port {}", server.address(), server.port());
    }

    /** The limit of this process that made it miss callers, in one line; empty when there was none. */
    public Optional<String> limit() {
        return server.troubles().stream()
                .flatMap(error -> ProcessLimit.reachedBy(error).stream())
                .findFirst();
    }

    @Override
    public URI listeningAt() {
        return server.uri();
    }

    @Override
    public void reachedAt(URI base) {
        reached = base;
    }

    @Override
    public URI alarmUrl() {
        return settings.at(reached, () -> server.uri(), "/failure/" + secret);
    }

    /** From now on that alarm is the notification for that instance, if its event has traits that its owner waits for. */
    public void expect(String alarmId, String instanceId, Predicate<Map<String, String>> traits) {
        expected.put(alarmId, new Expected(instanceId, traits));
    }

    /** From now on that alarm proves the path and is passed to {@code hit} only. */
    public void watch(String alarmId, java.util.function.Consumer<Webhook> hit) {
        probes.put(alarmId, hit);
    }

    /**
     * From now on notifications are about the next fault and are written to that log. A notification that Nova may have sent before
     * {@code begun}, by what proofs since the last fault showed of its clock, is refused, however late it comes.
     *
     * @param begun when the host was found dead, or where nobody of ours finds it when the fault was ordered; empty until then
     */
    public void open(Logger faultLog, Supplier<Optional<Reading>> begun) {
        // An alarm that fired before the first fault does not fire again; alarms for several faults do.
        Set<String> early = repeated ? ConcurrentHashMap.newKeySet() : window.early();
        window = new AcceptanceWindow(faultLog, begun, new Notifications(), early);
    }

    /** From now on notifications are about no fault and are refused, until the next one is {@link #open opened}. */
    public void shut() {
        window = AcceptanceWindow.none(log, window.notifications());
        nova.forget();
        repeated = true;
    }

    /** Whether it was shut before, so that an alarm may have fired for another fault. */
    public boolean isRepeated() {
        return repeated;
    }

    /** The notifications so far about the last opened fault. */
    public Notifications notifications() {
        return window.notifications();
    }

    /** Whether a notification about that instance came that cannot be about this fault. */
    public boolean cameEarly(String instanceId) {
        return window.early().contains(instanceId);
    }

    private Reply failure(Call call) {
        if (!secret.equals(call.param("secret"))) {
            return refuse(call.receivedAt(), 404, "the path is not the one of this run");
        }
        Webhook webhook = Webhook.parse(call.body()).orElse(null);
        if (webhook == null) {
            return refuse(call.receivedAt(), 400, "the body is no alarm of Aodh");
        }
        java.util.function.Consumer<Webhook> probe = probes.get(webhook.alarmId());
        if (probe != null) {
            webhook.generated().ifPresent(sent -> nova.heard(sent, call.receivedAt()));
            probe.accept(webhook);
            written(window.log(), "proof", call.receivedAt(), webhook.traits().get("instance_id"), webhook);
            return Reply.empty(200);
        }
        Expected alarm = expected.get(webhook.alarmId());
        if (alarm == null) {
            return refuse(call.receivedAt(), 403, "alarm " + webhook.alarmId() + " is not of this run");
        }
        return accept(call.receivedAt(), alarm, webhook);
    }

    private Reply accept(Reading received, Expected alarm, Webhook webhook) {
        String instance = alarm.instance();
        String about = webhook.traits().get("instance_id");
        if (!instance.equals(about)) {
            return refuse(received, 403, "alarm " + webhook.alarmId() + " fired for instance " + about);
        }
        if (!"alarm".equals(webhook.current()) || !alarm.traits().test(webhook.traits())) {
            return refuse(received, 403, "alarm " + webhook.alarmId() + " does not tell what its owner waits for");
        }
        AcceptanceWindow current = window;
        Optional<String> objection = current.objection(webhook, nova);
        if (objection.isPresent()) {
            current.early().add(instance);
            return refuse(current.log(), received, 403, "alarm " + webhook.alarmId() + " fired " + objection.get());
        }
        String what = current.notifications().note(instance, received) ? "notified" : "repeat";
        written(current.log(), what, received, instance, webhook);
        return Reply.empty(200);
    }

    /** With the time from its last byte until now, which is our own. */
    private void written(Logger to, String what, Reading received, String instance, Webhook webhook) {
        TimedLine.write(
                to,
                received,
                "doctor consumer {} at {} instance={} alarm={}{} own={}",
                what,
                DecimalSeconds.text(received),
                instance,
                webhook.alarmId(),
                webhook.generated()
                        .map(sent -> " generated=" + DecimalSeconds.text(sent))
                        .orElse(""),
                DecimalSeconds.text(Duration.ofNanos(clocks.now().nanos() - received.nanos())));
        to.info("received data = {}", webhook.text());
    }

    private Reply refuse(Reading received, int status, String reason) {
        return refuse(window.log(), received, status, reason);
    }

    private static Reply refuse(Logger log, Reading received, int status, String reason) {
        log.warn("doctor consumer refused at {} reason={}", DecimalSeconds.text(received), reason);
        return Reply.empty(status);
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
