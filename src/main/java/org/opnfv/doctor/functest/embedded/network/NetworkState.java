package org.opnfv.doctor.functest.embedded.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opnfv.doctor.functest.embedded.Caller;

/** All networks, subnets and ports. Not thread-safe by itself: whoever uses it holds its monitor. */
final class NetworkState {

    private final Map<Kind, Map<String, Resource>> resources = new EnumMap<>(Kind.class);
    private final Map<String, List<Resource>> portsOfDevice = new LinkedHashMap<>();
    private final Map<String, Map<String, Resource>> portsOfNetwork = new LinkedHashMap<>();

    NetworkState() {
        for (Kind kind : Kind.values()) {
            resources.put(kind, new LinkedHashMap<>());
        }
    }

    Collection<Resource> all(Kind kind) {
        return resources.get(kind).values();
    }

    void add(Kind kind, Resource resource) {
        resources.get(kind).put(resource.id(), resource);
        if (kind == Kind.PORT) {
            portsOfNetwork
                    .computeIfAbsent(resource.text("network_id"), id -> new LinkedHashMap<>())
                    .put(resource.id(), resource);
            portsOfDevice
                    .computeIfAbsent(resource.text("device_id"), id -> new ArrayList<>())
                    .add(resource);
        }
    }

    void remove(Kind kind, Resource resource) {
        resources.get(kind).remove(resource.id());
        if (kind == Kind.PORT) {
            portsOfNetwork.computeIfPresent(resource.text("network_id"), (id, ports) -> {
                ports.remove(resource.id());
                return ports.isEmpty() ? null : ports;
            });
            portsOfDevice.computeIfPresent(resource.text("device_id"), (id, ports) -> {
                ports.remove(resource);
                return ports.isEmpty() ? null : ports;
            });
        }
    }

    /** Changes a port's device, the key it is also found by. */
    void change(Resource port, Map<String, Object> changes) {
        remove(Kind.PORT, port);
        port.change(changes);
        add(Kind.PORT, port);
    }

    /** The ports of an instance. */
    List<Resource> portsOf(String deviceId) {
        return List.copyOf(portsOfDevice.getOrDefault(deviceId, List.of()));
    }

    /** The ports on a network by id. */
    Map<String, Resource> portsOn(String networkId) {
        return portsOfNetwork.getOrDefault(networkId, Map.of());
    }

    /** The subnets of a network. */
    List<Resource> subnetsOf(String networkId) {
        return all(Kind.SUBNET).stream()
                .filter(subnet -> subnet.text("network_id").equals(networkId))
                .toList();
    }

    /** Whether the caller sees it: his own, what is on a network of his, and networks and subnets that are shared. */
    boolean seen(Kind kind, Resource resource, Caller caller) {
        if (resource.ownedBy(caller)) {
            return true;
        }
        Resource network =
                kind == Kind.NETWORK ? resource : resources.get(Kind.NETWORK).get(resource.text("network_id"));
        return network != null && (kind == Kind.PORT ? network.ownedBy(caller) : network.flag("shared"));
    }

    /** The resource with this id, whoever may see it. */
    Resource require(Kind kind, String id) {
        Resource resource = resources.get(kind).get(id);
        if (resource == null) {
            throw Refusals.notFound(kind, id);
        }
        return resource;
    }

    /** The resource with this id; {@link Refusals#notFound} when there is none that the caller sees. */
    Resource get(Kind kind, String id, Caller caller) {
        Resource resource = resources.get(kind).get(id);
        if (resource == null || !seen(kind, resource, caller)) {
            throw Refusals.notFound(kind, id);
        }
        return resource;
    }

    /** As {@link #get}, and refused when it may be looked at only: {@code action} is {@code update} or {@code delete}. */
    Resource getOwned(Kind kind, String id, Caller caller, String action) {
        Resource resource = get(kind, id, caller);
        Resource network = kind == Kind.NETWORK ? resource : get(Kind.NETWORK, resource.text("network_id"), caller);
        if (!resource.ownedBy(caller) && !network.ownedBy(caller)) {
            throw Refusals.policy("rule:" + action + "_" + kind.singular());
        }
        return resource;
    }

    /** How many resources of a kind a project has. */
    long count(Kind kind, String projectId) {
        return all(kind).stream()
                .filter(resource -> resource.projectId().equals(projectId))
                .count();
    }
}
