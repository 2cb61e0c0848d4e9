package org.opnfv.doctor.functest.report.html;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.opnfv.doctor.functest.report.Printable;

/** Writes elements of HTML. What stands in them is text, whatever it holds: it can end no element and move nothing. */
final class Markup {

    /** The width of a whole bar, in pixels. */
    private static final BigDecimal BAR = BigDecimal.valueOf(200);

    /**
     * What stands in a cell, or beside a name; a text, the place of the run that it leads to (null: none), and the share of a bar that
     * it has (null: it is no bar).
     */
    record Cell(String text, String run, String style, BigDecimal share) {

        static Cell of(String text) {
            return new Cell(text, null, null, null);
        }

        /** A bar in the colour of a component; what it says stands in another cell, too. */
        static Cell bar(BigDecimal share, String style) {
            return new Cell("", null, style, share);
        }

        /** Leads to a run where there is a script. */
        static Cell to(String run, String text) {
            return new Cell(text, run, null, null);
        }

        /** A verdict, or what became of a criterion. */
        static Cell verdict(Enum<?> verdict) {
            return new Cell(verdict.name(), null, verdict.name(), null);
        }
    }

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

    /** An element that holds a text, on a line of its own. */
    Markup element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close(tag).line();
    }

    /** A section with a heading; to be closed. */
    Markup section(String id, String title) {
        return open("section", "class", "card", "id", id, "aria-labelledby", id + "-title")
                .line()
                .element("h2", title, "id", id + "-title", "tabindex", "-1");
    }

    Markup list(List<String> items) {
        open("ul", "class", "reasons").line();
        items.forEach(item -> element("li", item));
        return close("ul").line();
    }

    Markup cell(Cell cell) {
        if (cell.share() != null) {
            return bar(cell);
        }
        if (cell.style() != null) {
            return badge(cell.text(), false);
        }
        return cell.run() == null
                ? text(cell.text())
                : open("span", "data-run", cell.run()).text(cell.text()).close("span");
    }

    private Markup bar(Cell cell) {
        String width = BAR.toPlainString();
        String filled = cell.share()
                .multiply(BAR)
                .max(BigDecimal.ONE)
                .setScale(1, RoundingMode.HALF_UP)
                .toPlainString();
        return open("svg", "width", width, "height", "12", "viewBox", "0 0 " + width + " 12", "aria-hidden", "true")
                .open("rect", "class", cell.style(), "width", filled, "height", "12", "rx", "2")
                .close("rect")
                .close("svg");
    }

    /** A figure with its name, in a list of such; {@code more} stands behind it in small letters, null for nothing. */
    Markup figure(String name, Cell value, String more) {
        open("div").element("dt", name).open("dd").cell(value);
        if (more != null) {
            text(" ").open("small").text(more).close("small");
        }
        return close("dd").close("div").line();
    }

    /** A verdict with its sign: never told by colour alone. */
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
        return open("span", "class", "badge " + style + (large ? " large" : ""))
                .open("span", "aria-hidden", "true")
                .text(sign)
                .close("span")
                .text(" " + verdict.replace('_', ' '))
                .close("span");
    }

    /**
     * A table; heads that begin with {@code #} are those of numbers. A cell is a text or a {@link Cell}. It has its head with it, for
     * styles that stack the cells of a row where there is no room for them side by side.
     */
    Markup table(String caption, List<String> heads, List<? extends List<?>> rows) {
        open("div", "class", "scroll").open("table").line().element("caption", caption);
        open("thead").open("tr");
        heads.forEach(head -> open("th", "scope", "col", "class", number(head))
                .text(words(head))
                .close("th"));
        close("tr").close("thead").line().open("tbody").line();
        for (List<?> row : rows) {
            open("tr");
            for (int i = 0; i < row.size(); i++) {
                String tag = i == 0 ? "th" : "td";
                open(
                                tag,
                                "scope",
                                i == 0 ? "row" : null,
                                "class",
                                number(heads.get(i)),
                                "data-head",
                                i == 0 ? null : words(heads.get(i)))
                        .cell(row.get(i) instanceof Cell cell ? cell : Cell.of(String.valueOf(row.get(i))))
                        .close(tag);
            }
            close("tr").line();
        }
        return close("tbody").close("table").close("div").line();
    }

    private static String words(String head) {
        return head.replaceFirst("^#", "");
    }

    private static String number(String head) {
        return head.startsWith("#") ? "number" : null;
    }

    static String escaped(String text) {
        return Printable.line(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
