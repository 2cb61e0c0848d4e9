package org.opnfv.doctor.functest.report;

import java.util.ArrayList;
import java.util.List;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.series.Series;

/**
 * A line on why something is not PASS.
 *
 * @param run the iteration that it is about; null when it is about all of them
 * @param words what there is to say
 */
public record Reason(Assessment run, String words) {

    /**
     * Those of a series: what it lacks, then the iterations that failed, then those that are UNKNOWN, each with its first reason; of the
     * iterations only so many, and how many more there are.
     */
    public static List<Reason> of(Series series, int most) {
        List<Reason> reasons = new ArrayList<>();
        Shortfall.of(series).forEach(line -> reasons.add(new Reason(null, line)));
        List<Assessment> bad = new ArrayList<>(series.failures());
        bad.addAll(series.with(Verdict.UNKNOWN));
        bad.stream()
                .limit(most)
                .forEach(run -> reasons.add(
                        new Reason(run, run.reasons().stream().findFirst().orElse("no reason is recorded"))));
        if (bad.size() > most) {
            reasons.add(new Reason(null, "and " + (bad.size() - most) + " more"));
        }
        return reasons;
    }

    /** As one line of text. */
    String text() {
        return run == null ? words : run.verdict() + " " + run.run() + ": " + words;
    }
}
