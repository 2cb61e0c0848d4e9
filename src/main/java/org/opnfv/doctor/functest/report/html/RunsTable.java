package org.opnfv.doctor.functest.report.html;

import java.math.BigDecimal;
import java.util.List;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.report.Unit;

/**
 * The runs of a set, a row each; folded up, for their dots stand above it, and unfolded on paper.
 *
 * @param limit the threshold of all; null when there are several
 */
record RunsTable(RunAnchors runs, Unit unit, BigDecimal limit) {

    /** The most rows of runs; the pictures show the rest. */
    private static final int ROWS = 1_000;

    private static final List<String> HEADS =
            List.of("run", "verdict", "#last", "#median of those told", "#told", "folder");

    /** Nothing where there is no run. */
    void append(Markup out, List<Assessment> all) {
        if (all.isEmpty()) {
            return;
        }
        out.open("details", "class", "paper runs")
                .element("summary", "The runs as a table")
                .table(
                        "Runs, with the time until the last owner was told",
                        HEADS,
                        all.stream().limit(ROWS).map(this::row).toList());
        if (all.size() > ROWS) {
            out.element("p", "And " + TextFormat.number(all.size() - ROWS) + " more.");
        }
        out.close("details").line();
    }

    private List<Cell> row(Assessment run) {
        return List.of(
                runs.cell(run),
                Cell.verdict(run.verdict()),
                Cell.of(last(run)),
                Cell.of(run.figures() == null ? "–" : unit.text(run.figures().median())),
                Cell.of(
                        run.isTellingKnown()
                                ? TextFormat.number(run.told().size()) + " of "
                                        + TextFormat.number(run.instances().size())
                                : "–"),
                Cell.of(run.folder().toString()));
    }

    private String last(Assessment run) {
        if (RunAnchors.never(run) > 0) {
            return SpreadTable.NEVER;
        }
        return RunAnchors.isLastKnown(run) ? unit.text(run.figures().last(), limit) : "–";
    }
}
