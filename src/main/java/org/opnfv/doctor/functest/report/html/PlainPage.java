package org.opnfv.doctor.functest.report.html;

import java.util.List;
import org.opnfv.doctor.functest.latency.Assessment;

/**
 * What the page says without any script, which some servers that show it do not let run: the verdict and what it rests on, in headings,
 * lists and tables. The script adds the pictures, and buttons where something leads to a run.
 */
final class PlainPage {

    private final Runs runs;

    PlainPage(Runs runs) {
        this.runs = runs;
    }

    /** What stands below the head. */
    String main() {
        Markup out = new Markup();
        out.element(
                "p",
                "The pictures, all instances and the log line behind each number need JavaScript, which does not run here. "
                        + "Where a server does not let it run, download this page.",
                "class",
                "card",
                "id",
                "plain");
        LevelPart.append(out, runs);
        ComparisonPart.append(out, runs);
        for (int i = 0; i < runs.sets().size() && !runs.isOne(); i++) {
            SeriesPart.append(out, runs, i);
        }
        out.open("div", "id", "run").line();
        List<Assessment> judged = runs.sets().get(runs.sets().size() - 1);
        if (runs.first() >= 0) {
            RunPart.append(out, judged.get(runs.first()), runs.results().judged(), runs.isOne());
        }
        return out.close("div").line().toString();
    }

    String footer() {
        boolean one = runs.isOne();
        boolean detected = runs.all().allMatch(run -> run.detected() != null);
        return "Made by doctor-functest from the logs of the " + (one ? "run" : "runs") + " alone."
                + (detected ? " Times are after the detection unless something else is said." : "");
    }
}
