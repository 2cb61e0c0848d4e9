package org.opnfv.doctor.functest.report.html;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.InstanceResult.Outcome;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.report.html.Markup.Cell;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.Series;

/** All runs of a page, each with its place, by which the page knows it: the number of its set and its number there. */
final class Runs {

    /** A run that failed says more than one that could not be judged; of those that failed the one with most owners who were never told. */
    private static final Comparator<Assessment> WORST = Comparator.comparing((Assessment run) -> rank(run.verdict()))
            .thenComparing(run -> run.verdict() == Verdict.FAIL ? -never(run) : 0)
            .thenComparing(Runs::last, Comparator.reverseOrder());

    private final Results results;
    private final List<List<Assessment>> sets;
    private final Map<Assessment, String> places = new IdentityHashMap<>();

    Runs(Results results) {
        this.results = results;
        sets = results.series().stream().map(Runs::of).toList();
        for (int i = 0; i < sets.size(); i++) {
            for (int j = 0; j < sets.get(i).size(); j++) {
                places.put(sets.get(i).get(j), place(i, j));
            }
        }
    }

    /** All of a series, the warm-up first. */
    private static List<Assessment> of(Series series) {
        return Stream.concat(series.warmUp().stream(), series.iterations().stream())
                .toList();
    }

    Results results() {
        return results;
    }

    /** By set. */
    List<List<Assessment>> sets() {
        return sets;
    }

    Stream<Assessment> all() {
        return sets.stream().flatMap(List::stream);
    }

    /** Where a run is; null for null. */
    String of(Assessment run) {
        return places.get(run);
    }

    /** Leads to a run by the last part of its name, as its folder is called. */
    Cell cell(Assessment run) {
        return Cell.to(of(run), run.run().replaceFirst("^.*/", ""));
    }

    /** What a set of a comparison is called before its name; nothing of the only one. */
    String label(int set) {
        return results.comparison() == null ? "" : (set == 0 ? "A: " : "B: ");
    }

    static String place(int set, int number) {
        return set + "-" + number;
    }

    /** The name of the element that holds the details of a run. */
    static String detailId(int set, int number) {
        return "detail-" + place(set, number);
    }

    /** Whether there is nothing but one run. */
    boolean isOne() {
        return results.comparison() == null && results.judged().isOneRun();
    }

    /** The number in its set, the last, of the run to look at first: the worst that counts; -1 when there is none. */
    int first() {
        List<Assessment> judged = sets.get(sets.size() - 1);
        int warmUp = results.judged().warmUp().size();
        return IntStream.range(warmUp < judged.size() ? warmUp : 0, judged.size())
                .boxed()
                .min(Comparator.comparing(judged::get, WORST))
                .orElse(-1);
    }

    private static int rank(Verdict verdict) {
        return switch (verdict) {
            case FAIL -> 0;
            case UNKNOWN -> 1;
            case PASS -> 2;
        };
    }

    /** How many owners were never told. */
    static long never(Assessment run) {
        return run.instances().stream()
                .filter(instance -> instance.outcome() == Outcome.MISSING)
                .count();
    }

    private static BigDecimal last(Assessment run) {
        return run.figures() == null ? BigDecimal.ZERO : run.figures().last();
    }
}
