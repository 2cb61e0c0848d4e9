package org.opnfv.doctor.functest.cli;

import java.util.List;
import java.util.function.Function;
import org.opnfv.doctor.functest.latency.maintenance.MaintenanceAssessment;
import org.opnfv.doctor.functest.profile.Profile;
import org.opnfv.doctor.functest.profile.Settings;
import org.opnfv.doctor.functest.scenario.SettingsError;
import org.opnfv.doctor.functest.series.MaintenanceResults;
import org.opnfv.doctor.functest.series.RegressionGate;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.Series;
import org.opnfv.doctor.functest.series.Sla;

/** The criteria by which runs are judged. They are parsed before the runs are read, so that a typing error is found at once. */
final class VerdictCriteria {

    /** The verdict that a set has by itself, as a criterion. */
    private static final Sla BY_ITSELF = Sla.parse("failures=0");

    private final boolean baseline;
    private final Sla sla;
    private final RegressionGate gate;

    /**
     * For one set or two; {@code sla} and {@code maxRegression} as typed, or null.
     *
     * @param baseline whether the first of two sets is only the baseline of the second, which is judged; the baseline may be missing
     */
    VerdictCriteria(int sets, boolean baseline, String sla, String maxRegression) {
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

    /**
     * Judges one series, or the second of two against the first. Without typed criteria those that it was made with apply, and against a
     * baseline, if there are none at all, its own verdict. Two sets without a gate or baseline are only compared: no criterion applies.
     */
    Results of(List<Series> series) {
        Series judged = series.get(series.size() - 1);
        if (sla != null) {
            parse("--sla", sla.toString(), text -> sla.requireOf(false));
        }
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

    /** Judges planned maintenance; without typed criteria by those that it was made with. */
    MaintenanceResults of(MaintenanceAssessment run) {
        return sla == null
                ? MaintenanceResults.asAsked(run)
                : MaintenanceResults.of(run, parse("--sla", sla.toString(), text -> sla.requireOf(true)));
    }

    /** The criteria of the settings; null when there are none. Its scenario has to have their figures. */
    static Sla sla(Profile profile) {
        Settings.Run run = profile.settings().run();
        String origin = profile.values().stream()
                .filter(value -> value.path().equals("run.sla"))
                .map(value -> "run.sla (" + value.origin() + ")")
                .findFirst()
                .orElse("run.sla");
        return run.sla() == null
                ? null
                : parse(origin, run.sla(), text -> Sla.parse(text).requireOf(run.isMaintenance()));
    }

    /** The criteria; null when there are none. {@code origin} says where they come from. */
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
