package org.opnfv.doctor.functest.report.html;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.ComponentCost;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.report.Shortfall;
import org.opnfv.doctor.functest.report.Thresholds;
import org.opnfv.doctor.functest.report.Unit;
import org.opnfv.doctor.functest.report.html.Markup.Cell;
import org.opnfv.doctor.functest.series.Measure;
import org.opnfv.doctor.functest.series.Outlier;
import org.opnfv.doctor.functest.series.Series;

/** A set of runs: how many passed, each of them, how their figures spread, which fell out. */
final class SeriesPart {

    private final Markup out;
    private final Runs runs;
    private final Series series;
    private final Unit unit;
    private final BigDecimal limit;

    private SeriesPart(Markup out, Runs runs, Series series) {
        this.out = out;
        this.runs = runs;
        this.series = series;
        List<BigDecimal> limits = Thresholds.of(series);
        limit = limits.size() == 1 ? limits.get(0) : null;
        unit = Unit.of(all().map(SeriesPart::last)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(BigDecimal.ZERO));
    }

    static void append(Markup out, Runs runs, int number) {
        Series series = runs.results().series().get(number);
        SeriesPart part = new SeriesPart(out, runs, series);
        String id = "series-" + number;
        out.section(id, runs.label(number) + (series.isOneRun() ? "Run " : "Series ") + series.name());
        SeriesFigures.append(out, runs, series, part.limit);
        out.element("p", part.words(), "class", "soft small");
        out.open("div", "class", "dots").close("div").line();
        new RunsTable(runs, part.unit, part.limit).append(out, runs.sets().get(number));
        out.open("div", "class", "often").close("div").line();
        part.spreads();
        part.costs();
        part.outliers();
        SeriesSettings.append(out, series);
        out.close("section").line();
    }

    private Stream<Assessment> all() {
        return Stream.concat(series.warmUp().stream(), series.iterations().stream());
    }

    private static BigDecimal last(Assessment run) {
        return run.figures() == null ? null : run.figures().last();
    }

    private String words() {
        int counted = series.iterations().size();
        List<BigDecimal> limits = Thresholds.of(series);
        return made(counted)
                + Shortfall.warmUp(series)
                + (counted == 0 ? "" : series.with(Verdict.PASS).size() == counted ? "; all passed" : ": " + verdicts())
                + (limits.isEmpty()
                        ? ""
                        : "; the threshold is "
                                + String.join(
                                        " or ", limits.stream().map(unit::plain).toList()))
                + ".";
    }

    /** How many there are, beside how many were asked for when these are more. */
    private String made(int counted) {
        if (series.notMade() == series.lost()) {
            return Words.count(counted, series.noun());
        }
        int made = counted + series.lost();
        return (made == 0 ? "None" : Words.number(made)) + " of the "
                + Words.count(counted + series.notMade(), series.noun()) + " asked for "
                + (made > 1 ? "were made" : "was made");
    }

    /** A run that failed is something else than one that cannot be judged. */
    private String verdicts() {
        return Arrays.stream(Verdict.values())
                .filter(verdict -> !series.with(verdict).isEmpty())
                .map(verdict -> Words.number(series.with(verdict).size()) + " " + verdict)
                .collect(Collectors.joining(", "));
    }

    private void spreads() {
        List<SpreadTable.Row> rows = Arrays.stream(Measure.values())
                .filter(measure -> !series.samples(measure).isEmpty())
                .map(measure -> new SpreadTable.Row(measure.words(), series, measure, null))
                .toList();
        if (!rows.isEmpty() && !series.isOneRun()) {
            out.element("h3", "Spread");
            new SpreadTable(runs, rows).append(out, "Spread of the figures of all " + series.noun() + "s");
        }
    }

    private void costs() {
        List<ComponentCost> costs = series.costs();
        if (costs.isEmpty() || series.isOneRun()) {
            return;
        }
        Unit shown = Unit.of(costs.get(0).seconds());
        List<List<Cell>> rows = costs.stream()
                .map(cost -> List.of(
                        Cell.of(cost.label()),
                        Cell.of(shown.text(cost.seconds())),
                        Cell.of(cost.share().movePointRight(2).setScale(0, RoundingMode.HALF_UP) + " %"),
                        Cell.bar(cost.share(), cost.components().size() == 1 ? cost.label() : "neutral")))
                .toList();
        out.element("h3", "Where the time went")
                .table(
                        "Of the owner told last, the mean of "
                                + Words.count(series.costed().size(), "run"),
                        List.of("component", "#mean", "#share", "of the whole"),
                        rows);
    }

    private void outliers() {
        List<Outlier> outliers = series.outliers();
        if (outliers.isEmpty()) {
            return;
        }
        out.element("h3", "Outliers").element("p", Outlier.RULE, "class", "soft small");
        out.open("ul", "class", "reasons").line();
        for (Outlier outlier : outliers) {
            out.open("li")
                    .cell(runs.cell(outlier.sample().run()))
                    .text(": " + unit.text(outlier.sample().seconds()) + ", " + (outlier.slow() ? "slow" : "fast"))
                    .close("li")
                    .line();
        }
        out.close("ul").line();
    }
}
