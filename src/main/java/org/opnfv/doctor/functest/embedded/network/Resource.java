package org.opnfv.doctor.functest.embedded.network;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.opnfv.doctor.functest.embedded.Caller;
import org.opnfv.doctor.functest.embedded.network.Attribute.Trait;

/** A network, subnet or port. Not thread-safe: {@link NetworkState} guards it. */
final class Resource {

    private final Kind kind;
    private final Map<String, Object> values;

    /** A new resource of {@code projectId} with an id of its own. */
    Resource(Kind kind, String projectId, Map<String, Object> values) {
        this.kind = kind;
        this.values = new LinkedHashMap<>(values);
        String now = now();
        this.values.put("id", UUID.randomUUID().toString());
        this.values.put("tenant_id", projectId);
        this.values.put("project_id", projectId);
        this.values.put("created_at", now);
        this.values.put("updated_at", now);
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
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

    Object value(String name) {
        return values.get(name);
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    /** Sets a value without a new revision: part of making the resource. */
    void init(String name, Object value) {
        values.put(name, value);
    }

    /** Changes values; the revision goes up by one. */
    void change(Map<String, Object> changes) {
        values.putAll(changes);
        values.put("revision_number", (Integer) values.get("revision_number") + 1);
        values.put("updated_at", now());
    }

    boolean ownedBy(Caller caller) {
        return caller.isAdmin() || projectId().equals(caller.projectId());
    }

    /** The attributes that this caller may see, as a copy. */
    Map<String, Object> seenBy(Caller caller) {
        Map<String, Object> seen = new LinkedHashMap<>(values);
        if (!caller.isAdmin()) {
            kind.attributes().values().stream()
                    .filter(attribute -> attribute.is(Trait.ADMIN_READS))
                    .forEach(attribute -> seen.remove(attribute.name()));
        }
        return seen;
    }
}
