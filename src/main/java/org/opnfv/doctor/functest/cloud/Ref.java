package org.opnfv.doctor.functest.cloud;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A project, user or domain of Keystone, named by its id or by its name.
 *
 * @param byId whether {@code value} is the id
 * @param value the id or the name
 */
public record Ref(boolean byId, String value) {
    public Ref {
        Objects.requireNonNull(value);
    }

    public static Ref id(String id) {
        return new Ref(true, id);
    }

    public static Ref name(String name) {
        return new Ref(false, name);
    }

    /** As Keystone's requests name a user or project: a name needs its domain. */
    Map<String, Object> in(Ref domain) {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put(key(), value);
        if (!byId) {
            named.put("domain", Map.of(domain.key(), domain.value));
        }
        return named;
    }

    private String key() {
        return byId ? "id" : "name";
    }

    @Override
    public String toString() {
        return value;
    }
}
