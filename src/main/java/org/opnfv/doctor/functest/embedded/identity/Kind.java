package org.opnfv.doctor.functest.embedded.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opnfv.doctor.functest.embedded.ApiError;

/** The kinds of things that Keystone keeps, each with its defaults. */
enum Kind {
    PROJECT("project") {
        @Override
        Map<String, Object> defaults() {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("description", "");
            values.put("domain_id", Directory.DOMAIN_ID);
            values.put("enabled", true);
            values.put("parent_id", Directory.DOMAIN_ID);
            values.put("is_domain", false);
            values.put("tags", List.of());
            values.put("options", Map.of());
            return values;
        }

        @Override
        ApiError taken(Entity other) {
            return Refusals.conflict(
                    "project",
                    "it is not permitted to have two projects with either the same name or"
                            + " same id in the same domain: name is " + other.name() + ", project id " + other.id()
                            + ".");
        }
    },
    USER("user") {
        @Override
        Map<String, Object> defaults() {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("domain_id", Directory.DOMAIN_ID);
            values.put("enabled", true);
            values.put("options", Map.of());
            values.put("password_expires_at", null);
            return values;
        }

        @Override
        ApiError taken(Entity other) {
            return Refusals.conflict(
                    "user",
                    "Duplicate entry found with name " + other.name() + " at domain ID " + Directory.DOMAIN_ID + ".");
        }
    },
    ROLE("role") {
        @Override
        Map<String, Object> defaults() {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("description", null);
            values.put("domain_id", null);
            values.put("options", Map.of());
            return values;
        }

        @Override
        ApiError taken(Entity other) {
            return Refusals.conflict("role", "Duplicate entry found with name " + other.name() + ".");
        }
    };

    private final String singular;

    Kind(String singular) {
        this.singular = singular;
    }

    /** The values of a new one before the client's wishes. */
    abstract Map<String, Object> defaults();

    /** The refusal of a name that {@code other} has already. */
    abstract ApiError taken(Entity other);

    /** The name of one, as in bodies: {@code project}. */
    String singular() {
        return singular;
    }

    /** The name of several, as in paths and lists: {@code projects}. */
    String plural() {
        return singular + "s";
    }
}
