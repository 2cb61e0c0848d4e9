package org.opnfv.doctor.functest.report.html;

import java.util.List;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.InstanceResult;
import org.opnfv.doctor.functest.report.Headline;
import org.opnfv.doctor.functest.report.InstanceOrder;
import org.opnfv.doctor.functest.series.Series;

/** One run: its figures, the timeline of its slowest instance, all instances, settings. */
final class RunSection {

    /** The most instances with bars and log lines in the run to look at first. */
    private static final int DETAILED = 20;

    private final Markup out;
    private final RunAnchors runs;
    private final Assessment run;
    private final List<InstanceResult> slowest;
    private final String id;
    private final int detailed;

    private RunSection(Markup out, RunAnchors runs, Assessment run) {
        this.out = out;
        this.runs = runs;
        this.run = run;
        slowest = run.instances().stream().sorted(InstanceOrder.SLOWEST_FIRST).toList();
        id = runs.of(run);
        detailed = run == runs.first() ? DETAILED : 1;
    }

    /** A run of that series, folded unless it is the one to look at first. */
    static void append(Markup out, RunAnchors runs, Assessment run, Series series) {
        RunSection section = new RunSection(out, runs, run);
        if (runs.isOne()) {
            section.append(series);
            return;
        }
        out.add("<details class=\"run\" id='%s'%s>", section.id, run == runs.first() ? " open" : "")
                .open("summary")
                .text("Run " + run.run() + " ")
                .badge(run.verdict().name(), false)
                .close("summary")
                .line();
        section.append(series);
        out.close("details").line();
    }

    private void append(Series series) {
        List<RunFigures.Figure> figures = RunFigures.of(run);
        figures(figures);
        new InstanceTimeline(run, slowest.isEmpty() ? null : slowest.get(0))
                .append(out, id + "-0", run == runs.first());
        if (slowest.size() > 1 || !slowest.isEmpty() && run.timeline().isEmpty()) {
            new InstancesSection(out, run, slowest)
                    .append(
                            id,
                            detailed == 1 ? 0 : detailed,
                            runs.rows(),
                            instance -> figures.stream()
                                    .anyMatch(figure ->
                                            figure.end() != null && figure.end().instance() == instance));
        }
        out.section(id + "-settings", "Settings")
                .table(RunSettings.caption(run.facts()), RunSettings.HEADS, RunSettings.rows(run, series))
                .close("section")
                .line();
    }

    private void figures(List<RunFigures.Figure> figures) {
        out.section(runs.isOne() ? id : id + "-figures", runs.isOne() ? "Figures" : "Run " + run.run());
        if (!runs.isOne()) {
            out.open("p")
                    .badge(run.verdict().name(), false)
                    .text(" " + Headline.of(run))
                    .close("p")
                    .line();
        }
        measured(figures);
        if (!runs.isOne() && !run.reasons().isEmpty()) {
            out.element("h3", "Why " + run.verdict()).list(run.reasons());
        }
        if (!run.notes().isEmpty()) {
            out.element("h3", "Notes").list(run.notes());
        }
        out.close("section").line();
    }

    /** A run that ended before its fault has no figures, and says so. */
    private void measured(List<RunFigures.Figure> figures) {
        if (figures.isEmpty()) {
            out.element("p", "There are no figures: nothing was measured.");
            return;
        }
        out.open("dl", "class", "figures").line();
        for (RunFigures.Figure figure : figures) {
            out.figure(figure.name(), Cell.link(line(figure.end()), figure.value()), figure.more());
        }
        out.close("dl").line();
    }

    /** The anchor of the log line at the end of a figure; null where this page does not have it. */
    private String line(RunFigures.End end) {
        int instance = end == null || end.instance() == null ? 0 : slowest.indexOf(end.instance());
        return end == null || instance >= detailed ? null : id + "-" + instance + "-" + end.key();
    }
}
