package org.opnfv.doctor.functest.maintenance;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.opnfv.doctor.functest.run.DecimalSeconds;

/**
 * What a session tells: {@code maintenance.scheduled} to the owner of instances, {@code maintenance.host} to whoever watches hosts.
 * Publishing them is the only thing that it does, so whether they arrive is the cloud's part.
 */
public final class Notices {
    /** The format of times in messages. */
    public static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** A host is emptied, and what is done with it begins. */
    public static final String IN_MAINTENANCE = "IN_MAINTENANCE";

    /** It may be used again. */
    public static final String COMPLETE = "MAINTENANCE_COMPLETE";

    private final String session;
    private final Projects projects;
    private final URI base;
    private final CloudOperations cloud;
    private final Journal journal;
    private int number;

    /** The owner's project, and that whose alarms know of hosts. */
    record Projects(String owner, String operator) {}

    /** Has told nothing; {@code base} is the URL under which questions are answered. */
    Notices(String session, Projects projects, URI base, CloudOperations cloud, Journal journal) {
        this.session = session;
        this.projects = projects;
        this.base = base;
        this.cloud = cloud;
        this.journal = journal;
    }

    /** Asks the owner about these instances; {@code published} gets the question just before it can be answered. */
    void ask(State state, List<String> instances, Instant closes, java.util.function.Consumer<Question> published) {
        number++;
        published.accept(new Question(number, state, instances, closes, new CompletableFuture<>()));
        journal.note(
                "asked",
                "number",
                number,
                "state",
                state.shown(),
                "closes",
                DecimalSeconds.text(closes),
                "of",
                instances.size());
        publish(state.shown(), closes);
    }

    /** Tells the owner what needs no reply. */
    void tell(String state, String instance) {
        number++;
        journal.note("told", "number", number, "state", state, "instance", instance);
        publish(state, Instant.now());
    }

    private void publish(String state, Instant actionsAt) {
        // The ids are asked for at a URL, for many would not fit into a trait.
        String url = base + "/" + session + "/" + projects.owner() + "/" + number;
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("project_id", projects.owner());
        payload.put("instance_ids", url);
        payload.put("allowed_actions", List.of(InstanceAction.MIGRATE.name(), InstanceAction.LIVE_MIGRATE.name()));
        payload.put("state", state);
        payload.put("actions_at", TIME.format(actionsAt));
        payload.put("session_id", session);
        payload.put("metadata", Map.of());
        payload.put("reply_url", url);
        cloud.publish("maintenance.scheduled", payload);
    }

    /** What a notice is known by: its session, and the number at the end of its URL or {@code host/state}. */
    public static String key(Map<String, ?> payload) {
        String url = String.valueOf(payload.get("reply_url"));
        return payload.get("session_id") + "/"
                + (payload.containsKey("reply_url")
                        ? url.substring(url.lastIndexOf('/') + 1)
                        : payload.get("host") + "/" + payload.get("state"));
    }

    /** Tells of a host: {@link #IN_MAINTENANCE} or {@link #COMPLETE}. */
    void tellOfHost(String host, String state) {
        journal.note("told", "host", host, "state", state);
        cloud.publish(
                "maintenance.host",
                Map.of("project_id", projects.operator(), "host", host, "session_id", session, "state", state));
    }
}
