package org.opnfv.doctor.functest.report.html;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.InstanceResult;
import org.opnfv.doctor.functest.latency.Moment;
import org.opnfv.doctor.functest.latency.Step;
import org.opnfv.doctor.functest.report.Headline;
import org.opnfv.doctor.functest.report.Slowest;
import org.opnfv.doctor.functest.report.Unit;

/** One run as words and tables; where there is a script, pictures take the place of it. */
final class RunPart {

    /** Instances before "and N more". */
    private static final int SHOWN = 20;

    private RunPart() {}

    static void append(Markup out, Assessment run, boolean only) {
        figures(out, run, only);
        instances(out, run);
        out.section("settings", "Settings")
                .table(
                        "What the run was made with, as run.json has it",
                        List.of("setting", "value"),
                        SettingsView.rows(run))
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
        out.open("dl", "class", "figures").line();
        for (RunFigures.Figure figure : RunFigures.of(run)) {
            out.open("div").element("dt", figure.name()).open("dd").text(figure.value());
            if (figure.more() != null) {
                out.text(" ").open("small").text(figure.more()).close("small");
            }
            out.close("dd").close("div").line();
        }
        out.close("dl").line();
        if (!only && !run.reasons().isEmpty()) {
            out.element("h3", "Why " + run.verdict()).list(run.reasons());
        }
        if (!run.notes().isEmpty()) {
            out.element("h3", "Notes").list(run.notes());
        }
        out.close("section").line();
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
                    instance.at(Step.T09).map(Moment::line).map(Words::line).orElse("")));
        }
        out.section("outcomes", "Instances")
                .table(
                        "What became of each instance, the slowest first",
                        List.of("instance", "outcome", "#latency", "the line that says so"),
                        rows);
        if (run.instances().size() > SHOWN) {
            out.element("p", "And " + Words.number(run.instances().size() - SHOWN) + " more.");
        }
        out.close("section").line();
    }
}
