package org.opnfv.doctor.functest.report.html;

import java.util.ArrayList;
import java.util.List;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.SlaResult;

/** The service level, criterion by criterion, each with the iteration to look at. */
final class SlaSection {

    private static final List<String> HEADS = List.of("criterion", "outcome", "measured", "look at");

    private static final String CAPTION = "Each criterion and what became of it";

    private SlaSection() {}

    static void append(Markup out, RunAnchors runs) {
        Results results = runs.results();
        if (results.sla().isEmpty() && results.gate() == null) {
            return;
        }
        boolean leads = !runs.isOne() && results.sla().stream().anyMatch(row -> row.run() != null);
        List<List<Cell>> rows = new ArrayList<>();
        for (SlaResult row : results.sla()) {
            Cell run = row.run() == null ? Cell.of("") : runs.cell(row.run());
            rows.add(row(leads, Cell.of(row.criterion()), Cell.verdict(row.outcome()), Cell.of(row.words()), run));
        }
        if (results.gate() != null) {
            rows.add(row(
                    leads,
                    Cell.of("no slower than allowed"),
                    Cell.verdict(results.gate().outcome()),
                    Cell.of(results.gate().words()),
                    Cell.of("")));
        }
        String title = results.sla().isEmpty() ? "Regression" : "Service level";
        out.section("sla", title).table(CAPTION, leads ? HEADS : HEADS.subList(0, 3), rows);
        if (!results.sla().isEmpty()) {
            out.note("First, median, p90 to p99, last and mean are of every notification.");
        }
        out.close("section").line();
    }

    /** That of planned maintenance, which has nothing to look at elsewhere. */
    static void append(Markup out, List<SlaResult> criteria) {
        if (!criteria.isEmpty()) {
            List<List<Cell>> rows = criteria.stream()
                    .map(row -> List.of(Cell.of(row.criterion()), Cell.verdict(row.outcome()), Cell.of(row.words())))
                    .toList();
            out.section("sla", "Service level")
                    .table(CAPTION, HEADS.subList(0, 3), rows)
                    .close("section")
                    .line();
        }
    }

    private static List<Cell> row(boolean leads, Cell... cells) {
        return List.of(cells).subList(0, leads ? cells.length : cells.length - 1);
    }
}
