package org.opnfv.doctor.functest.report.html;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.report.Unit;
import org.opnfv.doctor.functest.series.Distribution;
import org.opnfv.doctor.functest.series.Measure;
import org.opnfv.doctor.functest.series.Sample;
import org.opnfv.doctor.functest.series.Series;

/**
 * The distributions of the measures that have values: a row for each, with links from its smallest and its largest value to their runs.
 */
final class SpreadTable {

    /** Shown for a figure that falls on an owner who was never notified. */
    static final String NEVER = "never";

    private static final String NONE = "–";

    /**
     * A measure of a set.
     *
     * @param change how much larger its median is than another set's; null when none of the table is compared
     */
    record Row(String name, Series series, Measure measure, String change) {

        /** The number of iterations without it: those that cannot be judged, and those that did not record it. */
        private int unknown() {
            Set<Assessment> known = Collections.newSetFromMap(new IdentityHashMap<>());
            series.samples(measure).forEach(sample -> known.add(sample.run()));
            return series.iterations().size() - known.size();
        }
    }

    private final RunAnchors runs;
    private final List<Row> rows;
    private final boolean compared;
    private final boolean gaps;

    SpreadTable(RunAnchors runs, List<Row> rows) {
        this.runs = runs;
        this.rows = rows;
        compared = rows.stream().anyMatch(row -> row.change() != null);
        gaps = rows.stream().anyMatch(row -> row.unknown() > 0);
    }

    void append(Markup out, String caption) {
        List<String> heads = new ArrayList<>(List.of("measure", "#count", "#never told"));
        if (gaps) {
            heads.add("#without");
        }
        heads.addAll(List.of("#min", "#median"));
        if (compared) {
            heads.add("#B to A");
        }
        heads.addAll(List.of("#p90", "#p95", "#p99", "#max", "#mean", "#jitter"));
        out.stacked(
                caption + (gaps ? "; without: " + rows.get(0).series().noun() + "s that do not tell it" : ""),
                heads,
                rows.stream().map(this::cells).toList());
    }

    private List<Cell> cells(Row row) {
        Distribution found = row.series().distribution(row.measure()).orElseThrow();
        Unit unit = Unit.of(largest(found));
        List<Cell> cells = new ArrayList<>(List.of(
                Cell.of(row.name()),
                Cell.of(TextFormat.number(found.count())),
                Cell.of(TextFormat.number(found.missing()))));
        if (gaps) {
            cells.add(Cell.of(TextFormat.number(row.unknown())));
        }
        cells.add(extreme(text(unit, found.min(), null), row.series(), row.measure(), Comparator.naturalOrder()));
        cells.add(Cell.of(text(unit, found.median(), null)));
        if (compared) {
            cells.add(Cell.of(row.change()));
        }
        Stream.of(found.p90(), found.p95(), found.p99())
                .forEach(figure -> cells.add(Cell.of(text(unit, figure, null))));
        cells.add(extreme(text(unit, found.max(), null), row.series(), row.measure(), Comparator.reverseOrder()));
        Stream.of(found.mean(), found.jitter())
                .forEach(figure -> cells.add(Cell.of(figure == null ? NONE : unit.text(figure))));
        return cells;
    }

    /** A smallest or largest value, with a link to its run; no value is larger than one that never came. */
    Cell extreme(String text, Series series, Measure measure, Comparator<BigDecimal> order) {
        return series.samples(measure).stream()
                .filter(sample -> (sample.seconds() == null) == NEVER.equals(text))
                .min(Comparator.comparing(Sample::seconds, Comparator.nullsFirst(order)))
                .map(sample -> Cell.link(runs.of(sample.run()), text))
                .orElse(Cell.of(text));
    }

    /** A figure, shown on its side of a limit that may be null; null itself where it falls on an owner who was never notified. */
    static String text(Unit unit, BigDecimal figure, BigDecimal limit) {
        return figure == null ? NEVER : unit.text(figure, limit);
    }

    /** The largest figure that is a number; 0 when none is. */
    static BigDecimal largest(Distribution found) {
        return Stream.of(found.max(), found.p99(), found.p95(), found.p90(), found.median(), found.min())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }
}
