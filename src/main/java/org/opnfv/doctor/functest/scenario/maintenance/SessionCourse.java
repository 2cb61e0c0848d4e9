package org.opnfv.doctor.functest.scenario.maintenance;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.opnfv.doctor.functest.maintenance.Notices;
import org.opnfv.doctor.functest.maintenance.ReplySecrets;
import org.opnfv.doctor.functest.maintenance.State;
import org.opnfv.doctor.functest.maintenance.ToolClient;
import org.opnfv.doctor.functest.scenario.Plan;
import org.opnfv.doctor.functest.scenario.RunContext;
import org.opnfv.doctor.functest.scenario.ScenarioException;
import org.opnfv.doctor.functest.scenario.Wait;
import org.opnfv.doctor.functest.scenario.fault.FaultDuringMaintenance;

/** One session of an admin tool, over HTTP as any other client sees it: begins it, follows it while Nova is watched, and ends it. */
final class SessionCourse {
    private static final Duration POLL = Duration.ofMillis(200);
    /** For replies that are late on purpose, which come soon after their window, and the calls that they take. */
    private static final Duration STRAGGLERS = Duration.ofSeconds(5);

    private final RunContext context;
    private final MaintenancePlan plan;
    private final String sessions;
    private final ReplySecrets secrets;
    private final NovaWatch watch;
    private final BooleanSupplier settled;
    private String state = "";

    /** Begins nothing yet; {@code settled} says whether all notices so far have arrived and are answered. */
    SessionCourse(
            RunContext context,
            MaintenancePlan plan,
            URI tool,
            ReplySecrets secrets,
            NovaWatch watch,
            BooleanSupplier settled) {
        this.context = context;
        this.plan = plan;
        this.sessions = tool + "/maintenance";
        this.secrets = secrets;
        this.watch = watch;
        this.settled = settled;
    }

    void follow(List<String> hosts) {
        watch.look();
        try (ToolClient client = new ToolClient(secrets.operator())) {
            String session = sessions + "/" + begin(client, hosts);
            Duration most = longest(plan, context.plan(), hosts.size());
            Wait.until("the maintenance session has ended", most, POLL, () -> {
                watch.look();
                return hasEnded(client, session);
            });
            call(client, "DELETE", session, null);
        }
        watch.look();
        // What comes later than that is too late; how late, the logs tell.
        Duration longest =
                STRAGGLERS.plusMillis((long) (context.folder().manifest().thresholdS() * 1000));
        Wait.within("all notices have arrived and are answered", longest, POLL, settled::getAsBoolean);
        context.stages()
                .end(state.equals(State.MAINTENANCE_DONE.shown()) ? "all hosts were maintained" : "the session failed");
    }

    private static ToolClient.Answered call(ToolClient client, String method, String url, Map<String, ?> body) {
        try {
            return client.call(method, url, body);
        } catch (IOException e) {
            throw new ScenarioException("the admin tool does not answer: " + e.getMessage(), e);
        }
    }

    private String begin(ToolClient client, List<String> hosts) {
        Map<String, Object> body = new HashMap<>();
        body.put("state", State.MAINTENANCE.shown());
        body.put("maintenance_at", Notices.TIME.format(Instant.now().plus(plan.lead())));
        body.put("metadata", Map.of());
        body.put("workflow", "default");
        body.put("hosts", hosts);
        ToolClient.Answered answered = call(client, "POST", sessions, body);
        String id = answered.json().path("session_id").asText();
        if (!answered.isOk() || id.isEmpty()) {
            throw new ScenarioException(
                    "the admin tool began no session, it answered " + answered.status() + " "
                            + answered.json().path("error").asText(),
                    null);
        }
        return id;
    }

    private boolean hasEnded(ToolClient client, String session) {
        String now = call(client, "GET", session, null).json().path("state").asText();
        if (!now.equals(state)) {
            state = now;
            context.stages().step(now);
        }
        return now.equals(State.MAINTENANCE_DONE.shown()) || now.equals(State.MAINTENANCE_FAILED.shown());
    }

    /** All that can be waited for one after the other: questions and moves of each host, then what the owner scales. */
    static Duration longest(MaintenancePlan maintenance, Plan plan, int hosts) {
        Duration silent =
                maintenance.hasFault() ? FaultDuringMaintenance.longest(plan).plus(HostWork.TO_LOOK) : Duration.ZERO;
        return maintenance
                .lead()
                .plus(maintenance.replyWindow().multipliedBy(hosts + 4L))
                .plus(plan.bootTimeout().multipliedBy(2L * hosts + 4))
                .plus(maintenance.hostTime().plus(HostWork.TO_LOOK).multipliedBy(hosts))
                .plus(silent);
    }
}
