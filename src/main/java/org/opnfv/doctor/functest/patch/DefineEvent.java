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
 * Ceilometer's {@code event_definitions.yaml}: a notification becomes an event with the traits that alarms query. Of several definitions
 * that match a type the last one counts.
 */
final class DefineEvent extends YamlEdit {
    static final String UPDATE = "compute.instance.update";
    static final String SCHEDULED = "maintenance.scheduled";
    static final String HOST = "maintenance.host";

    private final String type;
    private final Map<String, Object> all = new LinkedHashMap<>();
    private final List<String> needed;

    /** {@code needed} are the traits that alarms query, and the one that tells Aodh the project of an event. */
    private DefineEvent(String type, List<String> needed) {
        this.type = type;
        this.needed = needed;
        needed.forEach(name -> trait(name, "payload." + name));
    }

    /** An update of an instance. */
    static DefineEvent update() {
        return new DefineEvent(UPDATE, List.of("state", "instance_id", "display_name", "host", "tenant_id"))
                .trait("host", "publisher_id.`split(., 1, 1)`")
                .trait("user_id", "payload.user_id")
                .trait("resource_id", "payload.instance_id")
                .trait("old_state", "payload.old_state");
    }

    /** A notice to the owner of instances that are on hosts to be maintained. */
    static DefineEvent scheduled() {
        return new DefineEvent(
                        SCHEDULED,
                        List.of("state", "project_id", "session_id", "instance_ids", "reply_url", "actions_at"))
                .trait("allowed_actions", "payload.allowed_actions");
    }

    /** A notice of the maintenance of a host. */
    static DefineEvent host() {
        return new DefineEvent(HOST, List.of("state", "project_id", "session_id", "host"));
    }

    private DefineEvent trait(String name, String path) {
        all.put(name, Map.of("fields", path));
        return this;
    }

    @Override
    public String wanted() {
        int last = needed.size() - 1;
        return "defines " + type + " with its " + String.join(", ", needed.subList(0, last)) + " and "
                + needed.get(last);
    }

    @Override
    Optional<String> changed(YamlText file) throws EditException {
        Map<String, Object> definition = new LinkedHashMap<>();
        definition.put("event_type", type);
        definition.put("traits", all);
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
                        .filter(types -> EventTypes.accept(YamlNodes.texts(types), type))
                        .isPresent())
                .toList();
        if (fitting.isEmpty()) {
            return Optional.of(file.withEntry(definitions, definition));
        }
        return withTraits(file, fitting.get(fitting.size() - 1));
    }

    private Optional<String> withTraits(YamlText file, MappingNode definition) throws EditException {
        MappingNode traits = YamlNodes.value(definition, "traits")
                .filter(MappingNode.class::isInstance)
                .map(MappingNode.class::cast)
                .orElseThrow(() -> new EditException(YamlText.line(definition) + "the definition has no traits"));
        Set<String> there = new LinkedHashSet<>();
        collect(traits, there, new HashSet<>());
        Map<String, Object> missing = new LinkedHashMap<>(all);
        missing.keySet().retainAll(needed);
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
