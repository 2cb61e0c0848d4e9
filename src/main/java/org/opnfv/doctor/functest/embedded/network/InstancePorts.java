package org.opnfv.doctor.functest.embedded.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.embedded.Caller;

/** The ports that Nova asks for when it boots an instance. Used under the monitor of {@link NetworkState}. */
record InstancePorts(NetworkState state) {

    private static final String OWNER = "compute:nova";

    /** The networks to use, as Nova finds them: the only one of the project when none is named. */
    List<Resource> usable(List<String> networkIds, Caller caller) {
        if (networkIds.isEmpty()) {
            List<Resource> candidates = state.seen(ResourceKind.NETWORK, caller)
                    .filter(network -> network.projectId().equals(caller.projectId()))
                    .toList();
            if (candidates.size() > 1) {
                throw new ApiError(409, "Multiple possible networks found, use a Network ID to be more specific.");
            }
            return candidates;
        }
        List<Resource> networks = new ArrayList<>();
        for (String id : networkIds) {
            networks.add(state.seen(ResourceKind.NETWORK, caller)
                    .filter(network -> network.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new ApiError(400, "Network " + id + " could not be found.")));
        }
        return networks;
    }

    Map<String, List<FixedAddress>> plug(String instanceId, String projectId, List<String> networkIds, String host) {
        Caller nova = new Caller(OWNER, OWNER, projectId, projectId, Set.of("admin"));
        Map<String, List<FixedAddress>> plugged = new LinkedHashMap<>();
        try {
            for (Resource network : usable(networkIds, nova)) {
                Resource port = plug(instanceId, network, host, nova);
                plugged.computeIfAbsent(network.text("name"), name -> new ArrayList<>())
                        .addAll(port.addresses().values().stream()
                                .map(ip -> new FixedAddress(ip, port.text("mac_address")))
                                .toList());
            }
        } catch (ApiError refused) {
            unplug(instanceId);
            throw refused;
        }
        return plugged;
    }

    private Resource plug(String instanceId, Resource network, String host, Caller nova) {
        Resource port = new Resource(ResourceKind.PORT, nova.projectId(), ResourceKind.PORT.defaults());
        port.set("network_id", network.id());
        port.set("device_id", instanceId);
        port.set("device_owner", OWNER);
        port.set("binding:host_id", host);
        state.add(port, nova);
        return port;
    }

    void unplug(String instanceId) {
        state.portsOf(instanceId).stream()
                .filter(port -> port.text("device_owner").equals(OWNER))
                .forEach(state::remove);
    }
}
