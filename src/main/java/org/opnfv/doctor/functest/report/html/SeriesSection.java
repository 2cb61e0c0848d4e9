package org.opnfv.doctor.functest.report.html;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.report.CleanupOutcome;
import org.opnfv.doctor.functest.report.Shortfall;
import org.opnfv.doctor.functest.report.Thresholds;
import org.opnfv.doctor.functest.report.Unit;
import org.opnfv.doctor.functest.series.Measure;
import org.opnfv.doctor.functest.series.Series;

/** A set of runs: how many passed, each of them, the distribution of their figures, the outliers. */
final class SeriesSection {

    private final Markup out;
    private final RunAnchors runs;
    private final Series series;
    private final Unit unit;
    private final BigDecimal limit;

    private SeriesSection(Markup out, RunAnchors runs, Series series) {
        this.out = out;
        this.runs = runs;
        this.series = series;
        List<BigDecimal> limits = Thresholds.of(series);
        limit = limits.size() == 1 ? limits.get(0) : null;
        unit = Unit.of(series.runs().stream()
                .map(SeriesSection::last)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(BigDecimal.ZERO));
    }

    static void append(Markup out, RunAnchors runs, int number) {
        Series series = runs.results().series().get(number);
        SeriesSection section = new SeriesSection(out, runs, series);
        String id = "series-" + number;
        out.section(id, runs.label(number) + (series.isOneRun() ? "Run " : "Series ") + series.name());
        SeriesFigures.append(out, runs, series, section.limit);
        out.note(section.words());
        RunDots.append(out, runs, number);
        new RunsTable(runs, section.unit, section.limit).append(out, runs.sets().get(number));
        section.spreads();
        if (!series.isOneRun()) {
            int costed = series.costed().size();
            CostTable.append(
                    out, series.costs(), "Of the owner told last, the mean of " + TextFormat.count(costed, "run"));
        }
        OutliersSection.append(out, runs, series, section.unit);
        section.settings();
        out.close("section").line();
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

    /** Their number, and the requested number when that is larger. */
    private String made(int counted) {
        if (series.notMade() == series.lost()) {
            return TextFormat.count(counted, series.noun());
        }
        int made = counted + series.lost();
        return (made == 0 ? "None" : TextFormat.number(made)) + " of the "
                + TextFormat.count(counted + series.notMade(), series.noun()) + " asked for "
                + (made > 1 ? "were made" : "was made");
    }

    /** A failed run differs from one that cannot be judged. */
    private String verdicts() {
        return Arrays.stream(Verdict.values())
                .filter(verdict -> !series.with(verdict).isEmpty())
                .map(verdict -> TextFormat.number(series.with(verdict).size()) + " " + verdict)
                .collect(Collectors.joining(", "));
    }

    /** What stands in the settings of none of its iterations; those of a single run are all there is. */
    private void settings() {
        if (!series.isOneRun()) {
            List<List<String>> rows = new ArrayList<>();
            if (series.setUp().sla() != null) {
                rows.add(List.of("service level", series.setUp().sla().replace(",", ", ")));
            }
            if (series.folder() != null) {
                rows.add(List.of("folder", series.folder().toString()));
            }
            rows.add(List.of("cleanup", RunSettings.cleanup(CleanupOutcome.of(series))));
            out.element("h3", "Settings of the series")
                    .open("div", "class", "settings")
                    .table("What was asked for, and what is left", RunSettings.HEADS, rows)
                    .close("div")
                    .line();
        }
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
}
