package org.opnfv.doctor.functest.inspector;

import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.cloud.Compute;
import org.opnfv.doctor.functest.http.Call;
import org.opnfv.doctor.functest.http.HttpServer;
import org.opnfv.doctor.functest.http.Reply;
import org.opnfv.doctor.functest.run.Epoch;
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
public final class Inspector implements AutoCloseable {
    /** The header in which our Monitor sends the secret. */
    public static final String SECRET_HEADER = "X-Doctor-Secret";

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
    private volatile String expected;
    private HttpServer server;

    /**
     * Does not listen yet.
     *
     * @param compute must have the rights of an admin
     * @param unwritten takes the log lines of rehearsals without calls, which are many and of no use
     */
    public Inspector(
            InspectorSettings settings,
            Compute compute,
            Shortcut shortcut,
            Clocks clocks,
            Logger log,
            Logger unwritten) {
        this.settings = settings;
        this.clocks = clocks;
        this.log = log;
        this.unwritten = unwritten;
        hosts = new InstancesByHost(compute, settings.allProjects());
        marker = new Marker(settings.parallel(), clocks, log);
        dead = Marks.dead(compute, shortcut, log);
        rehearsed = Marks.rehearsed(compute, shortcut, log);
        withoutCalls = Marks.withoutCalls(unwritten);
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        secret = HexFormat.of().formatHex(random);
    }

    /** Starts to listen; fails with one clear line when the port is taken or the address is not ours. */
    public void start() throws IOException {
        server = HttpServer.named("inspector")
                .bind(settings.listen(), settings.port())
                .maxBody(MAX_BODY)
                .clocks(clocks)
                .route("PUT", "/events", this::events)
                .route("POST", "/events", this::events)
                .start();
        log.info("doctor inspector listens on {} port {}", server.address(), server.port());
    }

    /** The URL that receives events. */
    public URI eventsUrl() {
        return server.uri().resolve("/events");
    }

    /** The value that a monitor sends in {@link #SECRET_HEADER}: never log it. */
    public String secret() {
        return secret;
    }

    /**
     * Reads anew which instances are on which host; {@code ours} are the ids of the test's instances, whose names begin with the prefix.
     */
    public void refresh(Set<String> ours, String namePrefix) {
        hosts.refresh(ours, namePrefix);
    }

    /** The instances that will be marked when that host is reported dead. */
    public List<AffectedInstance> targets(String host) {
        return hosts.on(host);
    }

    /** From now on it acts on the death of that host, and of no other. */
    public void expect(String host) {
        expected = host;
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
                Epoch.text(call.receivedAt()));
        lines.info("received data = {}", events);
        boolean ours = events.stream()
                .anyMatch(event -> event.isHostDown() && event.hostname().equals(expected));
        if (rehearsal) {
            return knowsSecret(call) && expected == null ? rehearse(events.get(0)) : Reply.empty(202);
        }
        if (!ours || !handled.compareAndSet(false, true)) {
            log.info("nothing to do: {}", ours ? "the host is marked already" : "not about the host under test");
            return Reply.empty(202);
        }
        return answer(marker.mark(expected, hosts.on(expected), dead));
    }

    /** Does what the death of that host would trigger, with values that change nothing: see {@link Marks#rehearsed}. */
    private Reply rehearse(HostEvent event) {
        List<AffectedInstance> some = hosts.on(event.hostname()).stream()
                .filter(AffectedInstance::ours)
                .limit(settings.parallel())
                .toList();
        return answer(marker.mark(event.hostname(), some, event.isRehearsalWithoutCalls() ? withoutCalls : rehearsed));
    }

    private static Reply answer(List<String> errors) {
        return errors.isEmpty() ? Reply.text(200, "OK") : Reply.text(502, String.join("; ", errors));
    }

    private boolean knowsSecret(Call call) {
        return call.header(SECRET_HEADER).filter(secret::equals).isPresent();
    }

    private boolean trusted(Call call) {
        return knowsSecret(call) || settings.allow().test(call.remote());
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
        marker.close();
    }
}
