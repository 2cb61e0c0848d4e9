package org.opnfv.doctor.functest.report;

import java.util.ArrayList;
import java.util.List;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.series.Series;

/**
 * A reason why something is not PASS.
 *
 * @param run its iteration; null when it is about all of them
 * @param words the text
 */
public record Reason(Assessment run, String words) {

    /**
     * The reasons of a series: what it lacks, then the iterations that failed, then those that are UNKNOWN, each with its first reason;
     * only up to a limit of iterations, and the number of the others.
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
