package org.opnfv.doctor.functest.embedded.identity;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The kinds of things that Keystone keeps, each with the values of a new one before the client's wishes. */
enum EntityKind {
    PROJECT(Map.of(
            "description",
            "",
            "domain_id",
            Directory.DOMAIN_ID,
            "enabled",
            true,
            "parent_id",
            Directory.DOMAIN_ID,
            "is_domain",
            false,
            "tags",
            List.of())),
    USER(Map.of("domain_id", Directory.DOMAIN_ID, "enabled", true)),
    ROLE(Map.of("description", ""));

    private final Map<String, Object> defaults;

    EntityKind(Map<String, Object> defaults) {
        this.defaults = defaults;
    }

    Map<String, Object> defaults() {
        return defaults;
    }

    /** The name of one, as in bodies: {@code project}. */
    String singular() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of several, as in paths and lists: {@code projects}. */
    String plural() {
        return singular() + "s";
    }
}
