package org.opnfv.doctor.functest.embedded.network;

import static org.opnfv.doctor.functest.embedded.network.Attribute.REQUIRED;
import static org.opnfv.doctor.functest.embedded.network.Attribute.Trait.ADMIN_READS;
import static org.opnfv.doctor.functest.embedded.network.Attribute.Trait.ADMIN_WRITES;
import static org.opnfv.doctor.functest.embedded.network.Attribute.Trait.CREATE;
import static org.opnfv.doctor.functest.embedded.network.Attribute.Trait.UPDATE;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.opnfv.doctor.functest.embedded.network.Attribute.Trait;
import org.opnfv.doctor.functest.embedded.network.Attribute.Type;

/** The kinds of resources, with the attributes and default policies that Neutron of OpenStack Zed shows for them. */
enum Kind {
    NETWORK("network") {
        @Override
        void describe() {
            add("admin_state_up", Type.FLAG, true, CREATE, UPDATE);
            add("mtu", Type.NUMBER, 1500, CREATE, UPDATE);
            add("shared", Type.FLAG, false, CREATE, UPDATE, ADMIN_WRITES);
            add("router:external", Type.FLAG, false, CREATE, UPDATE, ADMIN_WRITES);
            add("port_security_enabled", Type.FLAG, true, CREATE, UPDATE);
            add("availability_zone_hints", Type.ANY, List.of(), CREATE);
            add("provider:network_type", Type.TEXT, "local", CREATE, UPDATE, ADMIN_WRITES, ADMIN_READS);
            add("provider:physical_network", Type.ANY, null, CREATE, UPDATE, ADMIN_WRITES, ADMIN_READS);
            add("provider:segmentation_id", Type.ANY, null, CREATE, UPDATE, ADMIN_WRITES, ADMIN_READS);
            add("status", Type.TEXT, "ACTIVE");
            add("subnets", Type.ANY, List.of());
            add("availability_zones", Type.ANY, List.of());
            add("ipv4_address_scope", Type.ANY, null);
            add("ipv6_address_scope", Type.ANY, null);
        }
    },
    SUBNET("subnet") {
        @Override
        void describe() {
            add("network_id", Type.ID, REQUIRED, CREATE);
            add("ip_version", Type.NUMBER, REQUIRED, CREATE);
            add("cidr", Type.TEXT, "", CREATE);
            add("gateway_ip", Type.ANY, "", CREATE, UPDATE);
            add("allocation_pools", Type.ANY, List.of(), CREATE);
            add("enable_dhcp", Type.FLAG, true, CREATE, UPDATE);
            add("dns_nameservers", Type.ANY, List.of(), CREATE, UPDATE);
            add("host_routes", Type.ANY, List.of(), CREATE, UPDATE);
            add("service_types", Type.ANY, List.of(), CREATE, UPDATE, ADMIN_WRITES);
            add("ipv6_address_mode", Type.ANY, null, CREATE);
            add("ipv6_ra_mode", Type.ANY, null, CREATE);
            add("subnetpool_id", Type.ANY, null);
        }
    },
    PORT("port") {
        @Override
        void describe() {
            add("network_id", Type.ID, REQUIRED, CREATE);
            add("admin_state_up", Type.FLAG, true, CREATE, UPDATE);
            add("mac_address", Type.TEXT, "", CREATE);
            add("fixed_ips", Type.ANY, null, CREATE);
            add("device_id", Type.TEXT, "", CREATE, UPDATE);
            add("device_owner", Type.TEXT, "", CREATE, UPDATE);
            add("port_security_enabled", Type.FLAG, true, CREATE, UPDATE);
            add("extra_dhcp_opts", Type.ANY, List.of(), CREATE, UPDATE);
            add("data_plane_status", Type.ANY, null, UPDATE, ADMIN_WRITES);
            add("binding:vnic_type", Type.TEXT, "normal", CREATE, UPDATE);
            add("binding:host_id", Type.TEXT, "", CREATE, UPDATE, ADMIN_WRITES, ADMIN_READS);
            add("binding:profile", Type.ANY, Map.of(), CREATE, UPDATE, ADMIN_WRITES, ADMIN_READS);
            add("binding:vif_type", Type.TEXT, "unbound", ADMIN_READS);
            add("binding:vif_details", Type.ANY, Map.of(), ADMIN_READS);
            add("status", Type.TEXT, "DOWN");
        }
    };

    private final String singular;
    private final Map<String, Attribute> attributes = new LinkedHashMap<>();

    Kind(String singular) {
        this.singular = singular;
        add("id", Type.ID, null);
        add("name", Type.TEXT, "", CREATE, UPDATE);
        add("tenant_id", Type.TEXT, null, CREATE);
        add("project_id", Type.TEXT, null, CREATE);
        add("description", Type.TEXT, "", CREATE, UPDATE);
        add("tags", Type.ANY, List.of());
        add("created_at", Type.TEXT, null);
        add("updated_at", Type.TEXT, null);
        add("revision_number", Type.NUMBER, 1);
        describe();
    }

    abstract void describe();

    final void add(String name, Type type, Object initial, Trait... traits) {
        attributes.put(name, new Attribute(name, type, Set.of(traits), initial));
    }

    /** The attributes by name. */
    Map<String, Attribute> attributes() {
        return attributes;
    }

    /** The name of one, as in bodies: {@code network}. */
    String singular() {
        return singular;
    }

    /** The name of several, as in paths and lists: {@code networks}. */
    String plural() {
        return singular + "s";
    }

    /** The name with a capital, as in messages: {@code Network}. */
    String title() {
        return singular.substring(0, 1).toUpperCase(Locale.ROOT) + singular.substring(1);
    }
}
