package org.opnfv.doctor.functest.cloud;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The settings of one cloud. Dashes in the file's keys are underscores here. */
final class CloudSection {
    private static final Pattern OF_A_SERVICE = Pattern.compile("(" + String.join("|", Endpoints.NAMED) + ")_"
            + "(endpoint_override|endpoint|interface|endpoint_type|region_name|service_type|service_name)");

    private final String origin;
    private final Map<String, Object> settings;

    private CloudSection(String origin, Map<String, Object> settings) {
        this.origin = origin;
        this.settings = settings;
    }

    static CloudSection of(String origin, Object settings) throws CredentialsException {
        if (settings != null && !(settings instanceof Map<?, ?>)) {
            throw new CredentialsException(origin + ": it must be a mapping of settings, such as auth");
        }
        Map<String, Object> found = normal(mapping(settings));
        if (found.get("auth") != null && !(found.get("auth") instanceof Map<?, ?>)) {
            throw new CredentialsException(origin + ": auth must be a mapping of auth_url, username and the like");
        }
        for (Map.Entry<String, Object> field : mapping(found.get("auth")).entrySet()) {
            requireText(origin, field.getKey(), field.getValue());
        }
        return new CloudSection(origin, found);
    }

    /** Keystone takes no boolean for a name or a password, and whoever writes {@code password: yes} wants neither. */
    private static void requireText(String origin, String field, Object value) throws CredentialsException {
        boolean named = field.startsWith("project_") || field.startsWith("tenant_") || field.contains("domain_");
        if (value instanceof Boolean && !named) {
            throw new CredentialsException(origin + ": " + field
                    + " is a truth value (in YAML also yes, no, on and off are); put it in quotes");
        }
        if (value instanceof Map<?, ?> || value instanceof List<?>) {
            throw new CredentialsException(origin + ": " + field + " must be text, and is a mapping or a list");
        }
    }

    /** A mapping of the file as one from text to anything; empty when it is not a mapping. */
    static Map<String, Object> mapping(Object value) {
        Map<String, Object> mapping = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, entry) -> mapping.put(String.valueOf(key), entry));
        }
        return mapping;
    }

    private static Map<String, Object> normal(Map<String, Object> settings) {
        Map<String, Object> normal = new LinkedHashMap<>();
        settings.forEach((key, value) ->
                normal.put(key.replace('-', '_'), value instanceof Map<?, ?> ? normal(mapping(value)) : value));
        return normal;
    }

    /** These settings where they are set, else those below; field by field within {@code auth}. */
    CloudSection over(CloudSection below) {
        Map<String, Object> all = new LinkedHashMap<>(below.settings);
        if (settings.containsKey("regions") || settings.containsKey("region_name")) {
            all.keySet().removeAll(List.of("regions", "region_name"));
        }
        all.putAll(settings);
        Map<String, Object> auth = mapping(below.settings.get("auth"));
        auth.putAll(mapping(settings.get("auth")));
        all.put("auth", auth);
        return new CloudSection(origin, all);
    }

    /** The name of the public cloud that supplies what is missing here. */
    Optional<String> profile() {
        return plain("profile").or(() -> plain("cloud"));
    }

    /** With the settings of that region, or of the first one; null for no choice. */
    CloudSection inRegion(String chosen) throws CredentialsException {
        Map<String, Object> known = regions();
        String single =
                plain("region_name").map(names -> names.split(",")[0].strip()).orElse(null);
        String wanted = chosen != null || known.isEmpty()
                ? chosen == null ? single : chosen
                : known.keySet().iterator().next();
        if (!known.isEmpty() && !known.containsKey(wanted)) {
            throw new CredentialsException(origin + ": it has no region " + wanted + "; it has: "
                    + String.join(", ", known.keySet()) + "; set OS_REGION_NAME to one of these");
        }
        Map<String, Object> region = new LinkedHashMap<>();
        if (wanted != null) {
            region.put("region_name", wanted);
        }
        CloudSection values = of(origin, known.get(wanted)).over(this);
        values.settings.putAll(region);
        return values;
    }

    /** The values of each listed region, by its name. */
    private Map<String, Object> regions() throws CredentialsException {
        Map<String, Object> known = new LinkedHashMap<>();
        Object listed = settings.get("regions");
        for (Object region : listed instanceof List<?> list ? list : listed == null ? List.of() : List.of(Map.of())) {
            Map<String, Object> entry = mapping(region);
            Object name = region instanceof Map<?, ?> ? entry.get("name") : region;
            if (name == null) {
                throw new CredentialsException(
                        origin + ": regions must be a list of names, or of mappings with a name and its values");
            }
            known.put(string(name), entry.get("values"));
        }
        return known;
    }

    /** The region's name; null for any. */
    String region() {
        return plain("region_name").orElse(null);
    }

    /** The settings of single services. */
    Map<String, String> services() {
        return settings.keySet().stream()
                .filter(key -> OF_A_SERVICE.matcher(key).matches() && settings.get(key) != null)
                .collect(Collectors.toMap(key -> key, key -> string(settings.get(key))));
    }

    /** A field of {@code auth}, else the one beside {@code auth}. */
    Optional<String> text(String field) {
        return Optional.ofNullable(mapping(settings.get("auth")).get(field))
                .map(CloudSection::string)
                .filter(value -> !value.isEmpty())
                .or(() -> plain(field));
    }

    private Optional<String> plain(String field) {
        return Optional.ofNullable(settings.get(field))
                .filter(value -> !(value instanceof Map<?, ?>))
                .map(CloudSection::string)
                .filter(value -> !value.isEmpty());
    }

    /** As Python writes it. */
    private static String string(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(CloudSection::string).collect(Collectors.joining(","));
        }
        return value instanceof Boolean flag ? flag ? "True" : "False" : String.valueOf(value);
    }
}
