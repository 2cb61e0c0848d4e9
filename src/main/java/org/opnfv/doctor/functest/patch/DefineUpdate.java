package org.opnfv.doctor.functest.patch;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Ceilometer's {@code event_definitions.yaml}: an update of an instance becomes an event with the traits that alarms query. Of several
 * definitions that match a type the last one counts.
 */
final class DefineUpdate extends YamlEdit {
    static final String TYPE = "compute.instance.update";

    private static final Map<String, Object> TRAITS = new LinkedHashMap<>();

    static {
        trait("state", "payload.state");
        trait("instance_id", "payload.instance_id");
        trait("display_name", "payload.display_name");
        trait("host", "publisher_id.`split(., 1, 1)`");
        trait("tenant_id", "payload.tenant_id");
        trait("user_id", "payload.user_id");
        trait("resource_id", "payload.instance_id");
        trait("old_state", "payload.old_state");
    }

    /** The traits that alarms query, and the one that tells Aodh the project of an event. */
    private static final Set<String> NEEDED = Set.of("state", "instance_id", "display_name", "host", "tenant_id");

    private static void trait(String name, String path) {
        TRAITS.put(name, Map.of("fields", path));
    }

    @Override
    public String wanted() {
        return "defines " + TYPE + " with its state, instance_id, display_name, host and tenant_id";
    }

    @Override
    Optional<String> changed(YamlText file) throws EditException {
        Map<String, Object> definition = new LinkedHashMap<>();
        definition.put("event_type", TYPE);
        definition.put("traits", TRAITS);
        YamlNode root =
                file.root().filter(node -> !node.texts().equals(List.of(""))).orElse(null);
        if (root == null) {
            return Optional.of(file.withFirst(definition));
        }
        if (!root.isSequence()) {
            throw new EditException(file.line(root) + "no list of event definitions");
        }
        List<YamlNode> fitting = root.children().stream()
                .map(YamlNode::meant)
                .filter(entry -> entry.value("event_type")
                        .filter(types -> EventTypes.accept(types.texts(), TYPE))
                        .isPresent())
                .toList();
        if (fitting.isEmpty()) {
            return Optional.of(file.withEntry(root, definition));
        }
        return withTraits(file, fitting.get(fitting.size() - 1));
    }

    private static Optional<String> withTraits(YamlText file, YamlNode definition) throws EditException {
        YamlNode traits = definition
                .value("traits")
                .filter(YamlNode::isMapping)
                .orElseThrow(() -> new EditException(file.line(definition) + "the definition has no traits"));
        Set<String> there = new LinkedHashSet<>();
        collect(traits, there);
        Map<String, Object> missing = new LinkedHashMap<>(TRAITS);
        missing.keySet().retainAll(NEEDED);
        missing.keySet().removeAll(there);
        return missing.isEmpty() ? Optional.empty() : Optional.of(file.withKeys(traits, missing));
    }

    /** Its keys, including those merged into it. */
    private static void collect(YamlNode mapping, Set<String> keys) {
        for (int i = 0; i < mapping.children().size(); i += 2) {
            String key = mapping.children().get(i).meant().text();
            YamlNode value = mapping.children().get(i + 1).meant();
            if ("<<".equals(key)) {
                (value.isSequence() ? value.children() : List.of(value))
                        .forEach(merged -> collect(merged.meant(), keys));
            } else if (key != null) {
                keys.add(key);
            }
        }
    }
}
