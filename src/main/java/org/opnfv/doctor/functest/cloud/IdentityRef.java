package org.opnfv.doctor.functest.cloud;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A project, user or domain of Keystone, by its id or by its name.
 *
 * @param byId whether {@code value} is the id
 * @param value the id or the name
 */
public record IdentityRef(boolean byId, String value) {
    public IdentityRef {
        Objects.requireNonNull(value);
    }

    public static IdentityRef id(String id) {
        return new IdentityRef(true, id);
    }

    public static IdentityRef name(String name) {
        return new IdentityRef(false, name);
    }

    /** The form for a user or project in Keystone's requests: a name needs its domain. */
    Map<String, Object> in(IdentityRef domain) {
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
