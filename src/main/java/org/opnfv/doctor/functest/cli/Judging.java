package org.opnfv.doctor.functest.cli;

import java.util.List;
import java.util.function.Function;
import org.opnfv.doctor.functest.profile.Profile;
import org.opnfv.doctor.functest.scenario.SettingsError;
import org.opnfv.doctor.functest.series.Gate;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.Series;
import org.opnfv.doctor.functest.series.Sla;

/** Reads the criteria that runs are judged by. */
final class Judging {

    private Judging() {}

    /** Of one series, or of the second of two against the first; without {@code sla} the one that it was made with counts. */
    static Results results(List<Series> series, String sla, String maxRegression) {
        if (series.size() > 2) {
            throw new SettingsError(
                    "report takes one set or two, not " + series.size()
                            + ": put commas between the runs of a set, as in report a,b latest",
                    null);
        }
        Series judged = series.get(series.size() - 1);
        Gate gate = maxRegression == null ? null : parse("--max-regression", maxRegression, Gate::parse);
        if (series.size() == 2) {
            return Results.of(series.get(0), judged, sla("--sla", sla), gate);
        }
        if (gate != null) {
            throw new SettingsError("--max-regression takes two sets to compare: report A B", null);
        }
        return Results.of(
                judged,
                sla == null ? sla("sla of " + judged.folder(), judged.setUp().sla()) : sla("--sla", sla));
    }

    /** The criteria of the settings; null when there are none. */
    static Sla sla(Profile profile, String text) {
        String origin = profile.values().stream()
                .filter(value -> value.path().equals("run.sla"))
                .map(value -> "run.sla (" + value.origin() + ")")
                .findFirst()
                .orElse("run.sla");
        return sla(origin, text);
    }

    /** The criteria; null when there are none. {@code origin} tells where they stand. */
    static Sla sla(String origin, String text) {
        return text == null ? null : parse(origin, text, Sla::parse);
    }

    private static <T> T parse(String origin, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new SettingsError(origin + ": " + e.getMessage(), e);
        }
    }
}
