package org.opnfv.doctor.functest.report.html;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.InstanceResult.Outcome;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.Series;

/** All runs of a page, and the anchor of each. */
final class RunAnchors {

    /** The most runs shown one by one; of more, those worth looking at first. */
    private static final int SHOWN = 100;

    /** The most rows of instances on a page: each is about 150 bytes. */
    private static final int ROWS = 2_000;

    private static final int LEAST_ROWS = 20;

    /** A failed run says more than one that could not be judged; among failed runs, the one with most owners who were never notified. */
    private static final Comparator<Assessment> WORST = Comparator.comparing((Assessment run) -> rank(run.verdict()))
            .thenComparing(run -> run.verdict() == Verdict.FAIL ? -never(run) : 0)
            .thenComparing(RunAnchors::last, Comparator.reverseOrder());

    private final Results results;
    private final List<List<Assessment>> sets;
    private final Map<Assessment, String> places = new IdentityHashMap<>();

    RunAnchors(Results results) {
        this.results = results;
        sets = results.series().stream().map(Series::runs).toList();
        Set<Assessment> shown = Collections.newSetFromMap(new IdentityHashMap<>());
        Assessment first = first();
        Stream.concat(
                        Stream.ofNullable(first),
                        all().filter(run -> run != first).sorted(WORST))
                .limit(SHOWN)
                .forEach(shown::add);
        for (int i = 0; i < sets.size(); i++) {
            for (int j = 0; j < sets.get(i).size(); j++) {
                if (shown.contains(sets.get(i).get(j))) {
                    places.put(sets.get(i).get(j), "run-" + i + "-" + j);
                }
            }
        }
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

    /** The anchor of a run; null where the page does not show it by itself, and for null. */
    String of(Assessment run) {
        return places.get(run);
    }

    /** The last part of its name, which is its folder's. */
    static String name(Assessment run) {
        return run.run().replaceFirst("^.*/", "");
    }

    /** A link to a run by that name. */
    Cell cell(Assessment run) {
        return Cell.link(of(run), name(run));
    }

    /** Each run that the page shows by itself, with its set; the one to look at first comes first. */
    void shown(BiConsumer<Assessment, Series> show) {
        Assessment first = first();
        if (first != null) {
            show.accept(first, results.judged());
        }
        for (int i = 0; i < sets.size(); i++) {
            Series series = results.series().get(i);
            sets.get(i).stream()
                    .filter(run -> run != first && of(run) != null)
                    .forEach(run -> show.accept(run, series));
        }
    }

    /** The label of a set before its name; empty for a single set. */
    String label(int set) {
        return results.comparison() == null ? "" : (set == 0 ? "A: " : "B: ");
    }

    /** Whether there is only one run. */
    boolean isOne() {
        return results.comparison() == null && results.judged().isOneRun();
    }

    /** The number of rows of instances for each run. */
    int rows() {
        return Math.max(LEAST_ROWS, ROWS / Math.max(1, places.size()));
    }

    /** The run to look at first: the worst counted run of the last set, else of its warm-up; null when there is none. */
    Assessment first() {
        List<Assessment> counted = results.judged().iterations();
        return (counted.isEmpty() ? results.judged().warmUp() : counted)
                .stream().min(WORST).orElse(null);
    }

    private static int rank(Verdict verdict) {
        return switch (verdict) {
            case FAIL -> 0;
            case UNKNOWN -> 1;
            case PASS -> 2;
        };
    }

    /** The number of owners who were never notified. */
    static long never(Assessment run) {
        return run.instances().stream()
                .filter(instance -> instance.outcome() == Outcome.MISSING)
                .count();
    }

    /** Whether the last one notified is the last of all: no owner has an unknown time. */
    static boolean isLastKnown(Assessment run) {
        return run.figures() != null && run.instances().stream().allMatch(instance -> instance.latency() != null);
    }

    private static BigDecimal last(Assessment run) {
        return run.figures() == null ? BigDecimal.ZERO : run.figures().last();
    }
}
