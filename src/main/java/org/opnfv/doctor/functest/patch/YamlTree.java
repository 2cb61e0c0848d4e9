package org.opnfv.doctor.functest.patch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.opnfv.doctor.functest.patch.YamlNode.Kind;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * Builds nodes from a parser's events. The library's own nodes do not keep aliases: they replace an alias by its target and lose its
 * position.
 */
final class YamlTree {
    private final String text;
    private final boolean wide;
    private final Iterator<Event> events;
    private final Map<String, YamlNode> anchors = new HashMap<>();

    /** Consumes the events as it needs them. */
    YamlTree(String text, Iterator<Event> events) {
        this.text = text;
        this.events = events;
        wide = text.codePoints().anyMatch(Character::isSupplementaryCodePoint);
    }

    /** The node that begins with that event. */
    YamlNode node(Event event) throws EditException {
        if (event instanceof AliasEvent alias) {
            YamlNode target = anchors.get(alias.getAnchor());
            if (target == null) {
                throw new EditException("line " + (event.getStartMark().getLine() + 1)
                        + ": an alias stands for nothing above it, or for what it stands in");
            }
            return new YamlNode(
                    Kind.ALIAS, false, at(event.getStartMark()), at(event.getEndMark()), 0, null, List.of(), target);
        }
        YamlNode node = event instanceof ScalarEvent scalar ? scalar(scalar) : collection((CollectionStartEvent) event);
        String anchor = ((NodeEvent) event).getAnchor();
        if (anchor != null) {
            anchors.put(anchor, node);
        }
        return node;
    }

    private YamlNode scalar(ScalarEvent event) {
        return new YamlNode(
                Kind.SCALAR,
                false,
                at(event.getStartMark()),
                at(event.getEndMark()),
                0,
                event.getValue(),
                List.of(),
                null);
    }

    private YamlNode collection(CollectionStartEvent event) throws EditException {
        List<YamlNode> children = new ArrayList<>();
        Event next = events.next();
        while (!next.is(Event.ID.SequenceEnd) && !next.is(Event.ID.MappingEnd)) {
            children.add(node(next));
            next = events.next();
        }
        Kind kind = event.is(Event.ID.SequenceStart) ? Kind.SEQUENCE : Kind.MAPPING;
        // A block ends at the next event, with all comments between.
        int end = event.isFlow()
                ? at(next.getEndMark())
                : children.get(children.size() - 1).end();
        int column = event.isFlow() ? 0 : column(kind, children.get(0));
        return new YamlNode(
                kind, event.isFlow(), at(event.getStartMark()), end, column, null, List.copyOf(children), null);
    }

    /** The column of the first key, or of the dash before the first entry: the event itself begins with an anchor, wherever that is. */
    private int column(Kind kind, YamlNode first) {
        int begin = kind == Kind.MAPPING ? first.start() : text.lastIndexOf('-', first.start() - 1);
        int line = begin;
        while (line > 0 && "\n\r\uFEFF".indexOf(text.charAt(line - 1)) < 0) {
            line--;
        }
        return begin - line;
    }

    /** Marks count a character beyond 16 bits as one. */
    private int at(Mark mark) {
        return wide ? text.offsetByCodePoints(0, mark.getIndex()) : mark.getIndex();
    }
}
