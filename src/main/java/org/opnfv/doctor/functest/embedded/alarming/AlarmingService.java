package org.opnfv.doctor.functest.embedded.alarming;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.opnfv.doctor.functest.embedded.ApiAction;
import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.embedded.ApiService;
import org.opnfv.doctor.functest.embedded.Caller;
import org.opnfv.doctor.functest.embedded.Tokens;
import org.opnfv.doctor.functest.embedded.event.EventBus;
import org.opnfv.doctor.functest.http.Call;
import org.opnfv.doctor.functest.http.Reply;

/** Aodh: event alarms, API v2. Threshold and composite alarms, history and trusts it has not. */
public final class AlarmingService extends ApiService {

    private static final String ALARM = "/v2/alarms/{id}";
    private static final String ALL_PROJECTS = "all_projects";

    private final EventAlarms alarms = new EventAlarms();
    private final Webhooks webhooks = new Webhooks();
    private final InstantSource clock;

    /**
     * An Aodh without alarms that listens to the bus.
     *
     * @param cacheTtl how long what was read of a project's alarms is believed; zero: not at all
     */
    public AlarmingService(Tokens tokens, EventBus bus, Duration cacheTtl) {
        this(tokens, bus, cacheTtl, InstantSource.system());
    }

    AlarmingService(Tokens tokens, EventBus bus, Duration cacheTtl, InstantSource clock) {
        super("alarming", "aodh", tokens);
        this.clock = clock;
        bus.subscribe(new Evaluator(alarms, cacheTtl, clock, webhooks)::evaluate);
        open("GET", "/", call -> Reply.json(200, Map.of("versions", Map.of("values", List.of(version())))));
        on("GET", "/v2/alarms", inProject(this::list));
        on("POST", "/v2/alarms", inProject(this::create));
        on("GET", ALARM, (call, caller) -> Reply.json(200, owned(call, caller).shown()));
        on("PUT", ALARM, this::update);
        on("DELETE", ALARM, this::delete);
    }

    /** Alarms belong to projects: a token without one gets nowhere. */
    private static ApiAction inProject(ApiAction action) {
        return (call, caller) -> {
            if (caller.projectId() == null) {
                throw new ApiError(403, "RBAC Authorization Failed");
            }
            return action.handle(call, caller);
        };
    }

    private Map<String, Object> version() {
        return Map.of("id", "v2", "status", "stable", "links", List.of(Map.of("rel", "self", "href", root() + "/v2")));
    }

    /** Those of the caller's project, or of all where an administrator asks for them; {@code q.field} and its value filter. */
    private Reply list(Call call, Caller caller) {
        Map<String, String> wanted = new LinkedHashMap<>();
        List<String> values = call.queryAll("q.value");
        for (String field : call.queryAll("q.field")) {
            if (!List.of("name", ALL_PROJECTS).contains(field) || wanted.size() >= values.size()) {
                throw new ApiError(400, "q.field: " + field + " is no field, or has no q.value");
            }
            wanted.put(field, values.get(wanted.size()));
        }
        boolean all = "true".equalsIgnoreCase(wanted.get(ALL_PROJECTS));
        if (all && !caller.isAdmin()) {
            throw new ApiError(403, "RBAC Authorization Failed");
        }
        return Reply.json(
                200,
                alarms.all().stream()
                        .filter(alarm -> all || alarm.projectId().equals(caller.projectId()))
                        .filter(alarm -> alarm.name().equals(wanted.getOrDefault("name", alarm.name())))
                        .map(EventAlarm::shown)
                        .toList());
    }

    private Reply create(Call call, Caller caller) {
        EventAlarm alarm = alarm(
                call,
                UUID.randomUUID().toString(),
                caller.projectId(),
                caller.userId(),
                EventAlarm.INSUFFICIENT_DATA,
                "Not evaluated yet",
                null);
        return Reply.json(201, alarm.shown()).with("Location", root() + "/v2/alarms/" + alarm.id());
    }

    /** Stores the alarm that a request describes; {@code stateTimestamp} is null for one that is new. */
    private EventAlarm alarm(
            Call call, String id, String project, String user, String state, String reason, Instant stateTimestamp) {
        AlarmReader wish = new AlarmReader(call);
        Instant now = now();
        EventAlarm alarm = new EventAlarm(
                id,
                wish.name(),
                wish.description(),
                wish.flag("enabled", true),
                wish.actions(),
                wish.flag("repeat_actions", false),
                wish.severity(),
                wish.rule(),
                project,
                user,
                now,
                wish.state(state),
                reason,
                stateTimestamp == null ? now : stateTimestamp);
        alarms.put(alarm);
        return alarm;
    }

    private EventAlarm owned(Call call, Caller caller) {
        String id = call.param("id");
        return alarms.find(id)
                .filter(alarm -> caller.isAdmin() || alarm.projectId().equals(caller.projectId()))
                .orElseThrow(() -> new ApiError(404, "Alarm " + id + " not found"));
    }

    private Reply update(Call call, Caller caller) {
        EventAlarm old = owned(call, caller);
        EventAlarm changed = alarm(
                call, old.id(), old.projectId(), old.userId(), old.state(), old.stateReason(), old.stateTimestamp());
        return Reply.json(200, changed.shown());
    }

    private Reply delete(Call call, Caller caller) {
        alarms.delete(owned(call, caller).id());
        return Reply.empty(204);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    protected Reply error(int status, String message) {
        return Reply.json(status, Map.of("error_message", Map.of("faultstring", message)));
    }

    @Override
    public String cataloguePath() {
        return "";
    }

    /** Stops serving; webhooks that have not been called are dropped. */
    @Override
    public void close() {
        super.close();
        webhooks.close();
    }
}
