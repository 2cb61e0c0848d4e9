package org.opnfv.doctor.functest.report.html;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.report.Unit;
import org.opnfv.doctor.functest.report.html.Markup.Cell;
import org.opnfv.doctor.functest.series.Distribution;
import org.opnfv.doctor.functest.series.Measure;
import org.opnfv.doctor.functest.series.Sample;
import org.opnfv.doctor.functest.series.Series;

/** How the values of a measure are spread, as a row of a table. */
final class SpreadRows {

    static final List<String> HEADS = List.of(
            "measure", "#count", "#missing", "#min", "#median", "#p90", "#p95", "#p99", "#max", "#mean", "#jitter");

    private static final String NEVER = "never";

    private SpreadRows() {}

    /** One row, its times in one unit; smallest and largest lead to their runs. */
    static List<Cell> of(String name, Distribution found, Series series, Measure measure, Runs runs) {
        Unit unit = Unit.of(Stream.of(found.max(), found.median(), found.min())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(BigDecimal.ZERO));
        List<Cell> cells = new ArrayList<>(
                List.of(Cell.of(name), Cell.of(Words.number(found.count())), Cell.of(Words.number(found.missing()))));
        cells.add(extreme(text(unit, found.min()), series, measure, runs, Comparator.naturalOrder()));
        Stream.of(found.median(), found.p90(), found.p95(), found.p99())
                .forEach(value -> cells.add(Cell.of(text(unit, value))));
        cells.add(
                found.max() == null
                        ? Cell.of(NEVER)
                        : extreme(unit.text(found.max()), series, measure, runs, Comparator.reverseOrder()));
        cells.add(Cell.of(found.mean() == null ? "–" : unit.text(found.mean())));
        cells.add(Cell.of(found.jitter() == null ? "–" : unit.text(found.jitter())));
        return cells;
    }

    /** What falls on an owner who was never told has no number. */
    static String text(Unit unit, BigDecimal value) {
        return value == null ? NEVER : unit.text(value);
    }

    /** A smallest or largest value, which leads to the run that it is of. */
    static Cell extreme(String text, Series series, Measure measure, Runs runs, Comparator<BigDecimal> order) {
        return series.samples(measure).stream()
                .filter(sample -> sample.seconds() != null)
                .min(Comparator.comparing(Sample::seconds, order))
                .map(sample -> Cell.to(runs.of(sample.run()), text))
                .orElse(Cell.of(text));
    }
}
