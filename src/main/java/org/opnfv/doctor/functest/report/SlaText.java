package org.opnfv.doctor.functest.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.opnfv.doctor.functest.series.SlaOutcome;
import org.opnfv.doctor.functest.series.SlaResult;

/** The criteria of a service level, a line each. */
final class SlaText {

    private SlaText() {}

    static void append(LabelledText page, List<SlaResult> rows) {
        List<String> lines = new ArrayList<>();
        // What a damaged record asked for may be empty.
        int width = Math.max(
                1, rows.stream().mapToInt(row -> row.criterion().length()).max().orElse(0));
        for (SlaResult row : rows) {
            lines.add(String.format(
                    Locale.ROOT, "%-7s  %-" + width + "s  %s", words(row.outcome()), row.criterion(), row.words()));
        }
        page.block("sla", lines);
    }

    static String words(SlaOutcome outcome) {
        return outcome == SlaOutcome.NO_DATA ? "no data" : outcome.name();
    }
}
