package org.opnfv.doctor.functest.patch;

import java.util.List;
import java.util.Optional;

/**
 * A piece of a YAML text, with its place in it.
 *
 * @param flow whether it is written in brackets or braces
 * @param start offset of its first character; of the anchor or tag before it, if there is one
 * @param end offset after its last character, comments and line ends behind it not included
 * @param column how far the entries of a block are indented; 0 for anything else
 * @param text what a scalar says, as it is meant; null for others
 * @param children the entries of a sequence; keys and values in turn of a mapping
 * @param target what an alias stands for; null for others
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

    /** Itself, or what it is an alias for. */
    YamlNode meant() {
        return target == null ? this : target;
    }

    boolean isSequence() {
        return kind == Kind.SEQUENCE;
    }

    boolean isMapping() {
        return kind == Kind.MAPPING;
    }

    /** The value of a key, the last one where a key stands twice, as a reader takes it; what an alias stands for. */
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
