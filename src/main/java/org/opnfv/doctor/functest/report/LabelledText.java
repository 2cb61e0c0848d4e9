package org.opnfv.doctor.functest.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Text of at most 80 columns: labels on the left, wrapped text on the right. */
final class LabelledText {

    static final int WIDTH = 80;

    private static final int LABEL = 12;
    private static final String INDENT = "  ";

    /** The columns beside the label. */
    private static final int ROOM = WIDTH - LABEL - INDENT.length();

    private final Style style;
    private final StringBuilder text = new StringBuilder();

    LabelledText(Style style) {
        this.style = style;
    }

    Style style() {
        return style;
    }

    /** A line of ours, which may be coloured; text from logs and records uses the other methods. */
    void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }

    void gap() {
        text.append('\n');
    }

    /**
     * The label, and one item after the other, each wrapped between words. A path stays whole however long it is, so that it can be
     * copied; another long word is shortened in its middle.
     */
    void field(String label, List<String> items) {
        block(label, items.stream().flatMap(item -> wrapped(item).stream()).toList());
    }

    void field(String label, String item) {
        field(label, List.of(item));
    }

    /** The label, and lines that stay as they are: text to copy, and text in columns. */
    void block(String label, List<String> lines) {
        String left = label;
        for (String line : lines) {
            line(INDENT + style.faint(padded(left)) + Printable.line(line));
            left = "";
        }
    }

    /** The first lines of several, and how many more there are. */
    static List<String> first(List<String> lines, int most) {
        return lines.size() <= most
                ? lines
                : Stream.concat(lines.stream().limit(most), Stream.of("and " + (lines.size() - most) + " more"))
                        .toList();
    }

    /** The label, and a warning of ours. */
    void warning(String label, String words) {
        line(INDENT + style.faint(padded(label)) + style.warning(words));
    }

    private static String padded(String label) {
        return label + " ".repeat(Math.max(1, LABEL - label.length()));
    }

    private static List<String> wrapped(String item) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String whole : item.strip().split("\\s+")) {
            String word = whole.indexOf('/') < 0 ? Printable.shortened(whole, ROOM - INDENT.length()) : whole;
            if (!line.isEmpty() && line.length() + 1 + word.length() > ROOM) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(INDENT);
            } else if (!line.isEmpty()) {
                line.append(' ');
            }
            line.append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
