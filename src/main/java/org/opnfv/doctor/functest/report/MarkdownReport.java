package org.opnfv.doctor.functest.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.series.Distribution;
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
        StringBuilder out = new StringBuilder("### ").append(title(results)).append("\n\n");
        reasons(results)
                .forEach(reason -> out.append("- ").append(escaped(reason)).append('\n'));
        out.append("\n| | runs | never told | min | median | p95 | max |\n|---|--:|--:|--:|--:|--:|--:|\n");
        for (Series series : results.series()) {
            for (Measure measure : Measure.values()) {
                series.distribution(measure).ifPresent(found -> row(out, results, series, measure, found));
            }
        }
        String labels = ContextText.labels(results.judged().context());
        return out.append('\n')
                .append(escaped(results.series().stream().map(Series::name).collect(Collectors.joining(" and "))))
                .append(labels.isEmpty() ? "" : "; " + escaped(labels))
                .append('\n')
                .toString();
    }

    /** One line, {@code ::error title=...::...}: an error for a FAIL, a warning for what could not be told, else a notice. */
    static String github(Results results) {
        String level = switch (results.verdict()) {
            case PASS -> "notice";
            case FAIL -> "error";
            case UNKNOWN -> "warning";
        };
        String title = Printable.line(words(results))
                .replace("%", "%25")
                .replace(":", "%3A")
                .replace(",", "%2C");
        String message = reasons(results).stream().map(Printable::line).collect(Collectors.joining("\n"));
        String whole = message.isEmpty() ? Printable.line(results.judged().name()) : message;
        return "::" + level + " title=" + title + "::"
                + whole.replace("%", "%25").replace("\n", "%0A") + "\n";
    }

    private static String title(Results results) {
        return escaped(words(results));
    }

    private static String words(Results results) {
        return (Headline.decides(results) ? results.verdict() + ": " : "") + Headline.of(results);
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
            CleanupOutcome.of(series).commands().stream()
                    .limit(REASONS)
                    .forEach(command -> reasons.add("to undo the rest: " + command));
        }
        return reasons.stream()
                .map(reason -> Printable.shortened(reason, LONGEST))
                .toList();
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
