package org.opnfv.doctor.functest.patch;

import java.io.StringReader;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.Event;

/**
 * A YAML text of one document to which entries can be added in the style of their surroundings: comments, order and every other byte
 * stay. The parser is the one for profiles, and speaks YAML 1.1 as the services' own does.
 */
final class YamlText {
    private static final int LONGEST = 16 << 20;

    private final String text;
    private final YamlNode root;

    private YamlText(String text, YamlNode root) {
        this.text = text;
        this.root = root;
    }

    static YamlText parse(String text) throws EditException {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(LONGEST);
        try {
            Iterator<Event> events =
                    new Yaml(limits).parse(new StringReader(text)).iterator();
            YamlTree tree = new YamlTree(text, events);
            YamlNode root = null;
            while (events.hasNext()) {
                Event event = events.next();
                if (event.is(Event.ID.DocumentStart)) {
                    if (root != null) {
                        throw new EditException(line(event.getStartMark().getLine()) + "a second document begins");
                    }
                    root = tree.node(events.next());
                }
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
    Optional<YamlNode> root() {
        return Optional.ofNullable(root);
    }

    /** The line on which a node begins, for messages. */
    String line(YamlNode node) {
        return line((int)
                text.substring(0, node.start()).chars().filter(c -> c == '\n').count());
    }

    /** The text with one more entry at the end of a sequence. */
    String withEntry(YamlNode sequence, Object entry) {
        if (sequence.flow()) {
            return inBrackets(sequence, List.of(entry));
        }
        return after(sequence, "- " + block(entry, " ".repeat(sequence.column() + 2)), sequence.column());
    }

    /** The text with more keys at the end of a mapping. */
    String withKeys(YamlNode mapping, Map<String, ?> keys) {
        if (mapping.flow()) {
            return inBrackets(mapping, keys);
        }
        return after(mapping, block(keys, " ".repeat(mapping.column())), mapping.column());
    }

    /** The text with a first entry, where there was none. */
    String withFirst(Object entry) {
        if (root != null) {
            // The empty node between the marks of a document's begin and end.
            return after(root, "- " + block(entry, "  "), 0);
        }
        boolean unended = !text.isEmpty() && !text.endsWith("\n");
        String added = "- " + block(entry, "  ");
        return text + (unended ? lineEnd() + added : added + lineEnd());
    }

    private String inBrackets(YamlNode node, Object more) {
        String written = dump(more, FlowStyle.FLOW);
        String inner = written.substring(1, written.length() - 1);
        return node.children().isEmpty()
                ? inserted(node.end() - 1, inner)
                : inserted(node.children().get(node.children().size() - 1).end(), ", " + inner);
    }

    /** On new lines below the last entry of a block, whose comment stays in place. */
    private String after(YamlNode node, String lines, int column) {
        int at = node.end();
        boolean afterLine = at > 0 && text.charAt(at - 1) == '\n';
        int next = afterLine ? at : text.indexOf('\n', at) + 1;
        String indented = " ".repeat(column) + lines;
        return next == 0 ? text + lineEnd() + indented : inserted(next, indented + lineEnd());
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
