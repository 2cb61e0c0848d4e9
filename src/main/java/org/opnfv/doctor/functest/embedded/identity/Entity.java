package org.opnfv.doctor.functest.embedded.identity;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A project, user or role: its attributes by the names of Keystone's API v3. Immutable. */
record Entity(Map<String, Object> attributes) {

    /** Copies the attributes. */
    Entity {
        attributes = Collections.unmodifiableMap(new HashMap<>(attributes));
    }

    String id() {
        return text("id");
    }

    String name() {
        return text("name");
    }

    boolean enabled() {
        return Boolean.TRUE.equals(attributes.get("enabled"));
    }

    /** A value as text; the empty text for none. */
    String text(String name) {
        Object value = attributes.get(name);
        return value == null ? "" : value.toString();
    }

    Entity with(Map<String, Object> changes) {
        Map<String, Object> all = new HashMap<>(attributes);
        all.putAll(changes);
        return new Entity(all);
    }

    /** Whether it matches all filters of a query that name one of its attributes; others are ignored, as by Keystone. */
    boolean matches(Map<String, List<String>> filters) {
        return filters.entrySet().stream()
                .filter(filter -> attributes.containsKey(filter.getKey()))
                .allMatch(filter -> filter.getValue().stream()
                        .allMatch(wanted -> text(filter.getKey()).equalsIgnoreCase(wanted)));
    }
}
