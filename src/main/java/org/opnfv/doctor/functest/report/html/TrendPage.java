package org.opnfv.doctor.functest.report.html;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.report.ContextText;
import org.opnfv.doctor.functest.report.TrendWords;
import org.opnfv.doctor.functest.report.Unit;
import org.opnfv.doctor.functest.series.Trend;

/** Nights on one page: what changed, a box for each, in rows of at most {@value #ROW} on one scale, and all of it as a table. */
public final class TrendPage {

    /** As many nights as have room side by side on a phone. */
    private static final int ROW = 60;

    private static final int TOP = 30;
    private static final int BOTTOM = 170;
    private static final int HEIGHT = 200;
    private static final int DATES = 3;

    private final Markup out = new Markup();
    private final Trend trend;
    private final TrendWords words;
    private final Scale up;

    private TrendPage(Trend trend) {
        this.trend = trend;
        words = new TrendWords(trend);
        up = new Scale(0, Math.max(1, Scale.micros(trend.longest())), BOTTOM, TOP);
    }

    /** Writes the page, UTF-8 if the writer does as it says. */
    public static void write(Trend trend, Writer out) throws IOException {
        HtmlReport.page(out, TrendWords.headline(trend), new TrendPage(trend).body());
    }

    private String body() {
        String headline = TrendWords.headline(trend);
        out.add("<body>\n<header>\n")
                .element("h1", TextFormat.heading(headline))
                .element("p", "Reference: " + trend.reference().name(), "class", "soft");
        if (!trend.labels().isEmpty()) {
            out.element("p", ContextText.labels(trend.labels()), "class", "soft");
        }
        out.list(trend.changed().stream().map(this::change).toList());
        out.add("</header>\n<main>\n").section("nights", "Nights");
        out.note(
                "Each box holds the middle half of a night's slowest notifications, its line is their median, and four fifths are"
                        + " between its ends; a cross failed, a question mark could not be judged. From a dashed line on the medians are others.");
        for (int first = 0; first < trend.nights().size(); first += ROW) {
            picture(first, Math.min(first + ROW, trend.nights().size()));
        }
        table();
        return out.close("section")
                .line()
                .add(
                        "</main>\n<footer class='soft small'>Made by doctor-functest from the logs of the runs alone.</footer>\n</body>")
                .toString();
    }

    private Cell change(Trend.Night night) {
        String unlike =
                night.unlike().isEmpty() ? "" : "; not made as the night before: " + String.join("; ", night.unlike());
        return item ->
                item.link(id(trend.nights().indexOf(night)), night.day()).text(": " + words.change(night) + unlike);
    }

    private static String id(int night) {
        return "night-" + (night + 1);
    }

    /** All rows have boxes of one width, so that the last one is no wider than the others. */
    private void picture(int first, int end) {
        int places = Math.min(ROW, trend.nights().size());
        Scale across = new Scale(first, first + (long) Math.max(1, places - 1), 14, 97);
        double width = Math.min(4, 83.0 / places * 0.7);
        out.add("<svg width='100%%' height='%s' role='group'>", HEIGHT)
                .add("<title>Nights from %s on</title>", day(first))
                .add("<g font-size='12' fill='currentColor' aria-hidden='true'>");
        Unit unit = Unit.of(Scale.seconds(up.to()));
        for (long tick : up.ticks()) {
            int y = y(Scale.seconds(tick));
            out.add("<text y='%s'>%s</text>", y - 3, unit.plain(Scale.seconds(tick)))
                    .add("<line x2='100%%' y1='%s' y2='%s' stroke='currentColor' stroke-opacity='0.2'/>", y, y);
        }
        boolean oneDay = date(first).equals(date(end - 1));
        int step = Math.max(1, (end - first) / DATES);
        IntStream.iterate(first, i -> i < end, i -> i + step)
                .filter(i -> i == first || end - i > step / 2)
                .forEach(i -> across.word(out, i, HEIGHT - 8, oneDay ? day(i).replaceFirst(".* ", "") : date(i)));
        out.add("</g>\n");
        for (int i = first; i < end; i++) {
            night(i, across, width);
        }
        out.add("</svg>\n");
    }

    private String day(int night) {
        return trend.nights().get(night).day();
    }

    private String date(int night) {
        return day(night).replaceFirst(" .*", "");
    }

    private void night(int i, Scale across, double width) {
        Trend.Night night = trend.nights().get(i);
        Trend.Spread spread = night.spread();
        String x = across.at(i);
        String told = day(i) + ", " + night.verdict() + ", median " + words.median(spread)
                + (night.change() == null ? "" : ", changed");
        out.add("<a href='#%s' aria-label='%s'><title>%s</title>", id(i), told, told)
                .add(
                        "<rect x='%s' y='0' width='%s' height='%s' fill='transparent'/>",
                        left(x, width), width + "%", BOTTOM);
        if (night.change() != null) {
            String edge = left(x, 83.0 / Math.min(ROW, trend.nights().size()));
            out.add("<line x1='%s' x2='%s' y1='14' y2='%s' ", edge, edge, BOTTOM)
                    .add("stroke='%s' stroke-dasharray='4 3'/>", Colours.OTHER_VALUE);
        }
        if (spread.count() > 0) {
            int low = y(spread.q1());
            int high = y(spread.q3());
            int middle = y(spread.median());
            out.add("<line x1='%s' x2='%s' y1='%s' y2='%s' ", x, x, y(spread.p10()), y(spread.p90()))
                    .add("stroke='%s'/>", Colours.VALUE)
                    .add("<rect x='%s' y='%s' width='%s' ", left(x, width), high, width + "%")
                    .add("height='%s' fill='%s'/>", Math.max(2, low - high), Colours.VALUE)
                    .add(
                            "<rect x='%s' y='%s' width='%s' height='2' fill='currentColor'/>",
                            left(x, width), middle - 1, width + "%");
        }
        if (night.verdict() != Verdict.PASS) {
            boolean failed = night.verdict() == Verdict.FAIL;
            out.add("<text x='%s' y='14' text-anchor='middle' font-size='14' ", x)
                    .add("fill='%s'>%s</text>", failed ? Colours.LIMIT : Colours.UNKNOWN, failed ? "×" : "?");
        }
        out.add("</a>\n");
    }

    /** Half a width to the left of a place in per cent. */
    private static String left(String place, double width) {
        double middle = Double.parseDouble(place.substring(0, place.length() - 1));
        return String.format(Locale.ROOT, "%.2f%%", middle - width / 2);
    }

    private int y(BigDecimal seconds) {
        return (int) Math.round(BOTTOM - trend.place(seconds) * (BOTTOM - TOP));
    }

    private void table() {
        List<List<Cell>> rows =
                IntStream.range(0, trend.nights().size()).mapToObj(this::row).toList();
        out.stacked(
                "The same as a table. " + TrendWords.MARK,
                List.of("night", "run", "verdict", "#runs", "#median", "#to reference", "of it"),
                rows);
    }

    private List<Cell> row(int i) {
        Trend.Night night = trend.nights().get(i);
        return List.of(
                cell -> cell.add("<span id='%s' class='key'>%s</span>", id(i), day(i)),
                Cell.of(night.series().name()),
                Cell.verdict(night.verdict()),
                Cell.of(TextFormat.number(night.series().iterations().size())),
                Cell.of(words.median(night.spread())),
                Cell.of(TrendWords.against(night)),
                Cell.of(TrendWords.more(night)));
    }
}
