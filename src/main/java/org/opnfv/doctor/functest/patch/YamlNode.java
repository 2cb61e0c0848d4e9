package org.opnfv.doctor.functest.patch;

import java.util.List;
import java.util.Optional;

/**
 * A piece of a YAML text with its position.
 *
 * @param flow whether it is written in brackets or braces
 * @param start offset of its first character; of its anchor or tag if it has one
 * @param end offset after its last character, without the comments and line ends after it
 * @param column the indentation of the entries of a block; 0 for anything else
 * @param text the value of a scalar; null for others
 * @param children the entries of a sequence; keys and values in turn of a mapping
 * @param target the node that an alias stands for; null for others
 */
record YamlNode(
        Kind kind,
        boolean flow,
        int start,
        int end,
        int column,
        String text,
        List<YamlNode> children,
        YamlNode target) {

    enum Kind {
        SCALAR,
        SEQUENCE,
        MAPPING,
        ALIAS
    }

    /** Itself, or the node that it is an alias for. */
    YamlNode meant() {
        return target == null ? this : target;
    }

    boolean isSequence() {
        return kind == Kind.SEQUENCE;
    }

    boolean isMapping() {
        return kind == Kind.MAPPING;
    }

    /** The value of a key, with aliases resolved; where a key stands twice the last one, as parsers take it. */
    Optional<YamlNode> value(String key) {
        for (int i = children.size() - 2; isMapping() && i >= 0; i -= 2) {
            if (key.equals(children.get(i).text())) {
                return Optional.of(children.get(i + 1).meant());
            }
        }
        return Optional.empty();
    }

    /** The scalars in a sequence; of a scalar itself; none of a mapping. */
    List<String> texts() {
        return switch (kind) {
            case SCALAR -> List.of(text);
            case SEQUENCE ->
                children.stream()
                        .map(YamlNode::meant)
                        .filter(child -> child.text() != null)
                        .map(YamlNode::text)
                        .toList();
            case ALIAS -> target.texts();
            case MAPPING -> List.of();
        };
    }
}
