package org.opnfv.doctor.functest.embedded.network;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.embedded.Caller;
import org.opnfv.doctor.functest.embedded.Release;

/** All networks, subnets and ports. Not thread-safe by itself: callers hold its monitor. */
final class NetworkState {

    private final Map<ResourceKind, Map<String, Resource>> resources = new EnumMap<>(ResourceKind.class);
    private final Map<String, AddressPool> pools = new HashMap<>();
    private final Release release;
    private int ports;

    NetworkState(Release release) {
        this.release = release;
        for (ResourceKind kind : ResourceKind.values()) {
            resources.put(kind, new LinkedHashMap<>());
        }
    }

    /** The resources of a kind that the caller sees: their own, and ports on their own networks. */
    Stream<Resource> seen(ResourceKind kind, Caller caller) {
        return resources.get(kind).values().stream()
                .filter(resource -> resource.ownedBy(caller)
                        || kind == ResourceKind.PORT && network(resource).ownedBy(caller));
    }

    private Resource network(Resource part) {
        return resources.get(ResourceKind.NETWORK).get(part.text("network_id"));
    }

    /** The resource with this id; refused when the caller sees none. */
    Resource get(ResourceKind kind, String id, Caller caller) {
        return Optional.ofNullable(resources.get(kind).get(id))
                .filter(resource -> resource.ownedBy(caller)
                        || kind == ResourceKind.PORT && network(resource).ownedBy(caller))
                .orElseThrow(() ->
                        new ApiError(404, kind + "NotFound", kind.singular() + " " + id + " could not be found."));
    }

    private List<Resource> of(ResourceKind kind, String networkId) {
        return resources.get(kind).values().stream()
                .filter(resource -> resource.text("network_id").equals(networkId))
                .toList();
    }

    /** The ports of an instance. */
    List<Resource> portsOf(String deviceId) {
        return resources.get(ResourceKind.PORT).values().stream()
                .filter(port -> port.text("device_id").equals(deviceId))
                .toList();
    }

    /** The device whose port has this address beside its own, or else as its own. */
    Optional<String> holder(String address) {
        Predicate<Resource> beside = port -> port.text(ResourceKind.PAIRS).contains("=" + address + "}");
        Predicate<Resource> own = port -> port.addresses().containsValue(address);
        return Stream.of(beside, own)
                .flatMap(has ->
                        resources.get(ResourceKind.PORT).values().stream().filter(has))
                .map(port -> port.text("device_id"))
                .findFirst();
    }

    /** Adds a resource, with the addresses that it needs; refused when the caller does not see its network. */
    void add(Resource resource, Caller caller) {
        if (resource.kind() == ResourceKind.NETWORK) {
            resource.set("status", "ACTIVE");
            resource.set("subnets", List.of());
        } else {
            requireNetwork(resource, caller);
        }
        if (resource.kind() == ResourceKind.SUBNET) {
            addPool(resource);
        } else if (resource.kind() == ResourceKind.PORT) {
            address(resource);
        }
        resources.get(resource.kind()).put(resource.id(), resource);
        tellNetwork(resource);
    }

    /** A network of others is not there, but for a subnet since 2026.2 it is forbidden. */
    private void requireNetwork(Resource part, Caller caller) {
        Resource network = network(part);
        if (part.kind() == ResourceKind.SUBNET
                && release.compareTo(Release.HIBISCUS) >= 0
                && network != null
                && !network.ownedBy(caller)) {
            throw new ApiError(403, "PolicyNotAuthorized", "rule:create_subnet is disallowed by policy");
        }
        get(ResourceKind.NETWORK, part.text("network_id"), caller);
    }

    private void addPool(Resource subnet) {
        if (!subnet.text("ip_version").equals("4")) {
            throw new ApiError(400, "InvalidInput", "this cloud has no subnets but those of ip_version 4");
        }
        AddressPool pool = AddressPool.of(subnet.text("cidr"));
        if (of(ResourceKind.SUBNET, subnet.text("network_id")).stream()
                .anyMatch(other -> pools.get(other.id()).overlaps(pool))) {
            throw new ApiError(400, "InvalidInput", "subnet " + pool + " overlaps with another one of the network");
        }
        subnet.set("cidr", pool.toString());
        subnet.set("gateway_ip", pool.gateway());
        subnet.set("allocation_pools", pool.ranges());
        subnet.set("dns_nameservers", List.of());
        pools.put(subnet.id(), pool);
    }

    /** Gives a port an address of a subnet with a free one, and none when the network has no subnet. */
    private void address(Resource port) {
        List<Resource> subnets = of(ResourceKind.SUBNET, port.text("network_id"));
        Optional<Map<String, String>> address = subnets.stream()
                .flatMap(subnet -> pools.get(subnet.id()).take().stream()
                        .map(ip -> Map.of("subnet_id", subnet.id(), "ip_address", ip)))
                .findFirst();
        if (address.isEmpty() && !subnets.isEmpty()) {
            throw new ApiError(409, "IpAddressGenerationFailure", "No more IP addresses available on the network.");
        }
        int number = ++ports;
        port.set(
                "mac_address",
                String.format("fa:16:3e:%02x:%02x:%02x", number >> 16 & 255, number >> 8 & 255, number & 255));
        port.set("fixed_ips", address.stream().toList());
        port.set("status", port.text("binding:host_id").isEmpty() ? "DOWN" : "ACTIVE");
        port.set("data_plane_status", null);
    }

    /** Deletes a resource, and with a network its subnets; refused when something is still in use. */
    void remove(Resource resource) {
        String id = resource.id();
        switch (resource.kind()) {
            case NETWORK -> {
                if (!of(ResourceKind.PORT, id).isEmpty()) {
                    throw new ApiError(409, "NetworkInUse", "There are one or more ports still in use on the network.");
                }
                of(ResourceKind.SUBNET, id).forEach(this::remove);
            }
            case SUBNET -> {
                if (pools.get(id).inUse()) {
                    throw new ApiError(409, "SubnetInUse", "One or more ports have an IP allocation from this subnet.");
                }
                pools.remove(id);
            }
            case PORT ->
                resource.addresses().forEach((subnet, ip) -> pools.get(subnet).free(ip));
        }
        resources.get(resource.kind()).remove(id);
        tellNetwork(resource);
    }

    private void tellNetwork(Resource changed) {
        if (changed.kind() == ResourceKind.SUBNET) {
            network(changed)
                    .set(
                            "subnets",
                            of(ResourceKind.SUBNET, changed.text("network_id")).stream()
                                    .map(Resource::id)
                                    .toList());
        }
    }
}
