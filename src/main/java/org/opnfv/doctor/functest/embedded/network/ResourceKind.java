package org.opnfv.doctor.functest.embedded.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.embedded.Caller;
import org.opnfv.doctor.functest.http.Json;

/** The kinds of resources, with the attributes of Neutron's API v2.0 that a client may set, and their defaults. */
enum ResourceKind {
    NETWORK(Map.of("admin_state_up", true, "mtu", 1500, "shared", false, "router:external", false)),
    SUBNET(Map.of("network_id", "", "ip_version", 0, "cidr", "", "enable_dhcp", true, "host_routes", List.of())),
    PORT(Map.of(
            "network_id",
            "",
            "admin_state_up",
            true,
            "device_id",
            "",
            "device_owner",
            "",
            "binding:host_id",
            "",
            ResourceKind.PAIRS,
            List.of()));

    /** Which addresses a port may have beside its own. */
    static final String PAIRS = "allowed_address_pairs";

    private static final Set<String> PROJECT = Set.of("project_id", "tenant_id");
    private static final Set<String> FOR_ADMINS = Set.of("shared", "router:external", "binding:host_id");

    private final Map<String, Object> defaults;

    ResourceKind(Map<String, Object> own) {
        Map<String, Object> all = new LinkedHashMap<>(own);
        all.put("name", "");
        all.put("description", "");
        defaults = Collections.unmodifiableMap(all);
    }

    /** The attributes that a client may set, with their default values. */
    Map<String, Object> defaults() {
        return defaults;
    }

    /** The singular, as in bodies: {@code network}. */
    String singular() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The plural, as in paths and lists: {@code networks}. */
    String plural() {
        return singular() + "s";
    }

    /** The resource in a client's request, in its project. */
    Resource read(JsonNode given, Caller caller) {
        Map<String, Object> values = new LinkedHashMap<>(defaults);
        for (Map.Entry<String, JsonNode> field : given.properties()) {
            if (!PROJECT.contains(field.getKey())) {
                values.put(field.getKey(), value(field.getKey(), field.getValue(), caller));
            }
        }
        return new Resource(this, project(given, caller), values);
    }

    private Object value(String name, JsonNode given, Caller caller) {
        Object initial = defaults.get(name);
        Object value = Json.mapper().convertValue(given, Object.class);
        if (initial == null) {
            throw new ApiError(400, "HTTPBadRequest", "Unrecognized attribute(s) '" + name + "'");
        }
        if (!(initial instanceof List) && !initial.getClass().isInstance(value)) {
            throw new ApiError(400, "HTTPBadRequest", "Invalid input for " + name + ": " + given);
        }
        if (FOR_ADMINS.contains(name) && !caller.isAdmin() && !value.equals(initial)) {
            throw new ApiError(403, "PolicyNotAuthorized", name + " is disallowed by policy");
        }
        return value;
    }

    private static String project(JsonNode given, Caller caller) {
        String wanted = given.path("project_id").asText(given.path("tenant_id").asText(caller.projectId()));
        if (!wanted.equals(caller.projectId()) && !caller.isAdmin()) {
            throw new ApiError(400, "HTTPBadRequest", "only an administrator may name another project");
        }
        return wanted;
    }
}
