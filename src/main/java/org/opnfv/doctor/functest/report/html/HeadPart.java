package org.opnfv.doctor.functest.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.RunFacts;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.report.Headline;
import org.opnfv.doctor.functest.report.Reason;
import org.opnfv.doctor.functest.report.Undo;
import org.opnfv.doctor.functest.series.Outcome;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.Series;

/** The top of the page: the verdict, what it is about, why it is so, and what is left to be undone. */
final class HeadPart {

    /** Lines of a kind before "and N more". */
    private static final int SHOWN = 5;

    private static final int HOSTS = 3;

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
        return results.comparison() == null && Undo.of(results.judged()).state() == Undo.State.INCOMPLETE;
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
        out.element("p", context(), "class", "soft");
    }

    private String context() {
        List<String> words =
                new ArrayList<>(results.series().stream().map(Series::name).toList());
        List<Assessment> judged = results.judged().iterations();
        if (!judged.isEmpty()) {
            RunFacts facts = judged.get(0).facts();
            words.add(facts.installer());
            words.add(facts.fault() == null ? null : facts.fault().kind());
            words.add(hosts(judged));
            words.add(Words.time(facts.started()));
        }
        return String.join(" · ", words.stream().filter(Objects::nonNull).toList());
    }

    /** A series takes another host down each time, unless it was told which. */
    private static String hosts(List<Assessment> judged) {
        List<String> names = judged.stream()
                .map(run -> run.facts().host())
                .filter(Objects::nonNull)
                .map(RunFacts.Host::name)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
        return names.isEmpty() ? null : (names.size() == 1 ? "host " : "hosts ") + Words.some(names, HOSTS);
    }

    private void undo() {
        Undo undo = Undo.of(results.judged());
        boolean kept = undo.state() == Undo.State.KEPT;
        if (results.comparison() != null || undo.commands().isEmpty()) {
            return;
        }
        out.open("section", "class", kept ? "alert kept" : "alert", "aria-labelledby", "undo-title")
                .line()
                .element("h2", kept ? "The resources are kept, as asked" : "Not all is undone", "id", "undo-title");
        if (!undo.errors().isEmpty()) {
            out.list(limited(undo.errors()));
        }
        out.element("p", kept ? "This undoes them:" : "This undoes the rest:");
        out.open("pre");
        limited(undo.commands()).forEach(command -> out.text(command).line());
        out.close("pre").line().close("section").line();
    }

    private static List<String> limited(List<String> lines) {
        int left = lines.size() - SHOWN;
        return left <= 0
                ? lines
                : Stream.concat(lines.stream().limit(SHOWN), Stream.of("and " + left + " more"))
                        .toList();
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

    /** Of two sets it must be said which one is meant. */
    private Reason named(Reason reason, Series series) {
        return reason.run() != null || results.comparison() == null
                ? reason
                : new Reason(null, series.name() + ": " + reason.words());
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
