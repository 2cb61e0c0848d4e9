package org.opnfv.doctor.functest.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opnfv.doctor.functest.latency.Milliseconds;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.series.Distribution;
import org.opnfv.doctor.functest.series.Measure;
import org.opnfv.doctor.functest.series.Outlier;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.Series;

/** Many runs, or two sets of them, for people. {@link TextReport} shows a single run. */
public final class SeriesText {

    private static final int SHOWN = 5;
    private static final String COLUMNS = "%-20s %9s %9s %9s %9s %9s";

    private final Results results;
    private final LabelledText page;

    private SeriesText(Results results, Style style) {
        this.results = results;
        this.page = new LabelledText(style);
    }

    /** The report, with colours only when asked for. */
    public static String render(Results results, boolean coloured) {
        Style style = coloured ? Style.COLOURED : Style.PLAIN;
        SeriesText text = new SeriesText(results, style);
        if (results.comparison() != null) {
            ComparisonText.append(text.page, results);
        } else if (results.judged().isOneRun()) {
            return text.oneRun(coloured);
        } else {
            text.series();
        }
        return text.page.toString();
    }

    /** The run's own report, below the criteria if there are any: then these decide. */
    private String oneRun(boolean coloured) {
        String report = TextReport.render(results.judged().iterations().get(0), coloured);
        if (results.sla().isEmpty()) {
            return report;
        }
        page.line(page.style().verdict(results.verdict()) + "  " + Headline.of(results));
        page.gap();
        SlaText.append(page, results.sla());
        page.gap();
        return page + "The run by itself:\n" + report;
    }

    private void series() {
        Series series = results.judged();
        page.line(page.style().verdict(results.verdict()) + "  " + Headline.of(results));
        page.gap();
        page.field("why", Reason.of(series, SHOWN).stream().map(Reason::text).toList());
        SlaText.append(page, results.sla());
        page.field(series.noun() + "s", made(series));
        page.field(
                "threshold",
                Thresholds.of(series).stream().map(Unit.SECONDS::plain).toList());
        figures(series);
        if (!series.costs().isEmpty()) {
            page.gap();
            page.block("cost", CostText.lines(series.costs()));
            int runs = series.costed().size();
            page.field(
                    "",
                    runs == 1
                            ? "(of the owner told last in the one run that tells it)"
                            : "(the mean of " + runs + " runs, of the owner told last in each)");
        }
        outliers(series);
        page.gap();
        page.field("note", notes(series));
        page.field("run", series.name());
        ContextText.append(page, series.context());
        CleanupText.append(page, CleanupOutcome.of(series), "the resources are kept, as asked");
        page.block("logs", where(series));
    }

    /** The notes of the iterations, each line once, with their number unless it is all. */
    private static List<String> notes(Series series) {
        Map<String, Long> notes = series.iterations().stream()
                .flatMap(run -> run.notes().stream().distinct())
                .collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()));
        int runs = series.iterations().size();
        return LabelledText.first(
                notes.entrySet().stream()
                        .map(note ->
                                (note.getValue() < runs ? note.getValue() + " of " + runs + ": " : "") + note.getKey())
                        .toList(),
                SHOWN);
    }

    /** A series that ended early first says how far it came. */
    private static List<String> made(Series series) {
        int asked = series.setUp().asked();
        String warmUp = Shortfall.warmUp(series);
        if (series.setUp().whole() && series.notMade() > series.lost()) {
            return List.of(
                    series.iterations().size() + series.lost() + " made of " + asked + " asked for" + warmUp,
                    counts(series));
        }
        return List.of(counts(series) + " of " + (series.setUp().whole() ? asked : "nobody knows how many") + warmUp);
    }

    /** Nothing where nothing was measured. */
    private void figures(Series series) {
        if (Arrays.stream(Measure.values())
                .allMatch(measure -> series.distribution(measure).isEmpty())) {
            return;
        }
        page.gap();
        page.line("  " + page.style().faint(columns("milliseconds", "median", "p95", "p99", "max", "jitter")));
        for (Measure measure : Measure.values()) {
            series.distribution(measure).ifPresent(found -> {
                page.line("  "
                        + columns(
                                measure.words(),
                                milliseconds(found.median()),
                                milliseconds(found.p95()),
                                milliseconds(found.p99()),
                                milliseconds(found.max()),
                                found.jitter() == null ? "-" : milliseconds(found.jitter())));
                page.line("  " + page.style().faint(rest(found)));
            });
        }
    }

    private static String rest(Distribution found) {
        return "  of " + found.count()
                + (found.missing() == 0 ? "" : " (and " + found.missing() + " never told)")
                + ": min " + milliseconds(found.min())
                + (found.mean() == null ? "" : ", mean " + milliseconds(found.mean()))
                + ", p90 " + milliseconds(found.p90());
    }

    private void outliers(Series series) {
        List<Outlier> outliers = series.outliers();
        if (outliers.isEmpty()) {
            return;
        }
        page.gap();
        List<String> lines = new ArrayList<>(LabelledText.first(
                outliers.stream()
                        .map(Outlier::sample)
                        .map(one -> milliseconds(one.seconds()) + " ms  "
                                + one.run().folder())
                        .toList(),
                SHOWN));
        lines.add("(" + Outlier.RULE + ")");
        page.block("outliers", lines);
    }

    /** For a set, the folders of its runs; several runs of the original may be in one. */
    private static List<String> where(Series series) {
        if (series.folder() != null) {
            return List.of(series.folder().toString());
        }
        return LabelledText.first(
                series.iterations().stream()
                        .map(run -> run.folder().toString())
                        .distinct()
                        .toList(),
                SHOWN);
    }

    /** {@code "9 PASS, 1 FAIL, 0 UNKNOWN"}. */
    static String counts(Series series) {
        return Arrays.stream(Verdict.values())
                .map(verdict -> series.with(verdict).size() + " " + verdict)
                .collect(Collectors.joining(", "));
    }

    static String columns(Object... cells) {
        return String.format(Locale.ROOT, COLUMNS, cells);
    }

    static String milliseconds(BigDecimal seconds) {
        return seconds == null ? "never" : Milliseconds.of(seconds);
    }
}
