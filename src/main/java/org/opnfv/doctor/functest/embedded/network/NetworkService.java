package org.opnfv.doctor.functest.embedded.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.embedded.ApiService;
import org.opnfv.doctor.functest.embedded.Caller;
import org.opnfv.doctor.functest.embedded.JsonBody;
import org.opnfv.doctor.functest.embedded.Release;
import org.opnfv.doctor.functest.embedded.Tokens;
import org.opnfv.doctor.functest.http.Call;
import org.opnfv.doctor.functest.http.Reply;

/** Neutron: networks, IPv4 subnets and ports, API v2.0, without updates but those of a port's data-plane status and its allowed addresses. */
public final class NetworkService extends ApiService {

    private static final String API = "/v2.0/";
    private static final Set<String> NO_FILTERS =
            Set.of("fields", "limit", "marker", "sort_key", "sort_dir", "page_reverse");

    private static final String DATA_PLANE_STATUS = "data_plane_status";
    private static final List<Map<String, String>> EXTENSIONS = List.of(Map.of(
            "alias",
            "data-plane-status",
            "name",
            "Status of underlying data plane",
            "description",
            "Status of the underlying data plane.",
            "updated",
            "2017-01-01T10:00:00-00:00"));

    private final NetworkState state;
    private final InstancePorts instancePorts;

    /** A Neutron without networks. */
    public NetworkService(Tokens tokens, Release release) {
        super("network", "neutron", tokens);
        state = new NetworkState(release);
        instancePorts = new InstancePorts(state);
        open("GET", "/", call -> Reply.json(200, Map.of("versions", List.of(version()))));
        for (ResourceKind kind : ResourceKind.values()) {
            String list = API + kind.plural();
            on("GET", list, (call, caller) -> list(kind, call, caller));
            on("POST", list, (call, caller) -> create(kind, call, caller));
            on("GET", list + "/{id}", (call, caller) -> show(kind, call, caller));
            on("DELETE", list + "/{id}", (call, caller) -> delete(kind, call, caller));
        }
        on("PUT", API + "ports/{id}", this::update);
        on("GET", API + "extensions", (call, caller) -> Reply.json(200, Map.of("extensions", EXTENSIONS)));
    }

    private Map<String, Object> version() {
        return Map.of("id", "v2.0", "status", "CURRENT", "links", List.of(Map.of("rel", "self", "href", root() + API)));
    }

    /**
     * Refuses networks that an instance of this caller cannot use, with the message that Nova passes on.
     *
     * @param networkIds none for the caller's only network
     * @throws ApiError 400 for a network that the caller does not see, 409 for an ambiguous choice
     */
    public void requireUsable(List<String> networkIds, Caller caller) {
        synchronized (state) {
            instancePorts.usable(networkIds, caller);
        }
    }

    /**
     * Puts an instance on networks: a port on each, bound to the host.
     *
     * @param networkIds none for the project's only network, if it has one
     * @return the addresses by network name, in the order of the networks
     * @throws ApiError when there is no free address; no port is left then
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

    /** The resources that the caller sees; a query filters by attributes. */
    private Reply list(ResourceKind kind, Call call, Caller caller) {
        synchronized (state) {
            List<Map<String, Object>> found = state.seen(kind, caller)
                    .filter(resource -> call.queries().entrySet().stream()
                            .filter(filter -> !NO_FILTERS.contains(filter.getKey()))
                            .allMatch(filter -> resource.has(filter.getKey(), filter.getValue())))
                    .map(resource -> resource.seenBy(caller))
                    .toList();
            return Reply.json(200, Map.of(kind.plural(), found));
        }
    }

    private Reply create(ResourceKind kind, Call call, Caller caller) {
        Resource resource = kind.read(JsonBody.object(call, kind.singular()), caller);
        synchronized (state) {
            state.add(resource, caller);
            return Reply.json(201, Map.of(kind.singular(), resource.seenBy(caller)));
        }
    }

    private Reply show(ResourceKind kind, Call call, Caller caller) {
        synchronized (state) {
            return Reply.json(
                    200,
                    Map.of(
                            kind.singular(),
                            state.get(kind, call.param("id"), caller).seenBy(caller)));
        }
    }

    /** The instance that has an address of a port's own, or one that its port may have beside that. */
    public Optional<String> holder(String address) {
        synchronized (state) {
            return state.holder(address).filter(instance -> !instance.isEmpty());
        }
    }

    private Reply update(Call call, Caller caller) {
        JsonNode wanted = JsonBody.object(call, "port");
        if (wanted.size() == 1 && wanted.has(ResourceKind.PAIRS)) {
            List<Map<String, String>> pairs = new ArrayList<>();
            wanted.path(ResourceKind.PAIRS).forEach(pair -> pairs.add(Map.of("ip_address", address(pair))));
            synchronized (state) {
                Resource port = state.get(ResourceKind.PORT, call.param("id"), caller);
                port.set(ResourceKind.PAIRS, pairs);
                return Reply.json(200, Map.of("port", port.seenBy(caller)));
            }
        }
        JsonNode status = wanted.path(DATA_PLANE_STATUS);
        if (wanted.size() != 1 || status.isMissingNode()) {
            throw new ApiError(
                    400,
                    "HTTPBadRequest",
                    "this cloud updates nothing of a port but " + DATA_PLANE_STATUS + " or " + ResourceKind.PAIRS);
        }
        synchronized (state) {
            Resource port = state.get(ResourceKind.PORT, call.param("id"), caller);
            if (!caller.isAdmin()) {
                throw new ApiError(
                        403, "PolicyNotAuthorized", "update_port:" + DATA_PLANE_STATUS + " is disallowed by policy");
            }
            if (!Set.of("ACTIVE", "DOWN").contains(status.asText())) {
                throw new ApiError(400, "HTTPBadRequest", "Invalid input for " + DATA_PLANE_STATUS + ": " + status);
            }
            port.set(DATA_PLANE_STATUS, status.asText());
            return Reply.json(200, Map.of("port", port.seenBy(caller)));
        }
    }

    private static String address(JsonNode pair) {
        String address = JsonBody.text(pair, "ip_address");
        if (!address.matches("[0-9.]{7,15}")) {
            throw new ApiError(400, "HTTPBadRequest", "Invalid input for " + ResourceKind.PAIRS + ": " + address);
        }
        return address;
    }

    private Reply delete(ResourceKind kind, Call call, Caller caller) {
        synchronized (state) {
            state.remove(state.get(kind, call.param("id"), caller));
        }
        return Reply.empty(204);
    }

    @Override
    protected Reply refused(Call call, ApiError refusal) {
        return neutronError(refusal.status(), refusal.type(), refusal.getMessage());
    }

    @Override
    protected Reply error(int status, String message) {
        return neutronError(status, "", message);
    }

    private static Reply neutronError(int status, String type, String message) {
        return Reply.json(status, Map.of("NeutronError", Map.of("type", type, "message", message, "detail", "")));
    }

    @Override
    public String cataloguePath() {
        return "";
    }
}
