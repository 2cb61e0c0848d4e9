package org.opnfv.doctor.functest.series;

import java.util.ArrayList;
import java.util.List;
import org.opnfv.doctor.functest.latency.Verdict;

/**
 * The content of a report.
 *
 * @param series one, or the two that are compared, the base first
 * @param sla one row a criterion, of the last series; empty without criteria
 * @param comparison of the two; null when there is one
 * @param gate the result of the allowed regression; null when none was set
 */
public record Results(List<Series> series, List<SlaResult> sla, Comparison comparison, RegressionGate.Result gate) {

    /** Copies the lists. */
    public Results {
        series = List.copyOf(series);
        sla = List.copyOf(sla);
    }

    /** Of one series, by the criteria that it was made with. */
    public static Results asAsked(Series series) {
        return new Results(List.of(series), asked(series), null, null);
    }

    /** Of two, by those that the other was made with, and by {@code gate}, which may be null. */
    public static Results asAsked(Series base, Series other, RegressionGate gate) {
        return compared(base, other, asked(other), gate);
    }

    private static List<SlaResult> asked(Series series) {
        return Sla.asked(series.setUp().sla(), sla -> sla.assess(series));
    }

    /** Of one series; {@code sla} may be null. */
    public static Results of(Series series, Sla sla) {
        return new Results(List.of(series), sla == null ? List.of() : sla.assess(series), null, null);
    }

    /** Of two; {@code sla}, which the other has to meet, and {@code gate} may be null. */
    public static Results of(Series base, Series other, Sla sla, RegressionGate gate) {
        return compared(base, other, sla == null ? List.of() : sla.assess(other), gate);
    }

    private static Results compared(Series base, Series other, List<SlaResult> sla, RegressionGate gate) {
        Comparison comparison = Comparison.of(base, other);
        return new Results(List.of(base, other), sla, comparison, gate == null ? null : gate.of(comparison));
    }

    /** The judged series: of two, the one that is compared with the base. */
    public Series judged() {
        return series.get(series.size() - 1);
    }

    /**
     * The verdict. Criteria and gate decide if there are any: FAIL when one of them fails; else UNKNOWN when one has no data, or an
     * iteration is UNKNOWN or was not made; else PASS. Without any a series decides for itself, and a comparison only informs: it is
     * UNKNOWN when there is nothing to compare, or when the request of one of the two is unknown.
     */
    public Verdict verdict() {
        List<SlaOutcome> outcomes =
                new ArrayList<>(sla.stream().map(SlaResult::outcome).toList());
        if (gate != null) {
            outcomes.add(gate.outcome());
        }
        if (outcomes.isEmpty()) {
            return comparison == null ? judged().verdict() : compared();
        }
        if (outcomes.contains(SlaOutcome.FAIL)) {
            return Verdict.FAIL;
        }
        return judged().isComplete() && !outcomes.contains(SlaOutcome.NO_DATA) ? Verdict.PASS : Verdict.UNKNOWN;
    }

    private Verdict compared() {
        return comparison.latency().isPresent() && comparison.isWhole() ? Verdict.PASS : Verdict.UNKNOWN;
    }
}
