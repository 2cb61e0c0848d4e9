package org.opnfv.doctor.functest.embedded.network;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.opnfv.doctor.functest.embedded.Caller;

/** A network, subnet or port. Not thread-safe: {@link NetworkState} guards it. */
final class Resource {

    private static final String HOST = "binding:host_id";

    private final ResourceKind kind;
    private final Map<String, Object> values;

    /** A new resource of {@code projectId} with a new id. */
    Resource(ResourceKind kind, String projectId, Map<String, Object> values) {
        this.kind = kind;
        this.values = new LinkedHashMap<>(values);
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        set("id", UUID.randomUUID().toString());
        set("tenant_id", projectId);
        set("project_id", projectId);
        set("created_at", now);
        set("updated_at", now);
    }

    ResourceKind kind() {
        return kind;
    }

    String id() {
        return text("id");
    }

    String projectId() {
        return text("project_id");
    }

    /** A value as text; the empty text for none. */
    String text(String name) {
        Object value = values.get(name);
        return value == null ? "" : value.toString();
    }

    void set(String name, Object value) {
        values.put(name, value);
    }

    /** The IPv4 addresses of a port by the ids of their subnets. */
    Map<String, String> addresses() {
        Map<String, String> addresses = new LinkedHashMap<>();
        for (Object entry : (List<?>) values.get("fixed_ips")) {
            Map<?, ?> address = (Map<?, ?>) entry;
            addresses.put((String) address.get("subnet_id"), (String) address.get("ip_address"));
        }
        return addresses;
    }

    boolean ownedBy(Caller caller) {
        return caller.isAdmin() || projectId().equals(caller.projectId());
    }

    /** Whether it matches a list's filter. */
    boolean has(String name, Iterable<String> anyOf) {
        for (String wanted : anyOf) {
            if (text(name).equalsIgnoreCase(wanted)) {
                return true;
            }
        }
        return false;
    }

    /** The attributes that this caller may see, as a copy: only an administrator sees the host of a port. */
    Map<String, Object> seenBy(Caller caller) {
        Map<String, Object> seen = new LinkedHashMap<>(values);
        if (!caller.isAdmin()) {
            seen.remove(HOST);
        }
        return seen;
    }
}
