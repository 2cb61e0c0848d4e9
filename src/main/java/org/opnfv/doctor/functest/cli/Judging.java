package org.opnfv.doctor.functest.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.opnfv.doctor.functest.profile.Profile;
import org.opnfv.doctor.functest.scenario.SettingsError;
import org.opnfv.doctor.functest.series.RegressionGate;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.Series;
import org.opnfv.doctor.functest.series.SeriesReader;
import org.opnfv.doctor.functest.series.Sla;

/** What runs are judged by, read before the runs are: a wrong word needs no run to be found. */
final class Judging {

    /** The verdict that a set has by itself, as a criterion. */
    private static final Sla BY_ITSELF = Sla.parse("failures=0");

    private final boolean baseline;
    private final Sla sla;
    private final RegressionGate gate;

    /**
     * For one set or two; {@code sla} and {@code maxRegression} as they were typed, null when they were not.
     *
     * @param baseline whether the first of two is only there for the second, which is judged; it may turn out to be missing
     */
    Judging(int sets, boolean baseline, String sla, String maxRegression) {
        this.baseline = baseline;
        if (sets > 2) {
            throw new SettingsError(
                    "report takes one set or two, not " + sets
                            + ": put commas between the runs of a set, as in report a,b latest",
                    null);
        }
        if (maxRegression != null && sets < 2) {
            throw new SettingsError("--max-regression takes two sets to compare: report A B", null);
        }
        this.sla = sla("--sla", sla);
        gate = maxRegression == null ? null : parse("--max-regression", maxRegression, RegressionGate::parse);
    }

    /** Of the run in a folder, by the criteria that it was made with. */
    static Results of(Path folder) {
        return new Judging(1, false, null, null).of(List.of(SeriesReader.read(folder)));
    }

    /**
     * Of one series, or of the second of two against the first: by those criteria it was made with when none were typed, and against a
     * baseline by its own verdict when there are none at all. Two without a gate or baseline are only compared, and nothing is asked of them.
     */
    Results of(List<Series> series) {
        Series judged = series.get(series.size() - 1);
        if (series.size() == 2) {
            Series base = series.get(0);
            if (sla != null || gate == null && !baseline) {
                return Results.of(base, judged, sla, gate);
            }
            return baseline && judged.setUp().sla() == null
                    ? Results.of(base, judged, BY_ITSELF, gate)
                    : Results.asAsked(base, judged, gate);
        }
        return sla == null ? Results.asAsked(judged) : Results.of(judged, sla);
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
