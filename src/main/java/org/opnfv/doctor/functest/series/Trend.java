package org.opnfv.doctor.functest.series;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.run.RunFolder;

/**
 * Nights one after the other: each series is one, and single runs of one day together are one.
 *
 * @param reference what each night is compared with
 * @param labels those that all nights have
 * @param nights in the order of time
 */
public record Trend(Series reference, Map<String, String> labels, List<Night> nights) {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneId.systemDefault());
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    /**
     * One night.
     *
     * @param when when its first run began, or of logs without it the detection, or else by its folder's name; null when nobody knows
     * @param day that, local: the day, with the time where there are more nights of it; {@code "-"} when nobody knows
     * @param verdict by what it was asked
     * @param spread the slowest notifications of its runs
     * @param against how these compare with the reference's; null without any, and for the reference itself
     * @param unlike what it was made with that the last measured night before it was not, a line each
     * @param labels those that not all nights have
     * @param change how the medians are others from this night on; null when they are not
     */
    public record Night(
            Series series,
            Instant when,
            String day,
            Verdict verdict,
            Spread spread,
            Comparison.Change against,
            List<String> unlike,
            Map<String, String> labels,
            Change change) {}

    /** In seconds; what falls on an owner who was never told is null, and so is all where nothing was measured. */
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
                    ? new Spread(0, null, null, null, null, null, null)
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
     * From one night on the medians are others.
     *
     * @param before the mean of the medians since the change before, in seconds
     * @param after the mean of those until the next one
     * @param pValue of Student's t-test
     */
    public record Change(BigDecimal before, BigDecimal after, BigDecimal pValue) {

        /** 0.2 is a fifth more; null where there was nothing before. */
        public Double share() {
            return before.signum() <= 0 ? null : after.doubleValue() / before.doubleValue() - 1;
        }
    }

    /** Copies the list. */
    public Trend {
        nights = List.copyOf(nights);
    }

    /** Of series and single runs, at least one, in any order; {@code reference} is null for the first night that has a latency. */
    public static Trend of(List<Series> all, Series reference) {
        List<Series> nights = apart(all);
        List<Spread> spreads = nights.parallelStream()
                .map(night -> Spread.of(night.samples(Measure.LATENCY)))
                .toList();
        int[] measured = IntStream.range(0, nights.size())
                .filter(i -> spreads.get(i).count() > 0)
                .toArray();
        Series fixed = reference != null ? reference : nights.get(measured.length == 0 ? 0 : measured[0]);
        Map<String, String> shared = new TreeMap<>(nights.get(0).context().labels());
        nights.forEach(
                night -> shared.entrySet().retainAll(night.context().labels().entrySet()));
        Map<Integer, Change> changes = changes(spreads);
        List<String> days = days(nights.stream().map(Trend::when).toList());
        return new Trend(
                fixed,
                shared,
                IntStream.range(0, nights.size())
                        .parallel()
                        .mapToObj(i -> {
                            Series night = nights.get(i);
                            // What was not measured may not tell what it was made with, so that a change would be
                            // hidden behind it.
                            int before = Arrays.stream(measured)
                                    .filter(place -> place < i)
                                    .max()
                                    .orElse(-1);
                            Map<String, String> own =
                                    new TreeMap<>(night.context().labels());
                            own.keySet().removeAll(shared.keySet());
                            return new Night(
                                    night,
                                    when(night),
                                    days.get(i),
                                    Results.asAsked(night).verdict(),
                                    spreads.get(i),
                                    night == fixed
                                            ? null
                                            : Comparison.change(Measure.LATENCY, fixed, night)
                                                    .orElse(null),
                                    before < 0 ? List.of() : unlike(nights.get(before), night),
                                    own,
                                    changes.get(i));
                        })
                        .toList());
    }

    private static List<String> unlike(Series before, Series night) {
        return SettingsDifference.between(before, night).stream()
                .map(SettingsDifference.Line::text)
                .toList();
    }

    private static List<String> days(List<Instant> whens) {
        Map<String, Long> nights = whens.stream()
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(DAY::format, Collectors.counting()));
        return whens.stream()
                .map(when -> when == null ? "-" : (nights.get(DAY.format(when)) > 1 ? TIME : DAY).format(when))
                .toList();
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
        return series.runs().stream()
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

    /** By the places of the nights. Nights without a median tell nothing. */
    private static Map<Integer, Change> changes(List<Spread> spreads) {
        int[] places = IntStream.range(0, spreads.size())
                .filter(i -> spreads.get(i).median() != null)
                .toArray();
        double[] medians = Arrays.stream(places)
                .mapToDouble(i -> spreads.get(i).median().doubleValue())
                .toArray();
        List<Integer> found = ChangePoints.of(medians);
        Map<Integer, Change> changes = new HashMap<>();
        for (int i = 0; i < found.size(); i++) {
            int from = i == 0 ? 0 : found.get(i - 1);
            int at = found.get(i);
            int to = i == found.size() - 1 ? medians.length : found.get(i + 1);
            changes.put(
                    places[at],
                    new Change(
                            SampleStatistics.mean(Arrays.copyOfRange(medians, from, at)),
                            SampleStatistics.mean(Arrays.copyOfRange(medians, at, to)),
                            MannWhitneyResult.rounded(ChangePoints.pValue(medians, from, at, to))));
        }
        return changes;
    }

    /** The nights from which on the medians are others. */
    public List<Night> changed() {
        return nights.stream().filter(night -> night.change() != null).toList();
    }

    /** The largest of all that nine tenths of a night were faster than, or else three quarters or half, in seconds; the end of a picture. */
    public BigDecimal longest() {
        return nights.stream()
                .map(Night::spread)
                .flatMap(spread -> Stream.of(spread.median(), spread.q3(), spread.p90()))
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(BigDecimal.ZERO);
    }

    /** Where that is in a picture, from 0 to 1: what falls on an owner who was never told is at its end. */
    public double place(BigDecimal seconds) {
        double end = longest().doubleValue();
        return seconds == null || end <= 0 ? 1 : Math.min(1, Math.max(0, seconds.doubleValue() / end));
    }
}
