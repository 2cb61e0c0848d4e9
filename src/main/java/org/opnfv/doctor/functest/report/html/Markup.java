package org.opnfv.doctor.functest.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.report.Printable;

/** Writes elements of HTML. Their content is escaped text, whatever it holds: it can neither end an element nor change the page. */
final class Markup {

    private static final String STACKED = "spread";

    private final StringBuilder out = new StringBuilder();

    /** Begins an element; attributes are names and values in turn, and one whose value is null is left out. */
    Markup open(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            if (attributes[i + 1] != null) {
                out.append(' ')
                        .append(attributes[i])
                        .append("=\"")
                        .append(escaped(attributes[i + 1]))
                        .append('"');
            }
        }
        out.append('>');
        return this;
    }

    Markup close(String tag) {
        out.append("</").append(tag).append('>');
        return this;
    }

    Markup text(String text) {
        out.append(escaped(text));
        return this;
    }

    Markup line() {
        out.append('\n');
        return this;
    }

    /** An element with a text, on its own line. */
    Markup element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close(tag).line();
    }

    /** A section with a heading; to be closed. */
    Markup section(String id, String title) {
        String head = id + "-title";
        return add("<section class='card' id='%s' aria-labelledby='%s'>\n<h2 id='%s'>%s</h2>\n", id, head, head, title);
    }

    /** A sentence in small letters. */
    Markup note(String sentence) {
        return add("<p class='soft small'>%s</p>\n", sentence);
    }

    /** A list, each item a text or a {@link Cell}; nothing for an empty list. */
    Markup list(List<?> items) {
        if (!items.isEmpty()) {
            add("<ul class='reasons'>\n");
            for (Object item : items) {
                open("li");
                cell(item).write(this);
                add("</li>\n");
            }
            add("</ul>\n");
        }
        return this;
    }

    /** Elements as written, with an escaped text for each {@code %s}: {@code "<rect width='%s'/>"}. */
    Markup add(String elements, Object... texts) {
        Object[] escaped =
                Stream.of(texts).map(text -> escaped(String.valueOf(text))).toArray();
        out.append(String.format(Locale.ROOT, elements, escaped));
        return this;
    }

    /** A link to a place on this page; {@code id} is null where there is no such place. */
    Markup link(String id, String text) {
        return id == null ? text(text) : add("<a href='#%s'>%s</a>", id, text);
    }

    /** A figure with its name, in a list of such; {@code more} follows it in small letters, null for nothing. */
    Markup figure(String name, Cell value, String more) {
        add("<div><dt>%s</dt> <dd>", name);
        value.write(this);
        if (more != null) {
            add(" <small>%s</small>", more);
        }
        return add("</dd></div>\n");
    }

    /** A verdict with its sign: never shown by colour alone. */
    Markup badge(String verdict, boolean large) {
        String style = switch (verdict) {
            case "PASS" -> "pass";
            case "FAIL" -> "fail";
            default -> "unknown";
        };
        String sign = switch (verdict) {
            case "PASS" -> "✓";
            case "FAIL" -> "✗";
            default -> "?";
        };
        return add(
                "<span class='badge %s'><span aria-hidden='true'>%s</span> %s</span>",
                style + (large ? " large" : ""), sign, verdict.replace('_', ' '));
    }

    /**
     * A full-width table with a column of bars; on small screens the bars stand below the other cells of their row.
     *
     * @param axis the axis below the bars; null for none
     */
    Markup chart(String caption, List<String> heads, List<List<Cell>> rows, Cell axis) {
        List<List<Cell>> all = new ArrayList<>(rows);
        if (axis != null) {
            all.add(heads.stream()
                    .map(head -> head.startsWith("|") ? axis : Cell.of(""))
                    .toList());
        }
        return table("chart", caption, heads, all);
    }

    /** A table; a head that begins with {@code #} is that of numbers, {@code |} is that of bars. A cell is a text or a {@link Cell}. */
    Markup table(String caption, List<String> heads, List<? extends List<?>> rows) {
        return table("scroll", caption, heads, rows);
    }

    /** The same for more columns than a small screen has room for: there each row is a list of its cells, each below its head. */
    Markup stacked(String caption, List<String> heads, List<? extends List<?>> rows) {
        return table(STACKED, caption, heads, rows);
    }

    private Markup table(String style, String caption, List<String> heads, List<? extends List<?>> rows) {
        add("<div class='%s'><table>\n<caption>%s</caption>\n<thead><tr>", style, caption);
        heads.forEach(head -> open("th", "scope", "col", "class", kind(head))
                .text(words(head))
                .close("th"));
        add("</tr></thead>\n<tbody>\n");
        for (List<?> row : rows) {
            open("tr");
            for (int i = 0; i < row.size(); i++) {
                Markup content = new Markup();
                cell(row.get(i)).write(content);
                boolean name = i == 0 && !content.out.isEmpty();
                String tag = name ? "th" : "td";
                String head = heads.get(i);
                String stacked = i > 0 && style.equals(STACKED) ? words(head) : null;
                open(tag, "scope", name ? "row" : null, "class", kind(head), "data-head", stacked);
                out.append(content.out);
                close(tag);
            }
            close("tr").line();
        }
        return add("</tbody></table></div>\n");
    }

    private static Cell cell(Object cell) {
        return cell instanceof Cell made ? made : Cell.of(String.valueOf(cell));
    }

    private static String words(String head) {
        return head.replaceFirst("^[#|]", "");
    }

    private static String kind(String head) {
        return head.startsWith("#") ? "number" : head.startsWith("|") ? "bars" : null;
    }

    static String escaped(String text) {
        return Printable.line(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
