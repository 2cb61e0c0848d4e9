package org.opnfv.doctor.functest.maintenance;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import org.opnfv.doctor.functest.consumer.AlarmReceiver;
import org.opnfv.doctor.functest.consumer.ConsumerSettings;
import org.opnfv.doctor.functest.consumer.Webhook;
import org.opnfv.doctor.functest.http.Call;
import org.opnfv.doctor.functest.http.HttpServer;
import org.opnfv.doctor.functest.http.Reply;
import org.opnfv.doctor.functest.run.StillAtWorkException;

/**
 * The owner's side: receives the notices of maintenance as alarms at {@code POST /maintenance/<secret of this run>}, and answers those
 * that ask something. Unlike the original's it only takes a note of an alarm while its sender waits, and works afterwards: a webhook that
 * takes long is called again, or not at all.
 */
public final class AppManager implements AlarmReceiver, AutoCloseable {
    /** How a state begins that only proves the path; a number follows. */
    public static final String PROOF = "PROOF_";

    /** Longer than any call to the cloud. */
    private static final Duration STOPPING = Duration.ofSeconds(150);

    private static final int MAX_BODY = 64 << 10;
    /** Times in messages have no fractions of a second. */
    private static final Duration AFTER_ITS_WINDOW = Duration.ofMillis(1500);

    private final Setup setup;
    private final Journal journal;
    private final ToolNotices notices;
    private final ToolAccess tool;
    private final ToolAccess stranger = new ToolClient(null);
    private final String secret = ReplySecrets.one();
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "app-manager");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpServer server;
    private volatile URI reached;
    private final Set<Integer> scaledFor = new HashSet<>();
    private final Set<String> heard = ConcurrentHashMap.newKeySet();
    private final AtomicInteger owed = new AtomicInteger();
    private final AtomicBoolean wasAsked = new AtomicBoolean();
    private final Map<String, IntConsumer> proofs = new HashMap<>();

    /**
     * How it behaves.
     *
     * @param listen where it listens, and by which URL the cloud reaches that
     * @param move how it has instances moved
     * @param habit how it replies to the questions of a state
     * @param to that state; to all others it agrees in time
     * @param hosts is given each host that a notice is about, and what it tells of it
     */
    public record Setup(
            ConsumerSettings listen,
            Scaling scaling,
            InstanceAction move,
            ReplyBehaviour habit,
            State to,
            BiConsumer<String, String> hosts) {}

    private AppManager(Setup setup, ToolNotices notices, ToolAccess tool, Journal journal) throws IOException {
        this.setup = setup;
        this.notices = notices;
        this.journal = journal;
        this.tool = tool;
        server = HttpServer.named("app-manager")
                .bind(setup.listen().listen(), setup.listen().port())
                .maxBody(MAX_BODY)
                .clocks(journal.clocks())
                .threads(1)
                .route("POST", "/maintenance/{secret}", this::heard)
                .start();
    }

    /**
     * Begins to listen.
     *
     * @param notices which are heeded
     * @param tool the way to the admin tool; it is closed with this
     * @throws IOException when the port is taken or the address is not ours, in one line
     */
    public static AppManager start(Setup setup, ToolNotices notices, ToolAccess tool, Journal journal)
            throws IOException {
        return new AppManager(setup, notices, tool, journal);
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
        return setup.listen().at(reached, server::uri, "/maintenance/" + secret);
    }

    /** From now on an alarm of that id is a notice; the numbers of its proofs are passed on. */
    public void expect(String alarmId, IntConsumer proven) {
        synchronized (proofs) {
            proofs.put(alarmId, proven);
        }
    }

    private Reply heard(Call call) {
        if (!secret.equals(call.param("secret"))) {
            journal.note(call.receivedAt(), "refused", "reason", "the path is not the one of this run");
            return Reply.empty(404);
        }
        Webhook webhook = Webhook.parse(call.body()).orElse(null);
        IntConsumer proven;
        synchronized (proofs) {
            proven = webhook == null ? null : proofs.get(webhook.alarmId());
        }
        if (proven == null) {
            journal.note(call.receivedAt(), "refused", "reason", "it is no alarm of this run");
            return Reply.empty(403);
        }
        Map<String, String> traits = webhook.traits();
        String state = word(traits.get("state"));
        if (state.matches(PROOF + "[0-9]{1,6}")) {
            proven.accept(Integer.parseInt(state.substring(PROOF.length())));
            return Reply.empty(200);
        }
        String session = word(traits.get("session_id"));
        if (traits.containsKey("host")) {
            String host = word(traits.get("host"));
            if (!notices.toldOfHost(host, state, webhook, call.receivedAt())) {
                journal.note(call.receivedAt(), "refused", "reason", "a notice of a host is none of the admin tool's");
                return Reply.empty(403);
            }
            journal.note(call.receivedAt(), "heard", "host", host, "state", state, "session", session);
            heard.add(session + "/" + host + "/" + state);
            setup.hosts().accept(host, state);
            return Reply.empty(200);
        }
        Notice notice = notices.known(Notice.of(traits, state), webhook, call.receivedAt())
                .orElse(null);
        if (notice == null) {
            journal.note(
                    call.receivedAt(), "refused", "reason", "a notice names a URL that is none of the admin tool's");
            return Reply.empty(403);
        }
        journal.note(call.receivedAt(), "heard", "number", notice.number(), "state", state, "session", session);
        if (notice.asks()) {
            owed.incrementAndGet();
            worker.execute(() -> answer(notice));
        }
        heard.add(session + "/" + notice.number());
        return Reply.empty(200);
    }

    /** Whether it has heard these notices, and replied to each question as it is to: {@link Notices#key keys}. */
    public boolean isSettled(Set<String> notices) {
        return heard.containsAll(notices) && owed.get() == 0;
    }

    /** Takes a note of it when it was to reply in another way to a state that never came. */
    public void noteUnasked() {
        if (setup.habit() != ReplyBehaviour.ACK && !wasAsked.get()) {
            journal.note("unasked", "reply", setup.habit(), "state", setup.to().shown());
        }
    }

    private static String word(String text) {
        return String.valueOf(text).replaceAll("[^\\w.:-]", "_");
    }

    private void answer(Notice notice) {
        boolean isMeant = notice.state().equals(setup.to().shown());
        if (isMeant) {
            wasAsked.set(true);
        }
        ReplyBehaviour habit = isMeant ? setup.habit() : ReplyBehaviour.ACK;
        if (habit == ReplyBehaviour.LATE && notice.at().equals(Instant.MIN)) {
            journal.note(
                    "broken",
                    "number",
                    notice.number(),
                    "reason",
                    "a notice does not tell when its window closes: "
                            + "see that Ceilometer's event_definitions.yaml has its trait actions_at");
            owed.decrementAndGet();
        } else if (habit == ReplyBehaviour.LATE) {
            Duration left = Duration.between(Instant.now(), notice.at()).plus(AFTER_ITS_WINDOW);
            worker.schedule(
                    () -> answer(notice, ReplyBehaviour.ACK), Math.max(0, left.toMillis()), TimeUnit.MILLISECONDS);
        } else {
            answer(notice, habit);
        }
    }

    private void answer(Notice notice, ReplyBehaviour habit) {
        switch (habit) {
            case NONE -> journal.note("silent", "number", notice.number());
            case NACK -> reply(notice, tool, "NACK_");
            case STRANGER -> reply(notice, stranger, "ACK_");
            case OTHER_SESSION -> reply(notice.ofNoSession(), tool, "ACK_");
            case ACK, LATE -> reply(notice, tool, "ACK_");
            case TWICE -> {
                reply(notice, tool, "ACK_");
                reply(notice, tool, "ACK_");
            }
        }
        owed.decrementAndGet();
    }

    /** First does what it agrees to, so that the operator can go on when it has the reply. */
    private void reply(Notice notice, ToolAccess as, String prefix) {
        try {
            List<String> instances = new ArrayList<>();
            ToolAccess.Answered about = tool.call("GET", notice.instanceIds(), null);
            about.json().path("instance_ids").forEach(id -> instances.add(id.asText()));
            Map<String, Object> body = new HashMap<>();
            body.put("session_id", notice.session());
            body.put("state", prefix + notice.state());
            Map<String, String> actions = new HashMap<>();
            instances.forEach(instance -> actions.put(instance, setup.move().name()));
            body.put("instance_actions", actions);
            // A notice may come twice, and its question be over.
            if (prefix.equals("ACK_") && as == tool && about.isOk() && scaledFor.add(notice.number())) {
                scale(notice, instances);
            }
            ToolAccess.Answered answered = as.call("PUT", notice.replyUrl(), body);
            notices.answered(notice, prefix + notice.state(), instances, answered.status());
            journal.note(
                    "replied",
                    "number",
                    notice.number(),
                    "state",
                    prefix + notice.state(),
                    "status",
                    answered.status());
        } catch (IOException | RuntimeException e) {
            journal.note(
                    worker.isShutdown() ? "stopped" : "broken", "number", notice.number(), "reason", e.getMessage());
        }
    }

    private void scale(Notice notice, List<String> instances) {
        if (notice.moves()) {
            setup.scaling().leave(instances);
        } else if (notice.state().equals(State.SCALE_IN.shown())) {
            setup.scaling().in(instances);
        } else if (notice.ends()) {
            setup.scaling().out();
        }
    }

    /**
     * Stops listening; what it was about to do is not done any more.
     *
     * @throws StillAtWorkException when a call that was under way may still change the cloud
     */
    @Override
    public void close() {
        server.close();
        worker.shutdownNow();
        StillAtWorkException.await(
                "the app manager", STOPPING, left -> worker.awaitTermination(left.toNanos(), TimeUnit.NANOSECONDS));
        tool.close();
        stranger.close();
    }
}
