package org.opnfv.doctor.functest.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openstack4j.api.Builders;
import org.openstack4j.model.network.IPVersionType;

/**
 * Networks of the caller's project. Every call throws {@link CloudException}; deleting what no longer exists succeeds. A name that
 * several networks or subnets have is CONFLICT.
 */
public final class Network {
    private static final String PORTS = "network: GET /ports";
    private static final String STATUS = "data_plane_status";

    private final Session session;
    private final Api api;

    Network(Session session) {
        this.session = session;
        this.api = new Api(session, "network");
    }

    /** The id of the network of that name. */
    public Optional<String> findNetwork(String name) {
        List<? extends org.openstack4j.model.network.Network> networks =
                session.call(os -> os.networking().network().list(Map.of("name", name)));
        return SingleMatch.named("network", name, networks, network -> network.getName(), network -> network.getId());
    }

    /** The name of the network of that id, if there is one. */
    public Optional<String> networkName(String id) {
        return Session.unlessAbsent(
                        () -> session.call(os -> os.networking().network().get(id)))
                .map(network -> network.getName());
    }

    /** Makes a network and returns its id. */
    public String createNetwork(String name) {
        // OpenStack4j always sends is_default, which a Neutron without that extension refuses.
        JsonNode made = api.post("/networks", Map.of("network", Map.of("name", name, "admin_state_up", true)));
        return ApiJson.made(made.path("network"), "id", "network " + name);
    }

    /** Deletes a network and its subnets; CONFLICT while an instance uses it. */
    public void deleteNetwork(String id) {
        session.delete(os -> os.networking().network().delete(id));
    }

    /** The id of the subnet of that name. */
    public Optional<String> findSubnet(String name) {
        // OpenStack4j can only list the subnets of all projects.
        List<JsonNode> subnets = new ArrayList<>();
        ApiJson.list(api.get("/subnets" + Api.query(Map.of("name", name))).path("subnets"), "network: GET /subnets")
                .forEach(subnets::add);
        return SingleMatch.named(
                "subnet", name, subnets, subnet -> ApiJson.text(subnet, "name"), subnet -> ApiJson.text(subnet, "id"));
    }

    /** The name of the subnet of that id, if there is one. */
    public Optional<String> subnetName(String id) {
        return Session.unlessAbsent(
                        () -> session.call(os -> os.networking().subnet().get(id)))
                .map(subnet -> subnet.getName());
    }

    /** Whether this Neutron keeps a data-plane status of ports, which is its extension {@code data-plane-status}. */
    public boolean hasDataPlaneStatus() {
        for (JsonNode extension : ApiJson.list(api.get("/extensions").path("extensions"), "network: GET /extensions")) {
            if ("data-plane-status".equals(ApiJson.text(extension, "alias"))) {
                return true;
            }
        }
        return false;
    }

    /** The ports that are bound to a host, of all projects. Takes an admin. */
    public List<Port> ports(String host) {
        return portsWith("binding:host_id", host);
    }

    /** The port of that id, if the caller sees one. */
    public Optional<Port> port(String id) {
        return Session.unlessAbsent(
                () -> port(api.get("/ports/" + Api.escape(id)).path("port")));
    }

    /**
     * Sets the data-plane status of a port; a real Neutron fails when it is to be none again. Takes an admin, or the role {@code
     * data_plane_integrator}.
     *
     * @param status {@code ACTIVE} or {@code DOWN}
     */
    public void setDataPlaneStatus(String portId, String status) {
        api.put("/ports/" + Api.escape(portId), Map.of("port", Map.of(STATUS, status)));
    }

    private static Port port(JsonNode node) {
        return new Port(ApiJson.need(node, "id", PORTS), ApiJson.text(node, "device_id"), ApiJson.text(node, STATUS));
    }

    /** Makes a port that nothing is plugged into, which keeps an address of the network for us; returns its id. */
    public String createPort(String networkId, String name) {
        JsonNode made = api.post("/ports", Map.of("port", Map.of("network_id", networkId, "name", name)));
        return ApiJson.made(made.path("port"), "id", "port " + name);
    }

    /** The id of the port of that name. */
    public Optional<String> findPort(String name) {
        List<JsonNode> ports = new ArrayList<>();
        ApiJson.list(api.get("/ports" + Api.query(Map.of("name", name))).path("ports"), PORTS)
                .forEach(ports::add);
        return SingleMatch.named(
                "port", name, ports, port -> ApiJson.text(port, "name"), port -> ApiJson.text(port, "id"));
    }

    /** The name of the port of that id, if there is one. */
    public Optional<String> portName(String id) {
        return Session.unlessAbsent(
                () -> ApiJson.text(api.get("/ports/" + Api.escape(id)).path("port"), "name"));
    }

    /** Deletes a port. */
    public void deletePort(String id) {
        session.delete(os -> os.networking().port().delete(id));
    }

    /** The first IP address of a port. */
    public String address(String portId) {
        JsonNode port = api.get("/ports/" + Api.escape(portId)).path("port");
        return ApiJson.need(port.path("fixed_ips").path(0), "ip_address", PORTS);
    }

    /** The ports of an instance. */
    public List<Port> portsOf(String instanceId) {
        return portsWith("device_id", instanceId);
    }

    private List<Port> portsWith(String field, String value) {
        List<Port> ports = new ArrayList<>();
        ApiJson.list(api.get("/ports" + Api.query(Map.of(field, value))).path("ports"), PORTS)
                .forEach(port -> ports.add(port(port)));
        return ports;
    }

    /** Lets what is plugged into the port have these addresses beside its own, and no others. */
    public void allowAddresses(String portId, List<String> addresses) {
        api.put(
                "/ports/" + Api.escape(portId),
                Map.of(
                        "port",
                        Map.of(
                                "allowed_address_pairs",
                                addresses.stream()
                                        .map(address -> Map.of("ip_address", address))
                                        .toList())));
    }

    /** Makes an IPv4 subnet with a gateway and DHCP, as {@code 192.168.168.0/24}, and returns its id. */
    public String createSubnet(String networkId, String name, String cidr) {
        return session.create(
                "subnet " + name,
                os -> os.networking()
                        .subnet()
                        .create(Builders.subnet()
                                .name(name)
                                .networkId(networkId)
                                .ipVersion(IPVersionType.V4)
                                .cidr(cidr)
                                .enableDHCP(true)
                                .build()),
                subnet -> subnet.getId());
    }

    /** Deletes a subnet; CONFLICT while an instance has an address of it. */
    public void deleteSubnet(String id) {
        session.delete(os -> os.networking().subnet().delete(id));
    }
}
