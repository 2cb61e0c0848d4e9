package org.opnfv.doctor.functest.embedded.identity;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A project, user, role, region, service or endpoint: its attributes by the names of Keystone's API v3. Immutable. */
record Entity(Map<String, Object> attributes) {

    Entity {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    String id() {
        return attributes.get("id").toString();
    }

    String name() {
        return text("name");
    }

    boolean enabled() {
        return Boolean.TRUE.equals(attributes.get("enabled"));
    }

    /** Whether Keystone's resource option {@code immutable} protects it. */
    boolean immutable() {
        return attributes.get("options") instanceof Map<?, ?> options && Boolean.TRUE.equals(options.get("immutable"));
    }

    /** A value as text; the empty text for none. */
    String text(String name) {
        Object value = attributes.get(name);
        return value == null ? "" : value.toString();
    }

    Entity with(Map<String, Object> changes) {
        Map<String, Object> all = new LinkedHashMap<>(attributes);
        all.putAll(changes);
        return new Entity(all);
    }

    /** Whether all filters of a query that name an attribute of it hold; other ones are ignored, as by Keystone. */
    boolean matches(Map<String, List<String>> filters) {
        return filters.entrySet().stream()
                .filter(filter -> attributes.containsKey(filter.getKey()))
                .allMatch(filter -> filter.getValue().stream().allMatch(wanted -> matches(filter.getKey(), wanted)));
    }

    private boolean matches(String name, String wanted) {
        return attributes.get(name) instanceof Boolean flag
                ? flag == (wanted.isEmpty() || wanted.equalsIgnoreCase("true") || wanted.equals("1"))
                : text(name).equals(wanted);
    }

    /** What a client sees of it at this URL. */
    Map<String, Object> view(String url) {
        Map<String, Object> view = new LinkedHashMap<>(attributes);
        view.put("links", Map.of("self", url));
        return view;
    }
}
