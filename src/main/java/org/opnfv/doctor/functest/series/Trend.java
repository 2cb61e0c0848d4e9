package org.opnfv.doctor.functest.series;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.run.RunFolder;

/**
 * Nights one after the other: each series is one, and single runs of one day together are one.
 *
 * @param reference what each night is compared with
 * @param nights in the order of time
 * @param changes where the medians of the nights change, in the order of time
 */
public record Trend(Series reference, List<Night> nights, List<Change> changes) {

    /**
     * One night.
     *
     * @param when when its first run began, or of logs without it the detection, or else by its folder's name; null when nobody knows
     * @param verdict by what it was asked
     * @param spread the slowest notifications of its runs; null without any
     * @param against how these compare with the reference's; null without any, and for the reference itself
     * @param unlike what it was made with that the last measured night before it was not, a line each
     */
    public record Night(
            Series series,
            Instant when,
            Verdict verdict,
            Spread spread,
            Comparison.Change against,
            List<String> unlike) {

        /** Its labels that not all nights have, by name. */
        public Map<String, String> labels(Trend trend) {
            Map<String, String> own = new TreeMap<>(series.context().labels());
            own.keySet().removeAll(trend.labels().keySet());
            return own;
        }
    }

    /** In seconds; what falls on an owner who was never told is null. */
    public record Spread(
            int count,
            BigDecimal p10,
            BigDecimal q1,
            BigDecimal median,
            BigDecimal q3,
            BigDecimal p90,
            BigDecimal max) {

        private static Spread of(List<Sample> samples) {
            double[] values = SampleStatistics.orNever(samples);
            return values.length == 0
                    ? null
                    : new Spread(
                            values.length,
                            SampleStatistics.quantile(values, 0.1),
                            SampleStatistics.quantile(values, 0.25),
                            SampleStatistics.quantile(values, 0.5),
                            SampleStatistics.quantile(values, 0.75),
                            SampleStatistics.quantile(values, 0.9),
                            SampleStatistics.quantile(values, 1));
        }
    }

    /**
     * From that night on the medians are others.
     *
     * @param night its place among the nights
     * @param before the mean of the medians since the change before, in seconds
     * @param after the mean of those until the next one
     * @param pValue of Student's t-test
     */
    public record Change(int night, BigDecimal before, BigDecimal after, BigDecimal pValue) {

        /** 0.2 is a fifth more; null where there was nothing before. */
        public Double share() {
            return before.signum() <= 0 ? null : after.doubleValue() / before.doubleValue() - 1;
        }
    }

    /** Copies the lists. */
    public Trend {
        nights = List.copyOf(nights);
        changes = List.copyOf(changes);
    }

    /** Of series and single runs, at least one, in any order; {@code reference} is null for the first night that has a latency. */
    public static Trend of(List<Series> all, Series reference) {
        List<Series> nights = apart(all);
        Series fixed = reference != null
                ? reference
                : nights.stream()
                        .filter(night -> !night.samples(Measure.LATENCY).isEmpty())
                        .findFirst()
                        .orElse(nights.get(0));
        List<Night> judged = IntStream.range(0, nights.size())
                .parallel()
                .mapToObj(i -> night(nights.get(i), fixed, measuredBefore(nights, i)))
                .toList();
        return new Trend(fixed, judged, changes(judged));
    }

    /** What was not measured may not tell what it was made with, so that a change would be hidden behind it. */
    private static Series measuredBefore(List<Series> nights, int place) {
        return IntStream.iterate(place - 1, i -> i >= 0, i -> i - 1)
                .mapToObj(nights::get)
                .filter(night -> !night.samples(Measure.LATENCY).isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static Night night(Series series, Series reference, Series before) {
        return new Night(
                series,
                when(series),
                Results.asAsked(series).verdict(),
                Spread.of(series.samples(Measure.LATENCY)),
                series == reference
                        ? null
                        : Comparison.change(Measure.LATENCY, reference, series).orElse(null),
                before == null
                        ? List.of()
                        : SettingsDifference.between(before, series).stream()
                                .map(SettingsDifference.Line::text)
                                .toList());
    }

    /** Runs by themselves of the same day are put together. */
    private static List<Series> apart(List<Series> all) {
        List<Series> nights = new ArrayList<>();
        Map<LocalDate, List<Series>> days = new TreeMap<>();
        for (Series series : all) {
            Instant when = when(series);
            if (series.isOneRun() && when != null) {
                days.computeIfAbsent(LocalDate.ofInstant(when, ZoneId.systemDefault()), day -> new ArrayList<>())
                        .add(series);
            } else {
                nights.add(series);
            }
        }
        days.values().forEach(runs -> nights.add(runs.size() == 1 ? runs.get(0) : Series.together(runs)));
        nights.sort(Comparator.comparing(Trend::when, Comparator.nullsFirst(Comparator.naturalOrder())));
        return nights;
    }

    private static Instant when(Series series) {
        return Stream.concat(series.warmUp().stream(), series.iterations().stream())
                .map(Trend::when)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .or(() -> Optional.ofNullable(series.folder()).flatMap(RunFolder::begunOf))
                .orElse(null);
    }

    private static Instant when(Assessment run) {
        if (run.facts().started() != null || run.detected() == null) {
            return run.facts().started();
        }
        return Instant.ofEpochMilli(run.detected().movePointRight(3).longValue());
    }

    /** Nights without a median tell nothing. */
    private static List<Change> changes(List<Night> nights) {
        int[] places = IntStream.range(0, nights.size())
                .filter(i ->
                        nights.get(i).spread() != null && nights.get(i).spread().median() != null)
                .toArray();
        double[] medians = Arrays.stream(places)
                .mapToDouble(i -> nights.get(i).spread().median().doubleValue())
                .toArray();
        List<Integer> found = ChangePoints.of(medians);
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            int from = i == 0 ? 0 : found.get(i - 1);
            int at = found.get(i);
            int to = i == found.size() - 1 ? medians.length : found.get(i + 1);
            changes.add(new Change(
                    places[at],
                    SampleStatistics.mean(Arrays.copyOfRange(medians, from, at)),
                    SampleStatistics.mean(Arrays.copyOfRange(medians, at, to)),
                    Difference.rounded(ChangePoints.pValue(medians, from, at, to))));
        }
        return changes;
    }

    /** The labels that all nights have. */
    public Map<String, String> labels() {
        Map<String, String> shared =
                new TreeMap<>(nights.get(0).series().context().labels());
        nights.forEach(night ->
                shared.entrySet().retainAll(night.series().context().labels().entrySet()));
        return shared;
    }
}
