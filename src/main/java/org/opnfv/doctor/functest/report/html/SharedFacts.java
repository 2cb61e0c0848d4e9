package org.opnfv.doctor.functest.report.html;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.series.Series;

/**
 * What the runs of a set say of themselves. Some may say less than others: they have no record, or ended early. What only a part of them
 * says is not told as if it were so of all.
 */
record SharedFacts(List<Assessment> runs) {

    /** Names before "and N more". */
    private static final int NAMES = 3;

    /**
     * The earliest time that is known of the first run.
     *
     * @param detected whether it is that of its detection, for its start is not known
     */
    record Start(Instant at, boolean detected) {}

    /** Of all of a series, the warm-up included. */
    static SharedFacts of(Series series) {
        return new SharedFacts(Stream.concat(series.warmUp().stream(), series.iterations().stream())
                .toList());
    }

    /** Of those that count. */
    static SharedFacts judged(Series series) {
        return new SharedFacts(series.iterations());
    }

    /** The names that occur, with a word for what they are that may be empty; null when no run has one. */
    String names(String noun, Function<Assessment, String> name) {
        List<String> known = values(name);
        List<String> names = known.stream().distinct().sorted().toList();
        String word = noun.isEmpty() ? "" : noun + (names.size() == 1 ? " " : "s ");
        return names.isEmpty() ? null : word + TextFormat.some(names, NAMES) + share(known.size());
    }

    /** The range of the numbers above 0 that occur; null when there is none. */
    String range(Function<Assessment, Integer> number) {
        List<Integer> known =
                values(number).stream().filter(value -> value > 0).sorted().toList();
        if (known.isEmpty()) {
            return null;
        }
        int least = known.get(0);
        int most = known.get(known.size() - 1);
        return TextFormat.number(least) + (least == most ? "" : " to " + TextFormat.number(most)) + share(known.size());
    }

    /** When the first began; empty when that is known of none. */
    Optional<Start> first() {
        return values(SharedFacts::start).stream().min(Comparator.comparing(Start::at));
    }

    /** In words, without what it is the time of. */
    String words(Start start) {
        return TextFormat.time(start.at()) + share(values(SharedFacts::start).size());
    }

    /** When the last ended; null when that is known of none. */
    String ended() {
        List<Instant> known = values(run -> run.facts().ended());
        return known.stream()
                .max(Comparator.naturalOrder())
                .map(end -> TextFormat.time(end) + share(known.size()))
                .orElse(null);
    }

    boolean isOne() {
        return runs.size() == 1;
    }

    private <T> List<T> values(Function<Assessment, T> value) {
        return runs.stream().map(value).filter(Objects::nonNull).toList();
    }

    /** Of how many it is known, when that is not all. */
    private String share(int known) {
        return known == runs.size()
                ? ""
                : " (known of " + TextFormat.number(known) + " of " + TextFormat.count(runs.size(), "run") + ")";
    }

    /** Only a record has the start; the logs of the original have the detection. */
    private static Start start(Assessment run) {
        if (run.facts().started() != null) {
            return new Start(run.facts().started(), false);
        }
        return run.detected() == null ? null : new Start(TextFormat.instant(run.detected()), true);
    }
}
