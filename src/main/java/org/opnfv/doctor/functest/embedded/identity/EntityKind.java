package org.opnfv.doctor.functest.embedded.identity;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The kinds of Keystone's resources, each with the defaults of a new one. */
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

    /** The singular, as in bodies: {@code project}. */
    String singular() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The plural, as in paths and lists: {@code projects}. */
    String plural() {
        return singular() + "s";
    }
}
