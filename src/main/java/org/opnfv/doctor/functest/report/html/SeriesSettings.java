package org.opnfv.doctor.functest.report.html;

import java.time.Instant;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.RunFacts;
import org.opnfv.doctor.functest.report.Undo;
import org.opnfv.doctor.functest.series.Series;

/** What a series was asked to be, which is in the settings of none of its iterations. */
final class SeriesSettings {

    private SeriesSettings() {}

    /** As a table; nothing of one run alone, whose own settings are all there is. */
    static void append(Markup out, Series series) {
        if (!series.isOneRun()) {
            out.element("h3", "Settings of the series")
                    .open("div", "class", "settings")
                    .table("What was asked for, and when it was made", SettingsView.HEADS, rows(series))
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
                series.iterations().size() + series.lost(),
                whole);
        if (series.setUp().warmUp() + series.warmUp().size() > 0) {
            asked(rows, "warm-up", series.setUp().warmUp(), series.warmUp().size(), whole);
        }
        instances(rows, series);
        if (series.setUp().sla() != null) {
            rows.add(List.of("service level", series.setUp().sla().replace(",", ", ")));
        }
        times(series, RunFacts::started)
                .min(Instant::compareTo)
                .ifPresent(time -> rows.add(List.of("first run began", Words.time(time))));
        times(series, RunFacts::ended)
                .max(Instant::compareTo)
                .ifPresent(time -> rows.add(List.of("last run ended", Words.time(time))));
        if (series.folder() != null) {
            rows.add(List.of("folder", series.folder().toString()));
        }
        rows.add(List.of("cleanup", SettingsView.cleanup(Undo.of(series))));
        return rows;
    }

    private static void asked(List<List<String>> rows, String what, int asked, int made, boolean known) {
        rows.add(List.of(what + " asked for", known ? Words.number(asked) : "not known"));
        rows.add(List.of(what + " made", Words.number(made)));
    }

    /** Of those made on all hosts, the ones on the failed host are told about; hosts of one series may have different numbers. */
    private static void instances(List<List<String>> rows, Series series) {
        range(rows, "instances made", series, run -> run.facts().instances());
        range(
                rows,
                "instances on the failed host",
                series,
                run -> run.facts().isKnown() ? run.instances().size() : null);
    }

    /** Nothing where no run tells it. */
    private static void range(
            List<List<String>> rows, String name, Series series, Function<Assessment, Integer> number) {
        IntSummaryStatistics found = series.iterations().stream()
                .map(number)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .filter(known -> known > 0)
                .summaryStatistics();
        if (found.getCount() > 0) {
            String least = Words.number(found.getMin());
            rows.add(List.of(
                    name, found.getMin() == found.getMax() ? least : least + " to " + Words.number(found.getMax())));
        }
    }

    private static Stream<Instant> times(Series series, Function<RunFacts, Instant> time) {
        return Stream.concat(series.warmUp().stream(), series.iterations().stream())
                .map(Assessment::facts)
                .map(time)
                .filter(Objects::nonNull);
    }
}
