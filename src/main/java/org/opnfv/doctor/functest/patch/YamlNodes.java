package org.opnfv.doctor.functest.patch;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** What is in SnakeYAML's nodes. An alias is the node that it stands for. */
final class YamlNodes {

    private YamlNodes() {}

    /** The keys and values of a mapping, or the entries of a sequence, in their order. */
    static List<Node> children(Node node) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        return node instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .flatMap(tuple -> Stream.of(tuple.getKeyNode(), tuple.getValueNode()))
                        .toList()
                : List.of();
    }

    /** The mappings in a sequence. */
    static List<MappingNode> mappings(Node node) {
        return node instanceof SequenceNode sequence
                ? sequence.getValue().stream()
                        .filter(MappingNode.class::isInstance)
                        .map(MappingNode.class::cast)
                        .toList()
                : List.of();
    }

    /** The value of a key; where a key stands twice the last one, as parsers take it. */
    static Optional<Node> value(MappingNode mapping, String key) {
        return mapping.getValue().stream()
                .filter(tuple -> key.equals(text(tuple.getKeyNode())))
                .reduce((first, last) -> last)
                .map(NodeTuple::getValueNode);
    }

    /** The scalars in a sequence; of a scalar itself; none of a mapping. */
    static List<String> texts(Node node) {
        return (node instanceof SequenceNode ? children(node) : List.of(node))
                .stream()
                        .filter(ScalarNode.class::isInstance)
                        .map(YamlNodes::text)
                        .toList();
    }

    /** The scalars at a key, which may be missing. */
    static List<String> texts(MappingNode mapping, String key) {
        return value(mapping, key).map(YamlNodes::texts).orElse(List.of());
    }

    /** Null when it is no scalar. */
    static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : null;
    }
}
