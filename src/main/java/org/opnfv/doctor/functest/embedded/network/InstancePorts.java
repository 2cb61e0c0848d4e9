package org.opnfv.doctor.functest.embedded.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.embedded.Caller;

/** The ports that Nova asks for when it boots an instance. Used under the monitor of {@link NetworkState}. */
final class InstancePorts {

    private static final String OWNER = "compute:nova";

    private final NetworkState state;
    private final NetworkActions actions;

    InstancePorts(NetworkState state, NetworkActions actions) {
        this.state = state;
        this.actions = actions;
    }

    /** The networks to use, as Nova finds them. */
    List<Resource> usable(List<String> networkIds, Caller caller) {
        if (networkIds.isEmpty()) {
            return onlyOne(caller);
        }
        List<Resource> networks = new ArrayList<>();
        for (String id : networkIds) {
            networks.add(state.all(Kind.NETWORK).stream()
                    .filter(network -> network.id().equals(id) && state.seen(Kind.NETWORK, network, caller))
                    .findFirst()
                    .orElseThrow(() -> new ApiError(400, "Network " + id + " could not be found.")));
        }
        return networks;
    }

    private List<Resource> onlyOne(Caller caller) {
        List<Resource> candidates = state.all(Kind.NETWORK).stream()
                .filter(network -> network.projectId().equals(caller.projectId()) || network.flag("shared"))
                .toList();
        if (candidates.size() > 1) {
            throw new ApiError(409, "Multiple possible networks found, use a Network ID to be more specific.");
        }
        return candidates;
    }

    Map<String, List<FixedAddress>> plug(String instanceId, String projectId, List<String> networkIds, String host) {
        Caller nova = new Caller(OWNER, OWNER, projectId, projectId, Set.of("admin"));
        Map<String, List<FixedAddress>> plugged = new LinkedHashMap<>();
        try {
            for (Resource network : usable(networkIds, nova)) {
                Resource port = plug(instanceId, network, host, nova);
                plugged.computeIfAbsent(network.text("name"), name -> new ArrayList<>())
                        .addAll(addresses(port));
            }
        } catch (ApiError refused) {
            unplug(instanceId);
            throw refused;
        }
        return plugged;
    }

    private Resource plug(String instanceId, Resource network, String host, Caller nova) {
        Map<String, Object> values = new LinkedHashMap<>();
        Kind.PORT.attributes().values().forEach(attribute -> values.put(attribute.name(), attribute.initial()));
        values.put("network_id", network.id());
        values.put("device_id", instanceId);
        values.put("device_owner", OWNER);
        values.put("binding:host_id", host);
        values.put("status", "ACTIVE");
        return actions.create(Kind.PORT, nova.projectId(), values, nova);
    }

    private static List<FixedAddress> addresses(Resource port) {
        List<?> fixed = (List<?>) port.value("fixed_ips");
        return fixed.stream()
                .map(entry -> ((Map<?, ?>) entry).get("ip_address").toString())
                .map(ip -> new FixedAddress(ip, port.text("mac_address"), port.id()))
                .toList();
    }

    void unplug(String instanceId) {
        state.portsOf(instanceId).stream()
                .filter(port -> port.text("device_owner").equals(OWNER))
                .forEach(port -> actions.delete(Kind.PORT, port));
    }
}
