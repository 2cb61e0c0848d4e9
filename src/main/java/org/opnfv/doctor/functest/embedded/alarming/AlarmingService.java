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

/** Aodh: event alarms, API v2, compared with Aodh 15. Threshold and composite alarms, history and trusts it has not. */
public final class AlarmingService extends ApiService {

    private static final String ALARM = "/v2/alarms/{id}";
    private static final String BY_HAND = "Manually set via API";
    private static final String UNTOUCHED = "Not evaluated yet";

    private final Alarms alarms = new Alarms();
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
        open("GET", "/healthcheck", call -> Reply.text(200, ""));
        on("GET", "/v2/alarms", inProject(this::list));
        on("POST", "/v2/alarms", inProject(this::create));
        on("GET", ALARM, (call, caller) -> Reply.json(200, owned(call, caller).shown()));
        on("PUT", ALARM, this::update);
        on("DELETE", ALARM, this::delete);
        on(
                "GET",
                ALARM + "/state",
                (call, caller) -> Reply.json(200, owned(call, caller).state()));
        on("PUT", ALARM + "/state", this::setState);
        on(
                "POST",
                "/v2/query/alarms",
                (call, caller) -> Reply.json(200, new ComplexQuery(call).select(alarms.all(), caller)));
        on("GET", "/v2/capabilities", (call, caller) -> Reply.json(200, capabilities()));
        on("GET", "/v2/quotas", inProject(this::quotas));
    }

    /** Alarms belong to projects: a token without one gets nowhere. */
    private static ApiAction inProject(ApiAction action) {
        return (call, caller) -> {
            if (caller.projectId() == null) {
                throw new ApiError(403, Refusal.RBAC, "RBAC Authorization Failed");
            }
            return action.handle(call, caller);
        };
    }

    private Map<String, Object> version() {
        Map<String, Object> version = new LinkedHashMap<>();
        version.put("id", "v2");
        version.put(
                "links",
                List.of(
                        Map.of("href", root() + "/v2", "rel", "self"),
                        Map.of("href", "https://docs.openstack.org/", "rel", "describedby", "type", "text/html")));
        version.put(
                "media-types",
                List.of(
                        Map.of("base", "application/json", "type", "application/vnd.openstack.telemetry-v2+json"),
                        Map.of("base", "application/xml", "type", "application/vnd.openstack.telemetry-v2+xml")));
        version.put("status", "stable");
        version.put("updated", "2013-02-13T00:00:00Z");
        return version;
    }

    private static Map<String, Object> capabilities() {
        Map<String, Object> api = new LinkedHashMap<>();
        api.put("alarms:history:query:complex", false);
        api.put("alarms:history:query:simple", false);
        api.put("alarms:query:complex", true);
        api.put("alarms:query:simple", true);
        return Map.of("api", api, "alarm_storage", Map.of("storage:production_ready", true));
    }

    private Reply list(Call call, Caller caller) {
        List<Alarm> found = new AlarmListing(call, caller).select(alarms.all());
        return Reply.json(200, found.stream().map(Alarm::shown).toList());
    }

    private Reply create(Call call, Caller caller) {
        AlarmReader.Wish wish = AlarmReader.read(call, caller);
        String userId = owner("user", wish.userId(), caller.userId(), caller);
        String projectId = owner("project", wish.projectId(), caller.projectId(), caller);
        Instant now = now();
        Alarm alarm = new Alarm(
                UUID.randomUUID().toString(),
                wish.name(),
                wish.description(),
                wish.enabled(),
                wish.actions(),
                wish.repeatActions(),
                wish.timeConstraints(),
                projectId,
                userId,
                now,
                wish.state(),
                now,
                UNTOUCHED,
                wish.severity(),
                now,
                wish.rule());
        alarms.add(alarm);
        return Reply.json(201, alarm.shown()).with("Location", root() + "/v2/alarms/" + alarm.id());
    }

    private static String owner(String aspect, String wished, String own, Caller caller) {
        if (wished == null || wished.equals(own)) {
            return own;
        }
        if (!caller.isAdmin()) {
            throw new ApiError(401, "Not Authorized to access " + aspect + " " + wished);
        }
        return wished;
    }

    private Alarm owned(Call call, Caller caller) {
        String id = call.param("id");
        return alarms.find(id)
                .filter(alarm -> caller.isAdmin() || alarm.projectId().equals(caller.projectId()))
                .orElseThrow(() -> missing(id));
    }

    private static ApiError missing(String id) {
        return new ApiError(404, "Alarm " + id + " not found");
    }

    private Reply update(Call call, Caller caller) {
        AlarmReader.Wish wish = AlarmReader.read(call, caller);
        Alarm old = owned(call, caller);
        Instant now = now();
        boolean moved = !old.state().equals(wish.state());
        String userId = wish.userId() == null ? old.userId() : wish.userId();
        String projectId = wish.projectId() == null ? old.projectId() : wish.projectId();
        Alarm alarm = new Alarm(
                old.id(),
                wish.name(),
                wish.description(),
                wish.enabled(),
                wish.actions(),
                wish.repeatActions(),
                wish.timeConstraints(),
                caller.isAdmin() ? projectId : caller.projectId(),
                caller.isAdmin() ? userId : caller.userId(),
                now,
                wish.state(),
                moved ? now : old.stateTimestamp(),
                moved ? BY_HAND : old.stateReason(),
                wish.severity(),
                wish.evaluateTimestamp(),
                wish.rule());
        return Reply.json(
                200,
                alarms.change(old.id(), same -> alarm)
                        .orElseThrow(() -> missing(old.id()))
                        .shown());
    }

    private Reply delete(Call call, Caller caller) {
        Alarm alarm = owned(call, caller);
        if (!alarms.delete(alarm.id())) {
            throw missing(alarm.id());
        }
        return Reply.empty(204);
    }

    private Reply setState(Call call, Caller caller) {
        Alarm alarm = owned(call, caller);
        String state = AlarmReader.state(call);
        alarms.change(alarm.id(), stored -> stored.inState(state, BY_HAND, now()));
        return Reply.json(200, state);
    }

    private Reply quotas(Call call, Caller caller) {
        String projectId = call.query("project_id").orElse(caller.projectId());
        owner("project", projectId, caller.projectId(), caller);
        return Reply.json(
                200, Map.of("project_id", projectId, "quotas", List.of(Map.of("resource", "alarms", "limit", -1))));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    protected Reply refused(Call call, ApiError refusal) {
        return refusal.type().equals(Refusal.RBAC)
                ? Refusal.forbidden(refusal.getMessage())
                : super.refused(call, refusal);
    }

    @Override
    protected Reply error(int status, String message) {
        return Refusal.fault(status, message);
    }

    @Override
    protected Reply missing(Call call) {
        return Refusal.notFound();
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
