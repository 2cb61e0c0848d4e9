package org.opnfv.doctor.functest.report;

import java.math.BigDecimal;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.series.Trend;

/** Nights for people: what changed, then a line each with a box on a common scale. */
final class TrendText {
    private static final int NAMES = 32;
    private static final int VERDICT = 7;
    private static final int SCALE = 17;

    private final Trend trend;
    private final TrendWords words;
    private final LabelledText page;
    private final int day;

    private TrendText(Trend trend, boolean coloured) {
        this.trend = trend;
        words = new TrendWords(trend);
        page = new LabelledText(coloured ? Style.COLOURED : Style.PLAIN);
        day = trend.nights().stream().mapToInt(night -> night.day().length()).reduce("night".length(), Math::max);
    }

    static String render(Trend trend, boolean coloured) {
        return new TrendText(trend, coloured).render();
    }

    private String render() {
        page.line(TrendWords.headline(trend));
        page.gap();
        page.field("reference", trend.reference().name());
        if (!trend.labels().isEmpty()) {
            page.field("labels", ContextText.labels(trend.labels()));
        }
        trend.changed()
                .forEach(night -> page.field(
                        night.day(),
                        Stream.concat(Stream.of(words.change(night)), night.unlike().stream())
                                .toList()));
        page.gap();
        page.line(page.style().faint(line("night", "run", "verdict", "median", "to ref.", "10% [25%|75%] 90%")));
        trend.nights().forEach(this::row);
        page.line(page.style().faint(TrendWords.MARK));
        return page.toString();
    }

    private void row(Trend.Night night) {
        String verdict = page.style().verdict(night.verdict())
                + " ".repeat(VERDICT - night.verdict().name().length());
        page.line(line(
                night.day(),
                Printable.shortened(Printable.line(night.series().name()), NAMES - day),
                verdict,
                words.median(night.spread()),
                TrendWords.against(night),
                box(night.spread())));
        String more = TrendWords.more(night);
        if (!more.isEmpty()) {
            page.field("", more);
        }
    }

    private String line(String night, String run, String verdict, String median, String against, String box) {
        return "%%-%ds %%-%ds %%s %%9s %%9s %%s"
                .formatted(day, NAMES - day)
                .formatted(night, run, verdict, median, against, box);
    }

    /** {@code --[==|==]---}; what falls on an owner who was never told is at the right end. */
    private String box(Trend.Spread spread) {
        if (spread.count() == 0) {
            return "";
        }
        char[] row = " ".repeat(SCALE + 1).toCharArray();
        int low = column(spread.q1());
        int high = column(spread.q3());
        fill(row, column(spread.p10()), column(spread.p90()), '-');
        fill(row, low, high, '=');
        row[low] = '[';
        row[high] = ']';
        row[column(spread.median())] = '|';
        return new String(row);
    }

    private static void fill(char[] row, int from, int to, char with) {
        for (int i = from; i <= to; i++) {
            row[i] = with;
        }
    }

    private int column(BigDecimal seconds) {
        return (int) Math.round(SCALE * trend.place(seconds));
    }
}
