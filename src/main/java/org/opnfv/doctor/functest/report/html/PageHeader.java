package org.opnfv.doctor.functest.report.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.RunFacts;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.report.CleanupOutcome;
import org.opnfv.doctor.functest.report.Headline;
import org.opnfv.doctor.functest.report.Reason;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.Series;
import org.opnfv.doctor.functest.series.SlaOutcome;

/** The top of the page: the verdict, its subject, the reasons, and what is left to undo. */
final class PageHeader {

    /** Lines of a kind before "and N more". */
    private static final int SHOWN = 5;
    /** Names of a kind before that. */
    private static final int NAMES = 3;

    private final RunAnchors runs;
    private final Results results;
    private final Markup out;

    private PageHeader(Markup out, RunAnchors runs) {
        this.out = out;
        this.runs = runs;
        this.results = runs.results();
    }

    static void append(Markup out, RunAnchors runs) {
        PageHeader head = new PageHeader(out, runs);
        head.verdict();
        head.undo();
        head.reasons();
    }

    /** The page's title in a browser. */
    static String title(Results results) {
        return (Headline.decides(results) ? results.verdict() + " – " : "")
                + Headline.of(results)
                + (isLeft(results) ? "; not all is undone" : "");
    }

    private static boolean isLeft(Results results) {
        return results.comparison() == null
                && CleanupOutcome.of(results.judged()).state() == CleanupOutcome.State.INCOMPLETE;
    }

    private void verdict() {
        if (Headline.decides(results)) {
            out.open("p").badge(results.verdict().name(), true).close("p").line();
        }
        String headline = Headline.of(results);
        boolean named = results.series().stream().anyMatch(series -> headline.startsWith(series.name() + " "));
        out.element("h1", named ? headline : TextFormat.heading(headline));
        for (int i = 0; i < results.series().size(); i++) {
            out.element("p", runs.label(i) + context(results.series().get(i)), "class", "soft");
        }
    }

    /** The subject of a set, and when it was made; for a series its name has the beginning. */
    private String context(Series series) {
        List<Assessment> all = series.runs();
        String started = all.stream()
                .map(run -> run.facts().started())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .map(TextFormat::time)
                .orElse("");
        String fault =
                names(all, facts -> facts.fault() == null ? null : facts.fault().kind());
        String hosts =
                names(all, facts -> facts.host() == null ? null : facts.host().name());
        return Stream.of(
                        series.name(),
                        names(all, RunFacts::installer),
                        fault,
                        hosts.isEmpty() ? "" : (hosts.contains(", ") ? "hosts " : "host ") + hosts,
                        started.isEmpty() || all.size() == 1 ? started : "first run " + started)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /** Those that occur, each once. */
    private static String names(List<Assessment> runs, Function<RunFacts, String> name) {
        List<String> names = runs.stream()
                .map(run -> name.apply(run.facts()))
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
        return TextFormat.some(names, NAMES);
    }

    private void undo() {
        CleanupOutcome undo = CleanupOutcome.of(results.judged());
        boolean kept = undo.state() == CleanupOutcome.State.KEPT;
        if (results.comparison() != null || undo.commands().isEmpty()) {
            return;
        }
        out.add("<section class='%s' aria-labelledby='undo-title'>\n", kept ? "alert kept" : "alert")
                .add("<h2 id='undo-title'>%s</h2>\n", kept ? "The resources are kept, as asked" : "Not all is undone")
                .list(TextFormat.limited(undo.errors(), SHOWN))
                .element("p", kept ? "This undoes them:" : "This undoes the rest:")
                .open("pre");
        TextFormat.limited(undo.commands(), SHOWN).forEach(command -> out.add("%s\n", command));
        out.add("</pre>\n</section>\n");
    }

    private void reasons() {
        List<Reason> reasons = new ArrayList<>();
        results.sla().stream()
                .filter(row -> row.outcome() != SlaOutcome.PASS)
                .forEach(row -> reasons.add(new Reason(null, row.criterion() + ": " + row.words())));
        if (results.gate() != null && results.gate().outcome() != SlaOutcome.PASS) {
            reasons.add(new Reason(null, results.gate().words()));
        }
        for (Series series : results.series()) {
            if (series.isOneRun()) {
                Assessment run = series.iterations().get(0);
                run.reasons().forEach(line -> reasons.add(new Reason(runs.isOne() ? null : run, line)));
            } else {
                Reason.of(series, SHOWN).forEach(reason -> reasons.add(named(reason, series)));
            }
        }
        if (reasons.isEmpty()) {
            return;
        }
        boolean why = Headline.decides(results) && results.verdict() != Verdict.PASS;
        out.element("h2", why ? "Why " + results.verdict() : "What did not pass");
        out.list(reasons.stream().map(this::cell).toList());
    }

    /** With two sets, it must name the set; the number of further reasons comes last. */
    private Reason named(Reason reason, Series series) {
        if (reason.run() != null || results.comparison() == null) {
            return reason;
        }
        String words = reason.words();
        return new Reason(
                null, words.startsWith("and ") ? words + " of " + series.name() : series.name() + ": " + words);
    }

    private Cell cell(Reason reason) {
        return item -> {
            if (reason.run() != null) {
                item.text(reason.run().verdict() + " ")
                        .link(runs.of(reason.run()), reason.run().run())
                        .text(": ");
            }
            item.text(reason.words());
        };
    }
}
