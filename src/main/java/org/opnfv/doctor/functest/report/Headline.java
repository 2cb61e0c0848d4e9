package org.opnfv.doctor.functest.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.InstanceResult.Outcome;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.series.Comparison;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.Series;
import org.opnfv.doctor.functest.series.SlaOutcome;
import org.opnfv.doctor.functest.series.SlaResult;

/** The sentence beside a verdict. */
public final class Headline {

    private Headline() {}

    /** For a service level, a comparison, a series or a run. */
    public static String of(Results results) {
        if (!results.sla().isEmpty() || results.gate() != null) {
            return level(results);
        }
        if (results.comparison() != null) {
            return of(results.comparison());
        }
        Series series = results.judged();
        return series.isOneRun() ? of(series.iterations().get(0)) : of(series, results.verdict());
    }

    /** Whether there is a verdict; a comparison by itself only informs. */
    public static boolean decides(Results results) {
        return results.comparison() == null
                || results.gate() != null
                || !results.sla().isEmpty();
    }

    private static String level(Results results) {
        if (results.sla().isEmpty()) {
            return regression(results.verdict());
        }
        List<SlaResult> failed = failed(results.sla());
        return switch (results.verdict()) {
            case PASS -> "the service level is met";
            case FAIL -> failed.isEmpty() ? regression(Verdict.FAIL) : level(results.sla());
            case UNKNOWN -> onlyGateOpen(results) ? regression(Verdict.UNKNOWN) : level(results.sla());
        };
    }

    /** Of criteria that do not all hold. */
    static String level(List<SlaResult> rows) {
        List<SlaResult> failed = failed(rows);
        return failed.isEmpty()
                ? "it cannot be told whether the service level is met"
                : "the service level is not met: " + named(failed);
    }

    private static List<SlaResult> failed(List<SlaResult> rows) {
        return rows.stream().filter(row -> row.outcome() == SlaOutcome.FAIL).toList();
    }

    /** Whether the service level is met, and only the regression is undecided. */
    private static boolean onlyGateOpen(Results results) {
        return results.gate() != null && results.sla().stream().allMatch(row -> row.outcome() == SlaOutcome.PASS);
    }

    private static String regression(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "no slower than is allowed";
            case FAIL -> "slower than is allowed";
            case UNKNOWN -> "it cannot be told whether it is slower than is allowed";
        };
    }

    /** One criterion by itself; of several, their number. */
    private static String named(List<SlaResult> failed) {
        return failed.size() == 1 ? failed.get(0).criterion() : failed.size() + " criteria fail";
    }

    private static String of(Series series, Verdict verdict) {
        String asked =
                series.setUp().asked() + " " + series.noun() + (series.setUp().asked() == 1 ? "" : "s");
        return switch (verdict) {
            case PASS ->
                "the owners were told in time in "
                        + (series.setUp().asked() == 1 ? "the one " + series.noun() : "all " + asked);
            case FAIL -> failure(series) + " of " + asked;
            case UNKNOWN ->
                series.setUp().whole()
                        ? (series.setUp().asked() == 1
                                        ? "the one " + series.noun() + " does not show"
                                        : "not every one of " + asked + " shows")
                                + " whether the owners were told in time"
                        : "nobody knows what this series was asked to be";
        };
    }

    /** Of two series: how the latency of the second compares with the base's. */
    public static String of(Comparison comparison) {
        if (!comparison.isWhole()) {
            return "the record of one of the two is damaged: nobody knows which runs it should have";
        }
        return comparison
                .latency()
                .map(change -> switch (change.difference().outcome()) {
                    case NO_DIFFERENCE -> "no difference between the two beyond noise";
                    case TOO_FEW_RUNS -> "too few runs to tell a difference from noise";
                    case SLOWER -> comparison.other().name() + " is slower" + by(change.regression());
                    case FASTER -> comparison.other().name() + " is faster" + by(change.regression());
                })
                .orElse("one of the two has no latency to compare");
    }

    private static String by(BigDecimal regression) {
        if (regression == null) {
            return "";
        }
        BigDecimal percent = regression.movePointRight(2).setScale(1, RoundingMode.HALF_UP);
        return ": median " + (percent.signum() > 0 ? "+" : "") + percent.toPlainString() + " %";
    }

    /** Of a run. */
    public static String of(Assessment run) {
        return switch (run.verdict()) {
            case PASS ->
                run.instances().size() == 1
                        ? "the owner was told in time"
                        : "the owners of all " + run.instances().size() + " instances were told in time";
            case FAIL -> failure(run);
            case UNKNOWN -> "this run does not show whether the owners were told in time";
        };
    }

    /** An owner who was not notified in time is worse than a host that was not shown down. */
    private static String failure(Series series) {
        long untold = series.failures().stream()
                .filter(run -> count(run, Outcome.LATE) + count(run, Outcome.MISSING) > 0)
                .count();
        return untold > 0
                ? "the owners were not told in time in " + untold
                : "the cloud did not show the host down in " + series.failures().size();
    }

    private static String failure(Assessment run) {
        long late = count(run, Outcome.LATE);
        long missing = count(run, Outcome.MISSING);
        int all = run.instances().size();
        if (late + missing == 0) {
            return "the cloud did not show the host down";
        }
        if (all == 1) {
            return late == 1 ? "the owner was told too late" : "the owner was not told";
        }
        String times = late == 0 ? "" : late + " late";
        String both = late == 0 || missing == 0 ? "" : ", ";
        return times + both + (missing == 0 ? "" : missing + " missing") + " of " + all + " notifications";
    }

    private static long count(Assessment run, Outcome outcome) {
        return run.instances().stream()
                .filter(instance -> instance.outcome() == outcome)
                .count();
    }
}
