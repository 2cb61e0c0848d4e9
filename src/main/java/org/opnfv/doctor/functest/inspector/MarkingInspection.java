package org.opnfv.doctor.functest.inspector;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.clock.Reading;
import org.opnfv.doctor.functest.cloud.Port;
import org.opnfv.doctor.functest.http.Call;
import org.opnfv.doctor.functest.http.HttpServer;
import org.opnfv.doctor.functest.http.Reply;
import org.opnfv.doctor.functest.run.DecimalSeconds;
import org.opnfv.doctor.functest.run.RandomHex;
import org.opnfv.doctor.functest.run.TimedLine;
import org.slf4j.Logger;

/**
 * Receives events of monitors at {@code PUT} and {@code POST /events} and acts on the death of the one host under test.
 *
 * <p>An event must carry the secret header or come from an address of the allow-list; others get 403. The answer is 200 when the host and
 * its instances are marked, 202 when there is nothing to do for this event, 400 when it is malformed and 502 when Nova refused something.
 * Before {@link #expect} it acts only on a rehearsal with the secret: this makes the calls of the marking, on the same threads and
 * connections, with values that change nothing.
 */
final class MarkingInspection implements Inspection {
    /** The header in which our Monitor sends the secret. */
    static final String SECRET_HEADER = "X-Doctor-Secret";

    private static final String BEARER = "Bearer ";

    private static final int SECRET_BYTES = 16;

    /** Enough for hundreds of events. Anybody who reaches the port may send, and the body is read before the sender is checked. */
    private static final int MAX_BODY = 64 << 10;

    private final InspectorSettings settings;
    private final Clocks clocks;
    private final InstancesByHost hosts;
    private final Marker marker;
    private final Marks dead;
    private final Marks rehearsed;
    private final Marks withoutCalls;
    private final Logger unwritten;
    private final Logger log;
    private final String secret;
    private final AtomicBoolean handled = new AtomicBoolean();
    private final Set<String> inMaintenance = ConcurrentHashMap.newKeySet();
    private volatile Expected expected;
    private HttpServer server;
    private EventSender sender;

    private record Expected(String host, Set<String> names, Instant since, Consumer<Reading> reported) {}

    /** Does not listen yet. */
    MarkingInspection(InspectionRequest request) {
        settings = request.settings();
        clocks = request.clocks();
        hosts = request.hosts();
        log = request.log();
        unwritten = request.unwritten();
        marker = new Marker(settings.parallel(), clocks, log);
        dead = Marks.dead(request.cloud(), request.shortcut(), log);
        rehearsed = Marks.rehearsed(request.cloud(), request.shortcut(), log);
        withoutCalls = Marks.withoutCalls(unwritten);
        secret = settings.secret() == null ? RandomHex.ofBytes(SECRET_BYTES) : settings.secret();
    }

    /** Starts to listen; fails with one clear line when the port is taken or the address is not ours. */
    void start() throws IOException {
        server = HttpServer.named("inspector")
                .bind(settings.listen(), settings.port())
                .maxBody(MAX_BODY)
                .clocks(clocks)
                .route("PUT", "/events", this::events)
                .route("POST", "/events", this::events)
                .start();
        sender = new EventSender(eventsUrl(), SECRET_HEADER, secret);
        log.info("doctor inspector listens on {} port {}", server.address(), server.port());
    }

    /** The URL that receives events. */
    URI eventsUrl() {
        return server.uri().resolve("/events");
    }

    /** The value that a monitor sends in {@link #SECRET_HEADER}: never log it. */
    String secret() {
        return secret;
    }

    @Override
    public void warmUp(String host) throws IOException, InterruptedException {
        sender.rehearseWithoutCalls(host);
    }

    @Override
    public void rehearse(String host) throws IOException {
        sender.rehearse(host);
    }

    @Override
    public void report(String host, Instant detected) throws IOException {
        sender.hostDown(host, detected);
    }

    @Override
    public void expect(String host, Set<String> names, Consumer<Reading> reported) {
        expected = new Expected(host, names, clocks.now().wall(), reported);
    }

    @Override
    public void maintenance(String host, boolean begins) {
        if (begins) {
            inMaintenance.add(host);
        } else {
            inMaintenance.remove(host);
        }
        log.info("doctor inspector knows that {} is {} maintenance", host, begins ? "in" : "out of");
    }

    private Reply events(Call call) {
        if (!trusted(call)) {
            log.warn(
                    "doctor inspector refused events from {}: no secret, and not in the allow-list",
                    call.remote().getHostAddress());
            return Reply.text(403, "show the secret header or ask for a place in the allow-list");
        }
        List<HostEvent> events;
        try {
            events = HostEvent.parse(call.body());
        } catch (IllegalArgumentException e) {
            log.warn("doctor inspector refused events: {}", e.getMessage());
            return Reply.text(400, e.getMessage());
        }
        boolean rehearsal = events.stream().allMatch(HostEvent::isRehearsal);
        boolean often = knowsSecret(call) && events.stream().allMatch(HostEvent::isRehearsalWithoutCalls);
        Logger lines = often ? unwritten : log;
        TimedLine.write(
                lines,
                call.receivedAt(),
                "event {} at {}",
                rehearsal ? "rehearsed" : "posted",
                DecimalSeconds.text(call.receivedAt()));
        lines.info("received data = {}", events);
        Expected about = expected;
        if (rehearsal) {
            return knowsSecret(call) && about == null ? rehearse(events.get(0)) : Reply.empty(202);
        }
        Optional<String> objection = objection(events, about);
        if (objection.isPresent()) {
            log.info("nothing to do: {}", objection.get());
            return Reply.empty(202);
        }
        about.reported().accept(call.receivedAt());
        return answer(marker.mark(about.host(), hosts.on(about.host()), hosts.ports(), dead));
    }

    /** Why there is nothing to do; empty once, for the first event that tells of the fault. */
    private Optional<String> objection(List<HostEvent> events, Expected about) {
        if (about == null) {
            return Optional.of("no fault is made yet");
        }
        List<HostEvent> down =
                events.stream().filter(event -> event.tellsDown(about.names())).toList();
        if (down.isEmpty()) {
            return Optional.of("not about the host under test, which is " + String.join(" or ", about.names()));
        }
        if (down.stream().allMatch(event -> event.isOlder(about.since()))) {
            return Optional.of("it began before the fault, by the sender's clock");
        }
        if (inMaintenance.contains(about.host())) {
            return Optional.of(about.host() + " is in maintenance");
        }
        return handled.compareAndSet(false, true) ? Optional.empty() : Optional.of("the host is marked already");
    }

    /** Does what the death of that host would trigger, with values that change nothing: see {@link Marks#rehearsed}. */
    private Reply rehearse(HostEvent event) {
        List<AffectedInstance> some = hosts.on(event.hostname()).stream()
                .filter(AffectedInstance::ours)
                .limit(settings.parallel())
                .toList();
        List<Port> ports = hosts.ports().stream().limit(settings.parallel()).toList();
        return answer(
                marker.mark(event.hostname(), some, ports, event.isRehearsalWithoutCalls() ? withoutCalls : rehearsed));
    }

    private static Reply answer(List<String> errors) {
        return errors.isEmpty() ? Reply.text(200, "OK") : Reply.text(502, String.join("; ", errors));
    }

    /** Programs that cannot set a header of their own, such as Alertmanager, show it as a bearer token (RFC 6750). */
    private boolean knowsSecret(Call call) {
        return call.header(SECRET_HEADER)
                .or(() -> call.header("Authorization")
                        .filter(value -> value.startsWith(BEARER))
                        .map(value -> value.substring(BEARER.length())))
                .filter(secret::equals)
                .isPresent();
    }

    private boolean trusted(Call call) {
        return knowsSecret(call) || settings.allow().test(call.remote());
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
            sender.close();
        }
        marker.close();
    }
}
