package org.opnfv.doctor.functest.embedded.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.embedded.Caller;
import org.opnfv.doctor.functest.embedded.network.AddressPool.Range;

/** What making and deleting means for each kind of resource. Used under the monitor of {@link NetworkState}. */
final class NetworkActions {

    private final NetworkState state;
    private final Addresses addresses = new Addresses();

    NetworkActions(NetworkState state) {
        this.state = state;
    }

    /** Makes a resource of a project out of checked values. */
    Resource create(Kind kind, String projectId, Map<String, Object> values, Caller caller) {
        Resource resource = new Resource(kind, projectId, values);
        if (kind == Kind.SUBNET) {
            prepareSubnet(resource, state.get(Kind.NETWORK, resource.text("network_id"), caller));
        } else if (kind == Kind.PORT) {
            preparePort(resource, state.get(Kind.NETWORK, resource.text("network_id"), caller));
        }
        state.add(kind, resource);
        return resource;
    }

    private void prepareSubnet(Resource subnet, Resource network) {
        if (!"4".equals(subnet.text("ip_version"))) {
            throw Refusals.invalidInput("this cloud has no subnets of IP version " + subnet.text("ip_version") + ".");
        }
        if (subnet.text("cidr").isEmpty()) {
            throw new ApiError(
                    400, "BadRequest", "Bad subnets request: a subnetpool must be specified in the absence of a cidr.");
        }
        Cidr cidr = Cidr.parse(subnet.text("cidr"));
        for (Resource other : state.subnetsOf(network.id())) {
            if (addresses.pool(other.id()).cidr().overlaps(cidr)) {
                throw Refusals.invalidInput("Requested subnet with cidr: " + cidr + " for network: " + network.id()
                        + " overlaps with another subnet.");
            }
        }
        OptionalLong gateway = gateway(subnet, cidr);
        List<Range> ranges = ranges(subnet, cidr, gateway);
        subnet.init("cidr", cidr.toString());
        subnet.init("gateway_ip", gateway.isPresent() ? Cidr.text(gateway.getAsLong()) : null);
        subnet.init("allocation_pools", ranges.stream().map(Range::view).toList());
        subnet.init("revision_number", 0);
        addresses.addPool(subnet.id(), new AddressPool(cidr, ranges));
        List<Object> subnets = new ArrayList<>((List<?>) network.value("subnets"));
        subnets.add(subnet.id());
        network.change(Map.of("subnets", subnets));
    }

    private static OptionalLong gateway(Resource subnet, Cidr cidr) {
        Object wanted = subnet.value("gateway_ip");
        if (wanted == null) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(wanted.equals("") ? cidr.first() + 1 : address("gateway_ip", wanted));
    }

    private static List<Range> ranges(Resource subnet, Cidr cidr, OptionalLong gateway) {
        List<?> wanted = subnet.value("allocation_pools") instanceof List<?> list ? list : List.of();
        if (wanted.isEmpty()) {
            return AddressPool.around(cidr, gateway);
        }
        List<Range> ranges = new ArrayList<>();
        for (Object entry : wanted) {
            Map<?, ?> pool = entry instanceof Map<?, ?> map ? map : Map.of();
            Range range = new Range(
                    address("allocation_pools", pool.get("start")), address("allocation_pools", pool.get("end")));
            if (!cidr.contains(range.first()) || !cidr.contains(range.last()) || range.first() > range.last()) {
                throw Refusals.badRequest("The allocation pool " + Cidr.text(range.first()) + "-"
                        + Cidr.text(range.last()) + " is not valid.");
            }
            ranges.add(range);
        }
        return ranges;
    }

    private static long address(String attribute, Object text) {
        try {
            return Cidr.address(String.valueOf(text));
        } catch (IllegalArgumentException noAddress) {
            throw Refusals.badRequest(
                    "Invalid input for " + attribute + ". Reason: '" + text + "' is not a valid IP address.");
        }
    }

    private void preparePort(Resource port, Resource network) {
        port.init("mac_address", addresses.takeMac(network.id(), port.text("mac_address")));
        Object wanted = port.value("fixed_ips");
        port.init("fixed_ips", List.of());
        try {
            port.init("fixed_ips", addresses.take(network.id(), state.subnetsOf(network.id()), wanted));
        } catch (RuntimeException refused) {
            addresses.free(port);
            throw refused;
        }
        bind(port);
    }

    /** Changes a resource's values. */
    void change(Kind kind, Resource resource, Map<String, Object> changes) {
        if (kind == Kind.PORT) {
            state.change(resource, changes);
            bind(resource);
        } else {
            resource.change(changes);
        }
    }

    /** A port that has a host is wired there, as by a bridge on it. */
    private static void bind(Resource port) {
        boolean bound = !port.text("binding:host_id").isEmpty();
        port.init("binding:vif_type", bound ? "bridge" : "unbound");
        port.init("binding:vif_details", bound ? Map.of("connectivity", "l2", "port_filter", false) : Map.of());
    }

    /** Deletes a resource, and with a network its subnets; refused when something is still in use. */
    void delete(Kind kind, Resource resource) {
        switch (kind) {
            case NETWORK -> {
                if (!state.portsOn(resource.id()).isEmpty()) {
                    throw Refusals.networkInUse(
                            resource.id(), state.portsOn(resource.id()).keySet());
                }
                state.subnetsOf(resource.id()).forEach(subnet -> delete(Kind.SUBNET, subnet));
            }
            case SUBNET -> {
                if (addresses.pool(resource.id()).inUse()) {
                    throw Refusals.subnetInUse(resource.id());
                }
                addresses.removePool(resource.id());
                Resource network = state.require(Kind.NETWORK, resource.text("network_id"));
                List<Object> others = new ArrayList<>((List<?>) network.value("subnets"));
                others.remove(resource.id());
                network.change(Map.of("subnets", others));
            }
            case PORT -> addresses.free(resource);
        }
        state.remove(kind, resource);
    }
}
