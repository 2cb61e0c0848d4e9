package org.opnfv.doctor.functest.patch;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

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
        Node root = file.root()
                .filter(node -> !YamlNodes.texts(node).equals(List.of("")))
                .orElse(null);
        if (root == null) {
            return Optional.of(file.withFirst(definition));
        }
        if (!(root instanceof SequenceNode definitions)) {
            throw new EditException(YamlText.line(root) + "no list of event definitions");
        }
        List<MappingNode> fitting = YamlNodes.mappings(definitions).stream()
                .filter(entry -> YamlNodes.value(entry, "event_type")
                        .filter(types -> EventTypes.accept(YamlNodes.texts(types), TYPE))
                        .isPresent())
                .toList();
        if (fitting.isEmpty()) {
            return Optional.of(file.withEntry(definitions, definition));
        }
        return withTraits(file, fitting.get(fitting.size() - 1));
    }

    private static Optional<String> withTraits(YamlText file, MappingNode definition) throws EditException {
        MappingNode traits = YamlNodes.value(definition, "traits")
                .filter(MappingNode.class::isInstance)
                .map(MappingNode.class::cast)
                .orElseThrow(() -> new EditException(YamlText.line(definition) + "the definition has no traits"));
        Set<String> there = new LinkedHashSet<>();
        collect(traits, there, new HashSet<>());
        Map<String, Object> missing = new LinkedHashMap<>(TRAITS);
        missing.keySet().retainAll(NEEDED);
        missing.keySet().removeAll(there);
        return missing.isEmpty() ? Optional.empty() : Optional.of(file.withKeys(traits, missing));
    }

    /** Its keys, including those merged into it; {@code seen} are the mappings that need no second look. */
    private static void collect(MappingNode mapping, Set<String> keys, Set<Node> seen) {
        if (seen.add(mapping)) {
            mapping.getValue().forEach(tuple -> keys.add(YamlNodes.text(tuple.getKeyNode())));
            YamlNodes.value(mapping, "<<").ifPresent(merged -> {
                List<MappingNode> all = merged instanceof MappingNode one ? List.of(one) : YamlNodes.mappings(merged);
                all.forEach(one -> collect(one, keys, seen));
            });
        }
    }
}
