package org.opnfv.doctor.functest.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.latency.ContextFacts;
import org.opnfv.doctor.functest.latency.LatencySummary;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.latency.maintenance.MaintenanceAssessment;
import org.opnfv.doctor.functest.series.Distribution;
import org.opnfv.doctor.functest.series.MaintenanceResults;
import org.opnfv.doctor.functest.series.Measure;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.Series;

/**
 * GitHub-flavoured Markdown: a summary of a step or a comment, and GitHub's workflow command that puts the verdict beside a build.
 */
final class MarkdownReport {
    private static final int REASONS = 5;
    private static final int LONGEST = 1000;

    private MarkdownReport() {}

    static String render(Results results) {
        StringBuilder out = begun(words(results), reasons(results));
        out.append("\n| | runs | never told | min | median | p95 | max |\n|---|--:|--:|--:|--:|--:|--:|\n");
        for (Series series : results.series()) {
            for (Measure measure : Measure.values()) {
                series.distribution(measure).ifPresent(found -> row(out, results, series, measure, found));
            }
        }
        String names = results.series().stream().map(Series::name).collect(Collectors.joining(" and "));
        return ended(out, names, results.judged().context());
    }

    /** The same of planned maintenance: its notices, and its hosts. */
    static String render(MaintenanceResults results) {
        MaintenanceAssessment run = results.run();
        StringBuilder out = begun(words(results), reasons(results));
        out.append("\n| notices | never arrived | first | median | last |\n|--:|--:|--:|--:|--:|\n| ")
                .append(run.notices().size())
                .append(" | ")
                .append(run.notices().stream()
                        .filter(notice -> notice.latencyS() == null)
                        .count());
        LatencySummary figures = run.figures();
        if (figures == null) {
            out.append(" | | |");
        } else {
            Stream.of(figures.first(), figures.median(), figures.last())
                    .forEach(figure -> out.append(" | ")
                            .append(SeriesText.milliseconds(figure))
                            .append(" ms"));
        }
        out.append(" |\n\n| host | maintained | enabled in the end |\n|---|--:|---|\n");
        run.hosts()
                .forEach(host -> out.append("| ")
                        .append(escaped(host.host()))
                        .append(" | ")
                        .append(host.times())
                        .append(
                                host.enabled() == null
                                        ? " | not known |\n"
                                        : host.enabled() ? " | yes |\n" : " | no |\n"));
        return ended(out, run.run(), run.facts().context());
    }

    private static StringBuilder begun(String words, List<String> reasons) {
        StringBuilder out = new StringBuilder("### ").append(escaped(words)).append("\n\n");
        reasons.forEach(reason -> out.append("- ").append(escaped(reason)).append('\n'));
        return out;
    }

    private static String ended(StringBuilder out, String names, ContextFacts context) {
        String labels = ContextText.labels(context);
        return out.append('\n')
                .append(escaped(names))
                .append(labels.isEmpty() ? "" : "; " + escaped(labels))
                .append('\n')
                .toString();
    }

    /** One line, {@code ::error title=...::...}: an error for a FAIL, a warning for what could not be told, else a notice. */
    static String github(Results results) {
        return github(
                results.verdict(),
                words(results),
                reasons(results),
                results.judged().name());
    }

    /** The same of planned maintenance. */
    static String github(MaintenanceResults results) {
        return github(
                results.verdict(),
                words(results),
                reasons(results),
                results.run().run());
    }

    private static String github(Verdict verdict, String words, List<String> reasons, String name) {
        String level = switch (verdict) {
            case PASS -> "notice";
            case FAIL -> "error";
            case UNKNOWN -> "warning";
        };
        String title =
                Printable.line(words).replace("%", "%25").replace(":", "%3A").replace(",", "%2C");
        String message = reasons.stream().map(Printable::line).collect(Collectors.joining("\n"));
        String whole = message.isEmpty() ? Printable.line(name) : message;
        return "::" + level + " title=" + title + "::"
                + whole.replace("%", "%25").replace("\n", "%0A") + "\n";
    }

    private static String words(Results results) {
        return (Headline.decides(results) ? results.verdict() + ": " : "") + Headline.of(results);
    }

    private static String words(MaintenanceResults results) {
        return results.verdict() + ": " + MaintenanceReport.headline(results);
    }

    private static List<String> reasons(MaintenanceResults results) {
        Stream<String> criteria = results.sla().stream().map(row -> row.criterion() + ": " + row.words());
        return shortened(Stream.of(criteria, results.run().reasons().stream(), undo(MaintenanceReport.cleanup(results)))
                .flatMap(lines -> lines));
    }

    private static Stream<String> undo(CleanupOutcome undo) {
        return undo.commands().stream().limit(REASONS).map(command -> "to undo the rest: " + command);
    }

    private static List<String> shortened(Stream<String> reasons) {
        return reasons.map(reason -> Printable.shortened(reason, LONGEST)).toList();
    }

    private static List<String> reasons(Results results) {
        List<String> reasons = new ArrayList<>();
        results.sla().forEach(row -> reasons.add(row.criterion() + ": " + row.words()));
        if (results.gate() != null) {
            reasons.add(results.gate().words());
        } else if (results.comparison() != null) {
            results.comparison().unlike().forEach(line -> reasons.add("not made alike: " + line));
        }
        Series series = results.judged();
        Stream<String> why = series.isOneRun()
                ? series.iterations().get(0).reasons().stream()
                : Reason.of(series, REASONS).stream().map(Reason::text);
        why.forEach(reasons::add);
        if (results.comparison() == null) {
            undo(CleanupOutcome.of(series)).forEach(reasons::add);
        }
        return shortened(reasons.stream());
    }

    private static void row(StringBuilder out, Results results, Series series, Measure measure, Distribution found) {
        String side = results.comparison() == null ? "" : series == results.judged() ? "B " : "A ";
        out.append("| ").append(side).append(measure.words());
        out.append(" | ").append(found.count()).append(" | ").append(found.missing());
        Stream.of(found.min(), found.median(), found.p95(), found.max())
                .forEach(figure ->
                        out.append(" | ").append(figure == null ? "never" : SeriesText.milliseconds(figure) + " ms"));
        out.append(" |\n");
    }

    /** What has a meaning in Markdown or HTML is text; names and log lines may hold any of it. */
    private static String escaped(String text) {
        return Printable.line(text).replaceAll("([\\\\`*_{}\\[\\]<>()#+!|~&@$])", "\\\\$1");
    }
}
