package org.opnfv.doctor.functest.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.series.Trend;

/** Nights for people: what changed, then a line each with a box on a common scale. */
final class TrendText {
    private static final String COLUMNS = "%-10s %-22s %s %9s %9s ";
    private static final int NAME = 22;
    private static final int VERDICT = 7;
    private static final int SCALE = 17;

    private final Trend trend;
    private final TrendWords words;
    private final LabelledText page;
    private final BigDecimal most;

    private TrendText(Trend trend, boolean coloured) {
        this.trend = trend;
        words = new TrendWords(trend);
        page = new LabelledText(coloured ? Style.COLOURED : Style.PLAIN);
        most = trend.nights().stream()
                .map(Trend.Night::spread)
                .filter(Objects::nonNull)
                .flatMap(spread -> Stream.of(spread.p90(), spread.q3(), spread.median())
                        .filter(Objects::nonNull)
                        .limit(1))
                .max(Comparator.naturalOrder())
                .orElse(BigDecimal.ZERO);
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
        for (Trend.Change change : trend.changes()) {
            Trend.Night night = trend.nights().get(change.night());
            page.field(
                    TrendWords.day(night.when()),
                    Stream.concat(Stream.of(words.change(change)), night.unlike().stream())
                            .toList());
        }
        page.gap();
        page.line(page.style()
                .faint(COLUMNS.formatted("night", "run", "verdict", "median", "to ref.") + "10 % [25 % | 75 %] 90 %"));
        trend.nights().forEach(this::row);
        page.line(page.style().faint(TrendWords.MARK));
        return page.toString();
    }

    private void row(Trend.Night night) {
        String verdict = page.style().verdict(night.verdict())
                + " ".repeat(VERDICT - night.verdict().name().length());
        page.line(COLUMNS.formatted(
                        TrendWords.day(night.when()),
                        Printable.shortened(Printable.line(night.series().name()), NAME),
                        verdict,
                        words.median(night.spread()),
                        TrendWords.against(night))
                + box(night.spread()));
        String more = Stream.concat(
                        Stream.of(ContextText.labels(night.labels(trend))).filter(labels -> !labels.isEmpty()),
                        night.unlike().stream())
                .collect(Collectors.joining("; "));
        if (!more.isEmpty()) {
            page.field("", List.of(more));
        }
    }

    /** {@code --[==|==]---}; what falls on an owner who was never told is at the right end. */
    private String box(Trend.Spread spread) {
        if (spread == null) {
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
        if (seconds == null || most.signum() <= 0) {
            return SCALE;
        }
        int at = seconds.multiply(BigDecimal.valueOf(SCALE))
                .divide(most, 0, RoundingMode.HALF_UP)
                .intValue();
        return Math.max(0, Math.min(SCALE, at));
    }
}
