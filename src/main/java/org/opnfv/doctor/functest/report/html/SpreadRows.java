package org.opnfv.doctor.functest.report.html;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

    private SpreadRows() {}

    /** One row, its times in one unit; smallest and largest lead to their runs. {@code found} is null when nobody was ever told. */
    static List<Cell> of(String name, Distribution found, Series series, Measure measure, Runs runs) {
        if (found == null) {
            return never(name, series.samples(measure).size());
        }
        Unit unit = Unit.of(found.max());
        List<Cell> cells = new ArrayList<>(
                List.of(Cell.of(name), Cell.of(Words.number(found.count())), Cell.of(Words.number(found.missing()))));
        cells.add(extreme(unit.text(found.min()), series, measure, runs, Comparator.naturalOrder()));
        for (BigDecimal value : List.of(found.median(), found.p90(), found.p95(), found.p99())) {
            cells.add(Cell.of(unit.text(value)));
        }
        cells.add(extreme(unit.text(found.max()), series, measure, runs, Comparator.reverseOrder()));
        cells.add(Cell.of(unit.text(found.mean())));
        cells.add(Cell.of(found.jitter() == null ? "–" : unit.text(found.jitter())));
        return cells;
    }

    private static List<Cell> never(String name, int missing) {
        List<Cell> cells = new ArrayList<>(List.of(Cell.of(name), Cell.of("0"), Cell.of(Words.number(missing))));
        while (cells.size() < HEADS.size()) {
            cells.add(Cell.of("–"));
        }
        return cells;
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
