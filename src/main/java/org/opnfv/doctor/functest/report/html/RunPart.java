package org.opnfv.doctor.functest.report.html;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.Checkpoint;
import org.opnfv.doctor.functest.latency.CheckpointTime;
import org.opnfv.doctor.functest.latency.InstanceResult;
import org.opnfv.doctor.functest.report.Headline;
import org.opnfv.doctor.functest.report.Slowest;
import org.opnfv.doctor.functest.report.Unit;
import org.opnfv.doctor.functest.report.html.Markup.Cell;
import org.opnfv.doctor.functest.series.Series;

/** One run as words and tables; where there is a script, pictures take the place of it. */
final class RunPart {

    /** Instances before "and N more". */
    private static final int SHOWN = 20;

    private RunPart() {}

    /** Of a run of that series. */
    static void append(Markup out, Assessment run, Series series, boolean only) {
        figures(out, run, only);
        instances(out, run);
        out.section("settings", "Settings")
                .table(SettingsView.caption(run.facts()), SettingsView.HEADS, SettingsView.rows(run, series))
                .close("section")
                .line();
    }

    private static void figures(Markup out, Assessment run, boolean only) {
        out.section("figures", only ? "Figures" : "Run " + run.run());
        if (!only) {
            out.open("p")
                    .badge(run.verdict().name(), false)
                    .text(" " + Headline.of(run))
                    .close("p")
                    .line();
        }
        measured(out, RunFigures.of(run));
        if (!only && !run.reasons().isEmpty()) {
            out.element("h3", "Why " + run.verdict()).list(run.reasons());
        }
        if (!run.notes().isEmpty()) {
            out.element("h3", "Notes").list(run.notes());
        }
        out.close("section").line();
    }

    /** A run that ended before its fault has none, and says so. */
    private static void measured(Markup out, List<RunFigures.Figure> figures) {
        if (figures.isEmpty()) {
            out.element("p", "There are no figures: nothing was measured.");
            return;
        }
        out.open("dl", "class", "figures").line();
        for (RunFigures.Figure figure : figures) {
            out.figure(figure.name(), Cell.of(figure.value()), figure.more());
        }
        out.close("dl").line();
    }

    private static void instances(Markup out, Assessment run) {
        if (run.instances().isEmpty()) {
            return;
        }
        BigDecimal limit = run.facts().thresholdS();
        Unit unit =
                Unit.of(run.figures() == null ? BigDecimal.ZERO : run.figures().last());
        List<List<String>> rows = new ArrayList<>();
        for (InstanceResult instance :
                run.instances().stream().sorted(Slowest.FIRST).limit(SHOWN).toList()) {
            rows.add(List.of(
                    instance.label(),
                    Words.outcome(instance.outcome()),
                    instance.latency() == null ? "–" : unit.text(instance.latency(), limit),
                    instance.at(Checkpoint.T09)
                            .map(CheckpointTime::line)
                            .map(Words::line)
                            .orElse("")));
        }
        out.section("outcomes", "Instances")
                .table(
                        "What became of each instance, the slowest first",
                        List.of("instance", "outcome", "#latency", "the line that says so"),
                        rows);
        if (run.instances().size() > SHOWN) {
            out.element(
                    "p",
                    "And " + Words.number(run.instances().size() - SHOWN)
                            + " more. The reports -f json and -f csv list all of them.");
        }
        out.close("section").line();
    }
}
