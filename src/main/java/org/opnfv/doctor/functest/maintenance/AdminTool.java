package org.opnfv.doctor.functest.maintenance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.opnfv.doctor.functest.http.Call;
import org.opnfv.doctor.functest.http.HttpHandler;
import org.opnfv.doctor.functest.http.HttpServer;
import org.opnfv.doctor.functest.http.Json;
import org.opnfv.doctor.functest.http.Reply;
import org.opnfv.doctor.functest.run.StillAtWorkException;

/**
 * The operator's side over HTTP, with the paths and fields of OPNFV Doctor's sample: {@code POST /maintenance} begins a session, {@code
 * GET} and {@code DELETE /maintenance/{session}} show and end it, and what a notice names as {@code reply_url} takes the owner's reply by
 * {@code PUT} and by {@code GET} lists the instances that it is about. Callers without the run's secret get 403. One session at a time.
 */
public final class AdminTool implements AutoCloseable {
    private static final Duration ENDING = Duration.ofSeconds(30);
    /** For a call to the cloud that was under way, and for enabling hosts afterwards. */
    private static final Duration STOPPING = Duration.ofSeconds(150);

    private static final String SESSION = "/maintenance/{session}";
    private static final String QUESTION = SESSION + "/{project}/{number}";

    private final CloudOperations cloud;
    private final Notices.Projects projects;
    private final Duration replyWindow;
    private final ReplySecrets secrets;
    private final Journal journal;
    private final HttpServer server;
    private String sessionId;
    private WorkflowRunner session;

    private AdminTool(Setup setup, ReplySecrets secrets, Journal journal) throws IOException {
        cloud = setup.cloud();
        projects = new Notices.Projects(setup.ownerProject(), setup.operatorProject());
        replyWindow = setup.replyWindow();
        this.secrets = secrets;
        this.journal = journal;
        server = HttpServer.named("admin-tool")
                .maxBody(1 << 20)
                .clocks(journal.clocks())
                .route("POST", "/maintenance", forWhom(secrets.operator(), this::begin))
                .route("GET", SESSION, forWhom(secrets.operator(), this::show))
                .route("DELETE", SESSION, forWhom(secrets.operator(), this::end))
                .route("GET", QUESTION, forWhom(secrets.owner(), this::instances))
                .route("PUT", QUESTION, forWhom(secrets.owner(), this::reply))
                .start();
    }

    /**
     * What it works on.
     *
     * @param ownerProject the project of the instances
     * @param operatorProject the project whose alarms know of hosts
     * @param replyWindow how long the owner has for a reply
     */
    public record Setup(CloudOperations cloud, String ownerProject, String operatorProject, Duration replyWindow) {}

    /**
     * Begins to listen on loopback.
     *
     * @throws IOException when no port is free
     */
    public static AdminTool start(Setup setup, ReplySecrets secrets, Journal journal) throws IOException {
        return new AdminTool(setup, secrets, journal);
    }

    /** Where it listens, without a slash at the end. */
    public URI uri() {
        return server.uri();
    }

    private HttpHandler forWhom(String secret, HttpHandler handler) {
        return call -> {
            if (!ReplySecrets.shows(call, secret)) {
                journal.note("refused", "reason", call.method() + " without the secret");
                return refused(403, "show the run's secret in " + ReplySecrets.HEADER);
            }
            try {
                return handler.handle(call);
            } catch (IllegalArgumentException e) {
                return refused(400, e.getMessage());
            }
        };
    }

    private static Reply refused(int status, String why) {
        return Reply.json(status, Map.of("error", why));
    }

    private synchronized Reply begin(Call call) {
        JsonNode body = json(call);
        List<String> hosts = new ArrayList<>();
        body.path("hosts").forEach(host -> hosts.add(host.asText()));
        if (!body.path("state").asText().equals(State.MAINTENANCE.shown()) || hosts.isEmpty()) {
            return refused(400, "state has to be MAINTENANCE, and hosts to name some");
        }
        if (session != null && !session.state().isFinal()) {
            return refused(409, "session " + sessionId + " still goes on");
        }
        MaintenanceSchedule schedule = new MaintenanceSchedule(
                replyWindow, time(body.path("maintenance_at").asText()));
        sessionId = UUID.randomUUID().toString();
        Notices notices = new Notices(sessionId, projects, URI.create(uri() + "/maintenance"), cloud, journal);
        session = new WorkflowRunner(sessionId, hosts, schedule, cloud, notices, journal);
        session.start();
        return Reply.json(200, Map.of("session_id", sessionId, "state", "ACK_MAINTENANCE"));
    }

    private static Instant time(String text) {
        try {
            return Notices.TIME.parse(text, Instant::from);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("maintenance_at is no time such as 2026-11-23 01:30:00", e);
        }
    }

    private static JsonNode json(Call call) {
        try {
            return Json.mapper().readTree(call.body());
        } catch (IOException e) {
            throw new IllegalArgumentException("the body is no JSON", e);
        }
    }

    private synchronized WorkflowRunner named(Call call) {
        return call.param("session").equals(sessionId) ? session : null;
    }

    private Reply show(Call call) {
        WorkflowRunner named = named(call);
        return named == null
                ? refused(404, "there is no such session")
                : Reply.json(200, Map.of("state", named.state().shown()));
    }

    private Reply end(Call call) throws InterruptedException {
        WorkflowRunner named = named(call);
        if (named == null) {
            return refused(404, "there is no such session");
        }
        return named.stop(ENDING) ? Reply.json(200, Map.of()) : refused(504, "its hosts are not enabled yet");
    }

    private Reply instances(Call call) {
        WorkflowRunner named = named(call);
        Question question = named == null || isForeign(call) ? null : named.question(number(call));
        return question == null
                ? refused(404, "there is no such question any more")
                : Reply.json(200, Map.of("instance_ids", question.instances()));
    }

    private Reply reply(Call call) {
        WorkflowRunner named = named(call);
        if (named == null || isForeign(call)) {
            journal.note("refused", "reason", "a reply for another session");
            return refused(404, "there is no such session");
        }
        JsonNode body = json(call);
        if (!body.path("session_id").asText().equals(sessionId)) {
            journal.note("refused", "reason", "a reply that names another session");
            return refused(400, "session_id is not that of the URL");
        }
        return named.reply(number(call), body, call.receivedAt())
                ? Reply.json(200, Map.of())
                : refused(409, "it is answered already, or its window has closed");
    }

    private boolean isForeign(Call call) {
        return !call.param("project").equals(projects.owner());
    }

    private static int number(Call call) {
        String number = call.param("number");
        if (!number.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("a question has a number");
        }
        return Integer.parseInt(number);
    }

    /**
     * Ends a session that still goes on, and stops listening.
     *
     * @throws StillAtWorkException when the session may still change the cloud
     */
    @Override
    public void close() {
        server.close();
        WorkflowRunner last;
        synchronized (this) {
            last = session;
        }
        // Also a run that is interrupted has to wait until no host can be disabled any more.
        if (last != null) {
            StillAtWorkException.await("the session of the admin tool", STOPPING, left -> last.stop(left));
        }
    }
}
