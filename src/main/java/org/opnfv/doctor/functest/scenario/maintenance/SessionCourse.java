package org.opnfv.doctor.functest.scenario.maintenance;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opnfv.doctor.functest.maintenance.AppManager;
import org.opnfv.doctor.functest.maintenance.Notices;
import org.opnfv.doctor.functest.maintenance.State;
import org.opnfv.doctor.functest.maintenance.ToolAccess;
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

    /** It does not let us in (any more), or has no such session. */
    private static final Set<Integer> FINAL = Set.of(401, 403, 404);

    private final RunContext context;
    private final MaintenancePlan plan;
    private final AdminToolKind.Opened tool;
    private final NovaWatch watch;
    private final AppManager owner;
    private String state = "";
    private String trouble = "";

    /** Begins nothing yet. */
    SessionCourse(
            RunContext context, MaintenancePlan plan, AdminToolKind.Opened tool, NovaWatch watch, AppManager owner) {
        this.context = context;
        this.plan = plan;
        this.tool = tool;
        this.watch = watch;
        this.owner = owner;
    }

    void follow(List<String> hosts) {
        watch.look();
        try (ToolAccess client = tool.forOperator()) {
            String session = tool.sessions() + "/" + begin(client, hosts);
            Duration most = longest(plan, context.plan(), hosts.size());
            boolean ended = Wait.within("the maintenance session has ended", most, POLL, () -> {
                watch.look();
                return hasEnded(client, session);
            });
            if (!ended) {
                throw new ScenarioException(
                        "waited " + most.toSeconds() + " s in vain until the maintenance session has ended" + trouble,
                        null);
            }
            call(client, "DELETE", session, null);
        }
        watch.look();
        // What comes later than that is too late; how late, the logs tell.
        Duration longest =
                STRAGGLERS.plusMillis((long) (context.folder().manifest().thresholdS() * 1000));
        Wait.within(
                "all notices have arrived and are answered", longest, POLL, () -> owner.isSettled(tool.published()));
        tool.ended();
        context.stages()
                .end(state.equals(State.MAINTENANCE_DONE.shown()) ? "all hosts were maintained" : "the session failed");
    }

    private static ToolAccess.Answered call(ToolAccess client, String method, String url, Map<String, ?> body) {
        try {
            return client.call(method, url, body);
        } catch (IOException e) {
            throw new ScenarioException("the admin tool does not answer: " + e.getMessage(), e);
        }
    }

    private String begin(ToolAccess client, List<String> hosts) {
        Map<String, Object> body = new HashMap<>();
        body.put("state", State.MAINTENANCE.shown());
        body.put("maintenance_at", Notices.TIME.format(Instant.now().plus(plan.lead())));
        body.put("metadata", Map.of());
        body.put("workflow", "default");
        body.put("hosts", hosts);
        tool.begins();
        ToolAccess.Answered answered = call(client, "POST", tool.sessions(), body);
        String id = answered.json().path("session_id").asText();
        if (!answered.isOk() || id.isEmpty()) {
            throw new ScenarioException(
                    "the admin tool began no session, it answered " + answered.status() + " "
                            + answered.json().path("error").asText(),
                    null);
        }
        tool.begun(id, hosts);
        return id;
    }

    private boolean hasEnded(ToolAccess client, String session) {
        String now = state(client, session);
        if (!now.equals(state)) {
            state = now;
            tool.entered(now);
            context.stages().step(now);
        }
        return now.equals(State.MAINTENANCE_DONE.shown()) || now.equals(State.MAINTENANCE_FAILED.shown());
    }

    /** The state that it shows; where it gives no answer the one before, for that may pass. */
    private String state(ToolAccess client, String session) {
        try {
            ToolAccess.Answered answered = client.call("GET", session, null);
            String now = answered.json().path("state").asText();
            if (answered.isOk() && !now.isEmpty()) {
                trouble = "";
                return now;
            }
            String error = "the admin tool answered " + answered.status() + " without the state of its session: "
                    + answered.json().path("error").asText("no reason given");
            if (FINAL.contains(answered.status())) {
                throw new ScenarioException(error, null);
            }
            trouble = ", and at last " + error;
        } catch (IOException e) {
            context.interruption().check();
            trouble = ", and at last the admin tool did not answer: " + e.getMessage();
        }
        return state;
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
