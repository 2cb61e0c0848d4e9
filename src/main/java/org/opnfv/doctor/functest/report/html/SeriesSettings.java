package org.opnfv.doctor.functest.report.html;

import java.util.ArrayList;
import java.util.List;
import org.opnfv.doctor.functest.report.CleanupOutcome;
import org.opnfv.doctor.functest.series.Series;

/** The request of a series, which is in the settings of none of its iterations. */
final class SeriesSettings {

    private SeriesSettings() {}

    /** As a table; nothing for a single run, whose own settings are all there is. */
    static void append(Markup out, Series series) {
        if (!series.isOneRun()) {
            out.element("h3", "Settings of the series")
                    .open("div", "class", "settings")
                    .table("What was asked for, and when it was made", RunSettings.HEADS, rows(series))
                    .close("div")
                    .line();
        }
    }

    private static List<List<String>> rows(Series series) {
        boolean whole = series.setUp().whole();
        List<List<String>> rows = new ArrayList<>();
        asked(
                rows,
                series.noun() + "s",
                series.setUp().asked(),
                series.folder() == null
                        ? series.iterations().size()
                        : series.iterations().size() + series.lost(),
                whole);
        if (series.setUp().warmUp() + series.warmUp().size() > 0) {
            asked(rows, "warm-up", series.setUp().warmUp(), series.warmUp().size(), whole);
        }
        instances(rows, series);
        if (series.setUp().sla() != null) {
            rows.add(List.of("service level", series.setUp().sla().replace(",", ", ")));
        }
        SharedFacts all = SharedFacts.of(series);
        all.first()
                .ifPresent(start ->
                        rows.add(List.of(start.detected() ? "first detection" : "first run began", all.words(start))));
        known(rows, "last run ended", all.ended());
        if (series.folder() != null) {
            rows.add(List.of("folder", series.folder().toString()));
        }
        rows.add(List.of("cleanup", RunSettings.cleanup(CleanupOutcome.of(series))));
        return rows;
    }

    private static void asked(List<List<String>> rows, String what, int asked, int made, boolean known) {
        rows.add(List.of(what + " asked for", known ? TextFormat.number(asked) : "not known"));
        rows.add(List.of(what + " made", TextFormat.number(made)));
    }

    /** Only instances on the failed host count; the hosts of one series may have different numbers. */
    private static void instances(List<List<String>> rows, Series series) {
        SharedFacts judged = SharedFacts.judged(series);
        known(rows, "instances made", judged.range(run -> run.facts().instances()));
        known(
                rows,
                "instances on the failed host",
                judged.range(run -> run.facts().isKnown() ? run.instances().size() : null));
    }

    /** Nothing where no run has it. */
    private static void known(List<List<String>> rows, String name, String value) {
        if (value != null) {
            rows.add(List.of(name, value));
        }
    }
}
