package org.opnfv.doctor.functest.report.html;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.ComponentCost;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.report.Thresholds;
import org.opnfv.doctor.functest.report.Unit;
import org.opnfv.doctor.functest.report.html.Markup.Cell;
import org.opnfv.doctor.functest.series.Distribution;
import org.opnfv.doctor.functest.series.Measure;
import org.opnfv.doctor.functest.series.Outlier;
import org.opnfv.doctor.functest.series.Sample;
import org.opnfv.doctor.functest.series.Series;

/** A set of runs: how many passed, each of them, how their figures spread, which fell out. */
final class SeriesPart {

    /** Rows of runs; of more the pictures show the rest. */
    private static final int ROWS = 1_000;

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
        String role = runs.results().comparison() == null ? "" : number == 0 ? "Base: " : "Other: ";
        out.section(id, role + (series.isOneRun() ? "Run " : "Series ") + series.name());
        part.figures();
        out.element("p", part.words(), "class", "soft small");
        out.open("div", "class", "dots").close("div").line();
        part.table();
        out.open("div", "class", "often").close("div").line();
        part.spreads();
        part.costs();
        part.outliers();
        out.close("section").line();
    }

    private Stream<Assessment> all() {
        return Stream.concat(series.warmUp().stream(), series.iterations().stream());
    }

    private static BigDecimal last(Assessment run) {
        return run.figures() == null ? null : run.figures().last();
    }

    /** What decides, beside what it is compared with. */
    private void figures() {
        List<Sample> latencies = series.samples(Measure.LATENCY);
        if (series.isOneRun() || latencies.isEmpty()) {
            return;
        }
        out.open("dl", "class", "figures").line();
        long never =
                latencies.stream().filter(sample -> sample.seconds() == null).count();
        if (never > 0) {
            figure("Last owner told", Cell.of("never"), "in " + Words.count(never, "iteration"));
        }
        series.distribution(Measure.LATENCY).ifPresent(found -> told(found, never == 0));
        figure(
                "Passed",
                Cell.of(Words.number(series.with(Verdict.PASS).size())),
                "of " + Words.count(series.iterations().size() + series.notMade(), "iteration"));
        out.close("dl").line();
    }

    /** The figures of those that were told, all in the unit of the threshold; the last of them decides when all were. */
    private void told(Distribution found, boolean all) {
        Unit shown = Unit.of(Stream.of(limit, found.max(), found.min())
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(BigDecimal.ZERO));
        if (all) {
            String last = shown.text(found.max(), limit);
            figure(
                    "Last owner told",
                    SpreadRows.extreme(last, series, Measure.LATENCY, runs, Comparator.reverseOrder()),
                    limit == null ? null : "of " + shown.plain(limit));
        }
        figure("Median", Cell.of(SpreadRows.text(shown, found.median())), null);
        figure("p95", Cell.of(SpreadRows.text(shown, found.p95())), null);
    }

    private void figure(String name, Cell value, String more) {
        out.open("div").element("dt", name).open("dd").cell(value);
        if (more != null) {
            out.text(" ").open("small").text(more).close("small");
        }
        out.close("dd").close("div").line();
    }

    private String words() {
        int passed = series.with(Verdict.PASS).size();
        int counted = series.iterations().size();
        List<BigDecimal> limits = Thresholds.of(series);
        return Words.count(counted, series.isOneRun() ? "run" : "iteration")
                + (series.notMade() == 0 ? "" : " of " + Words.number(counted + series.notMade()))
                + (passed == counted ? ", all passed" : ", " + (counted - passed) + " did not pass")
                + (limits.isEmpty()
                        ? ""
                        : "; the threshold is "
                                + String.join(
                                        " or ", limits.stream().map(unit::plain).toList()))
                + ".";
    }

    /** The last part of a run's name, as its folder is called. */
    static Cell cell(Runs runs, Assessment run) {
        return Cell.to(runs.of(run), run.run().replaceFirst("^.*/", ""));
    }

    private void table() {
        List<List<Cell>> rows = all().limit(ROWS).map(this::row).toList();
        long left = all().count() - rows.size();
        out.open("details", "open", series.isOneRun() ? "" : null)
                .element("summary", "The runs as a table")
                .table(
                        "Runs, with the time until the last owner was told",
                        List.of("run", "verdict", "#last", "#median", "#told", "folder"),
                        rows);
        if (left > 0) {
            out.element("p", "And " + Words.number(left) + " more.");
        }
        out.close("details").line();
    }

    private List<Cell> row(Assessment run) {
        long told = run.instances().stream()
                .filter(instance -> instance.notified() != null)
                .count();
        return List.of(
                cell(runs, run),
                Cell.verdict(run.verdict()),
                Cell.of(run.figures() == null ? "–" : unit.text(run.figures().last(), limit)),
                Cell.of(run.figures() == null ? "–" : unit.text(run.figures().median())),
                Cell.of(Words.number(told) + " of "
                        + Words.number(run.instances().size())),
                Cell.of(run.folder().toString()));
    }

    private void spreads() {
        List<List<Cell>> rows = Arrays.stream(Measure.values())
                .flatMap(measure -> series.distribution(measure).stream()
                        .map(found -> SpreadRows.of(measure.words(), found, series, measure, runs)))
                .toList();
        if (!rows.isEmpty() && !series.isOneRun()) {
            out.element("h3", "Spread").table("Spread of the figures of all iterations", SpreadRows.HEADS, rows);
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
                        "Of the owner told last, the mean of the iterations",
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
                    .cell(cell(runs, outlier.sample().run()))
                    .text(": " + unit.text(outlier.sample().seconds()) + ", " + (outlier.slow() ? "slow" : "fast"))
                    .close("li")
                    .line();
        }
        out.close("ul").line();
    }
}
