package org.opnfv.doctor.functest.maintenance;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
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
public final class AppManager implements AutoCloseable {
    /** How a state begins that only proves the path; a number follows. */
    public static final String PROOF = "PROOF_";

    /** Longer than any call to the cloud. */
    private static final Duration STOPPING = Duration.ofSeconds(150);

    private static final int MAX_BODY = 64 << 10;
    /** Times in messages have no fractions of a second. */
    private static final Duration AFTER_ITS_WINDOW = Duration.ofMillis(1500);

    private final Setup setup;
    private final Journal journal;
    private final ToolClient tool;
    private final ToolClient stranger = new ToolClient(null);
    private final String secret = ReplySecrets.one();
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "app-manager");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpServer server;
    private final Set<Integer> scaledFor = new HashSet<>();
    private final Map<String, IntConsumer> proofs = new HashMap<>();

    /**
     * How it behaves.
     *
     * @param listen where it listens, and by which URL the cloud reaches that
     * @param tool the only admin tool that gets the owner's secret, without a slash at the end
     * @param habit how it replies to the questions of a state
     * @param to that state; to all others it agrees in time
     */
    public record Setup(ConsumerSettings listen, URI tool, Scaling scaling, Habit habit, State to) {}

    private record Notice(int number, String session, String state, String instanceIds, String replyUrl, Instant at) {}

    private AppManager(Setup setup, ReplySecrets secrets, Journal journal) throws IOException {
        this.setup = setup;
        this.journal = journal;
        tool = new ToolClient(secrets.owner());
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
     * @throws IOException when the port is taken or the address is not ours, in one line
     */
    public static AppManager start(Setup setup, ReplySecrets secrets, Journal journal) throws IOException {
        return new AppManager(setup, secrets, journal);
    }

    /** The URL for alarms. It holds a secret: never log it. */
    public URI alarmUrl() {
        URI base = setup.listen().url() == null ? server.uri() : setup.listen().url();
        return URI.create(base.toString().replaceFirst("/$", "") + "/maintenance/" + secret);
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
            journal.note(
                    call.receivedAt(), "heard", "host", word(traits.get("host")), "state", state, "session", session);
            return Reply.empty(200);
        }
        Notice notice = notice(traits, state);
        if (!namesOurTool(notice)) {
            journal.note(
                    call.receivedAt(), "refused", "reason", "a notice names a URL that is none of the admin tool's");
            return Reply.empty(403);
        }
        journal.note(call.receivedAt(), "heard", "number", notice.number(), "state", state, "session", session);
        if (asks(state)) {
            worker.execute(() -> answer(notice));
        }
        return Reply.empty(200);
    }

    private boolean namesOurTool(Notice notice) {
        String question = Pattern.quote(setup.tool() + "/maintenance/" + notice.session() + "/") + "[\\w-]+/[0-9]{1,9}";
        return notice.replyUrl().matches(question) && notice.replyUrl().equals(notice.instanceIds());
    }

    private static Notice notice(Map<String, String> traits, String state) {
        String url = traits.getOrDefault("reply_url", "");
        String number = url.substring(url.lastIndexOf('/') + 1);
        return new Notice(
                number.matches("[0-9]{1,9}") ? Integer.parseInt(number) : 0,
                traits.get("session_id"),
                state,
                traits.get("instance_ids"),
                url,
                time(traits.get("actions_at")).orElse(Instant.MIN));
    }

    /** As a trait, or as it was sent. */
    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(LocalDateTime.parse(
                            String.valueOf(text).replaceFirst(" ", "T"), DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                    .toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String word(String text) {
        return String.valueOf(text).replaceAll("[^\\w.:-]", "_");
    }

    private static boolean asks(String state) {
        return List.of(State.values()).stream()
                .anyMatch(
                        known -> known.work() == State.Work.ASK && known.shown().equals(state));
    }

    private void answer(Notice notice) {
        Habit habit = notice.state().equals(setup.to().shown()) ? setup.habit() : Habit.ACK;
        switch (habit) {
            case NONE -> journal.note("silent", "number", notice.number());
            case LATE -> {
                Duration left = Duration.between(Instant.now(), notice.at()).plus(AFTER_ITS_WINDOW);
                worker.schedule(() -> reply(notice, tool, "ACK_"), Math.max(0, left.toMillis()), TimeUnit.MILLISECONDS);
            }
            case NACK -> reply(notice, tool, "NACK_");
            case STRANGER -> reply(notice, stranger, "ACK_");
            case OTHER_SESSION ->
                reply(
                        new Notice(
                                notice.number(),
                                "none",
                                notice.state(),
                                notice.instanceIds(),
                                notice.replyUrl().replace(notice.session(), "none"),
                                notice.at()),
                        tool,
                        "ACK_");
            case ACK -> reply(notice, tool, "ACK_");
            case TWICE -> {
                reply(notice, tool, "ACK_");
                reply(notice, tool, "ACK_");
            }
        }
    }

    /** First does what it agrees to, so that the operator can go on when it has the reply. */
    private void reply(Notice notice, ToolClient as, String prefix) {
        try {
            List<String> instances = new ArrayList<>();
            ToolClient.Answered about = tool.call("GET", notice.instanceIds(), null);
            about.json().path("instance_ids").forEach(id -> instances.add(id.asText()));
            Map<String, Object> body = new HashMap<>();
            body.put("session_id", notice.session());
            body.put("state", prefix + notice.state());
            body.put("instance_actions", actions(instances));
            // A notice may come twice, and its question be over.
            if (prefix.equals("ACK_") && as == tool && about.isOk() && scaledFor.add(notice.number())) {
                scale(notice.state(), instances);
            }
            ToolClient.Answered answered = as.call("PUT", notice.replyUrl(), body);
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

    private static Map<String, String> actions(List<String> instances) {
        Map<String, String> actions = new HashMap<>();
        instances.forEach(instance -> actions.put(instance, InstanceAction.MIGRATE.name()));
        return actions;
    }

    private void scale(String state, List<String> instances) {
        if (state.equals(State.SCALE_IN.shown())) {
            setup.scaling().in(instances);
        } else if (state.equals(State.PLANNED_MAINTENANCE_COMPLETE.shown())) {
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
