package org.opnfv.doctor.functest.embedded.network;

import java.util.List;
import java.util.Map;
import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.embedded.ApiService;
import org.opnfv.doctor.functest.embedded.Caller;
import org.opnfv.doctor.functest.embedded.Tokens;
import org.opnfv.doctor.functest.http.Call;
import org.opnfv.doctor.functest.http.Reply;

/** Neutron: networks, subnets and ports, API v2.0. Routers, security groups and IPv6 it has not. */
public final class NetworkService extends ApiService {

    private static final String API = "/v2.0/";
    private static final String NOT_FOUND = "The resource could not be found.";
    private static final Map<Integer, String> TYPES = Map.of(
            400, "HTTPBadRequest",
            404, "HTTPNotFound",
            405, "HTTPMethodNotAllowed",
            500, "HTTPInternalServerError");

    private final NetworkState state = new NetworkState();
    private final NetworkActions actions = new NetworkActions(state);
    private final Quotas quotas = new Quotas(state);
    private final InstancePorts instancePorts = new InstancePorts(state, actions);

    /** A Neutron without networks. */
    public NetworkService(Tokens tokens) {
        super("network", "neutron", tokens);
        open(
                "GET",
                "/",
                call -> Reply.json(
                        200,
                        Map.of(
                                "versions",
                                List.of(Map.of("id", "v2.0", "status", "CURRENT", "links", List.of(link("/v2.0/")))))));
        on(
                "GET",
                API,
                (call, caller) -> Reply.json(
                        200,
                        Map.of(
                                "resources",
                                List.of(resource(Kind.NETWORK), resource(Kind.SUBNET), resource(Kind.PORT)))));
        for (Kind kind : Kind.values()) {
            String list = API + kind.plural();
            on("GET", list, (call, caller) -> list(kind, call, caller));
            on("POST", list, (call, caller) -> create(kind, call, caller));
            on("GET", list + "/{id}", (call, caller) -> show(kind, call, caller));
            on("PUT", list + "/{id}", (call, caller) -> update(kind, call, caller));
            on("DELETE", list + "/{id}", (call, caller) -> delete(kind, call, caller));
        }
        on("GET", API + "quotas", quotas::list);
        on("GET", API + "quotas/{id}", quotas::show);
        on("PUT", API + "quotas/{id}", quotas::update);
        on("DELETE", API + "quotas/{id}", quotas::delete);
        on("GET", API + "quotas/{id}/details.json", quotas::details);
        on("GET", API + "extensions", (call, caller) -> Reply.json(200, Map.of("extensions", Extensions.all())));
        on(
                "GET",
                API + "extensions/{alias}",
                (call, caller) -> Reply.json(
                        200,
                        Map.of(
                                "extension",
                                Extensions.find(call.param("alias")).orElseThrow(() -> new ApiError(404, NOT_FOUND)))));
    }

    private Map<String, Object> link(String path) {
        return Map.of("rel", "self", "href", root() + path);
    }

    private Map<String, Object> resource(Kind kind) {
        return Map.of(
                "name", kind.singular(), "collection", kind.plural(), "links", List.of(link(API + kind.plural())));
    }

    /**
     * Refuses networks that an instance of this caller cannot be put on, in the words Nova passes on.
     *
     * @param networkIds none lets the only network of the caller be taken
     * @throws ApiError 400 for a network that the caller does not see, 409 for a choice that is not clear
     */
    public void requireUsable(List<String> networkIds, Caller caller) {
        synchronized (state) {
            instancePorts.usable(networkIds, caller);
        }
    }

    /**
     * Puts an instance on networks: a port on each, bound to the host.
     *
     * @param networkIds none takes the only network that the project can use, or none when it has none
     * @return the addresses by network name, in the order of the networks
     * @throws ApiError when an address is not to be had; nothing is left plugged then
     */
    public Map<String, List<FixedAddress>> plug(
            String instanceId, String projectId, List<String> networkIds, String host) {
        synchronized (state) {
            return instancePorts.plug(instanceId, projectId, networkIds, host);
        }
    }

    /** Deletes the ports that {@link #plug} made for an instance; harmless when there are none. */
    public void unplug(String instanceId) {
        synchronized (state) {
            instancePorts.unplug(instanceId);
        }
    }

    private Reply list(Kind kind, Call call, Caller caller) {
        Listing listing = new Listing(kind, call, root() + API + kind.plural());
        List<Map<String, Object>> seen;
        synchronized (state) {
            seen = state.all(kind).stream()
                    .filter(resource -> state.seen(kind, resource, caller))
                    .map(resource -> resource.seenBy(caller))
                    .toList();
        }
        return Reply.json(200, listing.page(seen));
    }

    private Reply create(Kind kind, Call call, Caller caller) {
        Request request = new Request(kind, caller);
        Map<String, Object> values = request.created(call);
        String project = request.project(values);
        synchronized (state) {
            quotas.require(kind, project);
            Map<String, Object> view =
                    actions.create(kind, project, values, caller).seenBy(caller);
            if (kind == Kind.NETWORK) {
                view.put("is_default", false); // Neutron shows it here and nowhere else
            }
            return Reply.json(201, Map.of(kind.singular(), view));
        }
    }

    private Reply show(Kind kind, Call call, Caller caller) {
        synchronized (state) {
            Map<String, Object> view = state.get(kind, call.param("id"), caller).seenBy(caller);
            return Reply.json(200, Map.of(kind.singular(), Listing.fields(call, view)));
        }
    }

    private Reply update(Kind kind, Call call, Caller caller) {
        Map<String, Object> changes = new Request(kind, caller).changes(call);
        synchronized (state) {
            Resource resource = state.getOwned(kind, call.param("id"), caller, "update");
            actions.change(kind, resource, changes);
            return Reply.json(200, Map.of(kind.singular(), resource.seenBy(caller)));
        }
    }

    private Reply delete(Kind kind, Call call, Caller caller) {
        synchronized (state) {
            actions.delete(kind, state.getOwned(kind, call.param("id"), caller, "delete"));
        }
        return Reply.empty(204);
    }

    @Override
    protected Reply refused(Call call, ApiError refusal) {
        String type = refusal.type().isEmpty() ? TYPES.getOrDefault(refusal.status(), "HTTPException") : refusal.type();
        return neutronError(refusal.status(), type, refusal.getMessage());
    }

    @Override
    protected Reply error(int status, String message) {
        return neutronError(status, TYPES.getOrDefault(status, "HTTPException"), message);
    }

    private static Reply neutronError(int status, String type, String message) {
        return Reply.json(status, Map.of("NeutronError", Map.of("type", type, "message", message, "detail", "")));
    }

    @Override
    public String cataloguePath() {
        return "";
    }
}
