package org.opnfv.doctor.functest.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.report.CleanupOutcome;
import org.opnfv.doctor.functest.report.Headline;
import org.opnfv.doctor.functest.report.Reason;
import org.opnfv.doctor.functest.series.Outcome;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.Series;

/** The top of the page: the verdict, what it is about, why it is so, and what is left to be undone. */
final class HeadPart {

    /** Lines of a kind before "and N more". */
    private static final int SHOWN = 5;

    private final Runs runs;
    private final Results results;
    private final Markup out = new Markup();

    private HeadPart(Runs runs) {
        this.runs = runs;
        this.results = runs.results();
    }

    /** {@code omitted} says what the page leaves out; null when it has all. */
    static String of(Runs runs, String omitted) {
        HeadPart head = new HeadPart(runs);
        head.verdict();
        head.undo();
        head.reasons();
        if (omitted != null) {
            head.out.element("p", omitted, "class", "small soft");
        }
        return head.out.toString();
    }

    /** What stands above the page in a browser. */
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
            out.open("p", "class", "verdict")
                    .badge(results.verdict().name(), true)
                    .close("p")
                    .line();
        }
        String headline = Headline.of(results);
        out.element("h1", headline.substring(0, 1).toUpperCase(Locale.ROOT) + headline.substring(1));
        for (int i = 0; i < results.series().size(); i++) {
            out.element("p", runs.label(i) + context(results.series().get(i)), "class", "soft");
        }
    }

    /** What a set is of, and when it was made; the beginning of a series itself is that in its name. */
    private String context(Series series) {
        Known known = Known.of(series);
        List<String> words = new ArrayList<>();
        words.add(series.name());
        words.add(known.names("", run -> run.facts().installer()));
        words.add(known.names(
                "",
                run -> run.facts().fault() == null ? null : run.facts().fault().kind()));
        words.add(known.names(
                "host",
                run -> run.facts().host() == null ? null : run.facts().host().name()));
        known.first().ifPresent(start -> words.add(began(start.detected(), known.isOne()) + known.words(start)));
        return String.join(" · ", words.stream().filter(Objects::nonNull).toList());
    }

    /** A detection says so: the run began before it. */
    private static String began(boolean detected, boolean one) {
        String first = detected ? "first detection " : "first run ";
        return one ? (detected ? "detected " : "") : first;
    }

    private void undo() {
        CleanupOutcome undo = CleanupOutcome.of(results.judged());
        boolean kept = undo.state() == CleanupOutcome.State.KEPT;
        if (results.comparison() != null || undo.commands().isEmpty()) {
            return;
        }
        out.open("section", "class", kept ? "alert kept" : "alert", "aria-labelledby", "undo-title")
                .line()
                .element("h2", kept ? "The resources are kept, as asked" : "Not all is undone", "id", "undo-title");
        if (!undo.errors().isEmpty()) {
            out.list(Words.limited(undo.errors(), SHOWN));
        }
        out.element("p", kept ? "This undoes them:" : "This undoes the rest:");
        out.open("pre");
        Words.limited(undo.commands(), SHOWN)
                .forEach(command -> out.text(command).line());
        out.close("pre").line().close("section").line();
    }

    private void reasons() {
        List<Reason> reasons = new ArrayList<>();
        results.sla().stream()
                .filter(row -> row.outcome() != Outcome.PASS)
                .forEach(row -> reasons.add(new Reason(null, row.criterion() + ": " + row.words())));
        if (results.gate() != null && results.gate().outcome() != Outcome.PASS) {
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
        out.open("ul", "class", "reasons").line();
        reasons.forEach(this::reason);
        out.close("ul").line();
    }

    /** Of two sets it must be said which one is meant; what is left of a list ends it. */
    private Reason named(Reason reason, Series series) {
        if (reason.run() != null || results.comparison() == null) {
            return reason;
        }
        String words = reason.words();
        return new Reason(
                null, words.startsWith("and ") ? words + " of " + series.name() : series.name() + ": " + words);
    }

    private void reason(Reason reason) {
        out.open("li");
        if (reason.run() != null) {
            out.text(reason.run().verdict() + " ")
                    .cell(Markup.Cell.to(runs.of(reason.run()), reason.run().run()))
                    .text(": ");
        }
        out.text(reason.words()).close("li").line();
    }
}
