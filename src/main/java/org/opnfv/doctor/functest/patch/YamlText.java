package org.opnfv.doctor.functest.patch;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A YAML text of one document to which entries can be added in the style of their surroundings: comments, order and every other byte
 * stay. The parser is the one for profiles, and speaks YAML 1.1 as the services' own does.
 */
final class YamlText {
    private static final int LONGEST = 16 << 20;

    private final String text;
    private final Node root;
    private final boolean wide;

    private YamlText(String text, Node root) {
        this.text = text;
        this.root = root;
        wide = text.codePoints().anyMatch(Character::isSupplementaryCodePoint);
    }

    static YamlText parse(String text) throws EditException {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(LONGEST);
        // Nothing is made of the nodes, so that aliases multiply nothing.
        limits.setMaxAliasesForCollections(Integer.MAX_VALUE);
        try {
            Node root = null;
            for (Node document : new Yaml(limits).composeAll(new StringReader(text))) {
                if (root != null) {
                    throw new EditException(line(document) + "a second document begins");
                }
                root = document;
            }
            return new YamlText(text, root);
        } catch (MarkedYAMLException e) {
            throw new EditException(
                    (e.getProblemMark() == null ? "" : line(e.getProblemMark().getLine())) + "not YAML: "
                            + e.getProblem());
        } catch (YAMLException e) {
            throw new EditException(
                    "not YAML: " + e.getMessage().lines().findFirst().orElse(""));
        }
    }

    private static String line(int number) {
        return "line " + (number + 1) + ": ";
    }

    /** The document; empty when there are only comments. */
    Optional<Node> root() {
        return Optional.ofNullable(root);
    }

    /** The line on which a node begins, for messages. */
    static String line(Node node) {
        return line(node.getStartMark().getLine());
    }

    /** The text with one more entry at the end of a sequence. */
    String withEntry(SequenceNode sequence, Object entry) throws EditException {
        if (sequence.getFlowStyle() == FlowStyle.FLOW) {
            return inBrackets(sequence, List.of(entry));
        }
        int dash = text.lastIndexOf('-', begin(first(sequence)) - 1);
        String lines = "- " + block(entry, " ".repeat(column(dash) + 2));
        return after(end(sequence), lines, column(dash));
    }

    /** The text with more keys at the end of a mapping. */
    String withKeys(MappingNode mapping, Map<String, ?> keys) throws EditException {
        if (mapping.getFlowStyle() == FlowStyle.FLOW) {
            return inBrackets(mapping, keys);
        }
        int column = column(begin(first(mapping)));
        return after(end(mapping), block(keys, " ".repeat(column)), column);
    }

    /** The text with a first entry, where there was none. */
    String withFirst(Object entry) {
        if (root != null) {
            // The empty node between the marks of a document's begin and end.
            return after(end(root), "- " + block(entry, "  "), 0);
        }
        boolean unended = !text.isEmpty() && !text.endsWith("\n");
        String added = "- " + block(entry, "  ");
        return text + (unended ? lineEnd() + added : added + lineEnd());
    }

    private String inBrackets(Node node, Object more) {
        String written = dump(more, FlowStyle.FLOW);
        String inner = written.substring(1, written.length() - 1);
        int bracket = at(node.getEndMark()) - 1;
        if (YamlNodes.children(node).isEmpty()) {
            return inserted(bracket, inner);
        }
        int last = own(node).mapToInt(this::end).max().orElse(bracket);
        if (own(node).count() < YamlNodes.children(node).size()) {
            // An alias, whose place nobody knows.
            last = text.substring(0, bracket).stripTrailing().length();
        }
        return inserted(last, ", " + inner);
    }

    /** On new lines below a place in the last line of a block, whose comment stays in place. */
    private String after(int at, String lines, int column) {
        boolean afterLine = at > 0 && text.charAt(at - 1) == '\n';
        int next = afterLine ? at : text.indexOf('\n', at) + 1;
        String indented = " ".repeat(column) + lines;
        return next == 0 ? text + lineEnd() + indented : inserted(next, indented + lineEnd());
    }

    /** The children that stand in the node; for an alias the node stands where its anchor is. */
    private static Stream<Node> own(Node node) {
        int begin = node.getStartMark().getIndex();
        return YamlNodes.children(node).stream()
                .filter(child -> child != node && child.getStartMark().getIndex() >= begin);
    }

    private static Node first(Node node) throws EditException {
        return own(node)
                .findFirst()
                .orElseThrow(() -> new EditException(line(node) + "it has only aliases: add by hand what is missing"));
    }

    private int begin(Node node) {
        return at(node.getStartMark());
    }

    /** A block ends with its last part, and for SnakeYAML only where something else begins, with all comments between. */
    private int end(Node node) {
        boolean block = node instanceof CollectionNode<?> collection && collection.getFlowStyle() != FlowStyle.FLOW;
        return block ? own(node).mapToInt(this::end).max().orElse(begin(node)) : at(node.getEndMark());
    }

    /** The column of a place, without the mark that a file may begin with. */
    private int column(int place) {
        int line = place;
        while (line > 0 && "\n\r\uFEFF".indexOf(text.charAt(line - 1)) < 0) {
            line--;
        }
        return place - line;
    }

    /** Marks count a character beyond 16 bits as one. */
    private int at(Mark mark) {
        return wide ? text.offsetByCodePoints(0, mark.getIndex()) : mark.getIndex();
    }

    private String inserted(int at, String more) {
        return text.substring(0, at) + more + text.substring(at);
    }

    /** Without indentation in the first line and without a line end after the last. */
    private String block(Object value, String indentation) {
        return dump(value, FlowStyle.BLOCK).lines().collect(Collectors.joining(lineEnd() + indentation));
    }

    private static String dump(Object value, FlowStyle style) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(style);
        options.setSplitLines(false);
        options.setWidth(Integer.MAX_VALUE);
        return new Yaml(options).dump(value).stripTrailing();
    }

    private String lineEnd() {
        int end = text.indexOf('\n');
        return end > 0 && text.charAt(end - 1) == '\r' ? "\r\n" : "\n";
    }
}
