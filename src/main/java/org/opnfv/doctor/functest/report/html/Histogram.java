package org.opnfv.doctor.functest.report.html;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.latency.InstanceResult.Outcome;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.report.Unit;
import org.opnfv.doctor.functest.series.Measure;
import org.opnfv.doctor.functest.series.Sample;
import org.opnfv.doctor.functest.series.Series;

/** A histogram of a measure, of one set, or of two in the same bars, the second as outlines. */
final class Histogram {

    private static final String SLOWEST = "The slowest notification of each run";

    /** Pixels from the top: those of the text, and those of the bars. */
    private static final int TOP = 18;

    private static final int BOTTOM = 160;

    private final Markup out;
    private final List<Series> sets;
    private final Measure measure;
    private final String noun;
    private final BigDecimal limit;
    private final List<HistogramBins> bins;

    private Histogram(Markup out, List<Series> sets, Measure measure, String noun, BigDecimal limit) {
        this.out = out;
        this.sets = sets;
        this.measure = measure;
        this.noun = noun;
        this.limit = limit;
        bins = HistogramBins.ofAll(
                sets.stream().map(series -> micros(series, measure)).toList());
    }

    /** The slowest notification of each run of a set; nothing for fewer than two runs. */
    static void slowest(Markup out, Series series, BigDecimal limit) {
        new Histogram(out, List.of(series), Measure.LATENCY, "run", limit).append(SLOWEST, 2);
    }

    /** The notification of every instance; likewise. */
    static void each(Markup out, Series series, BigDecimal limit) {
        new Histogram(out, List.of(series), Measure.EACH, "instance", limit).append("The latency of every instance", 2);
    }

    /** Two sets, as far as they have values. */
    static void both(Markup out, List<Series> sets) {
        new Histogram(out, sets, Measure.LATENCY, "run", null).append(SLOWEST, 1);
    }

    private static List<Long> micros(Series series, Measure measure) {
        return series.samples(measure).stream()
                .map(Sample::seconds)
                .filter(Objects::nonNull)
                .map(Scale::micros)
                .toList();
    }

    private void append(String title, int fewest) {
        if (bins.stream().mapToLong(HistogramBins::sum).sum() < fewest) {
            return;
        }
        HistogramBins first = bins.get(0);
        Scale scale = new Scale(first.from(), first.end(), 2, 98);
        out.element("h3", title);
        picture(title, scale);
        words(scale);
        legend();
    }

    private void picture(String title, Scale scale) {
        long most = bins.stream()
                .flatMapToLong(set -> Arrays.stream(set.counts()))
                .max()
                .orElse(1);
        String told = IntStream.range(0, sets.size())
                .mapToObj(i -> label(i) + bars(bins.get(i)))
                .filter(words -> !words.endsWith(": "))
                .collect(Collectors.joining("; "));
        out.add("<svg width='100%%' height='%s' role='img'><title>Histogram, %s: %s</title>", BOTTOM + 20, title, told)
                .add("<g font-size='12' fill='currentColor'>");
        scale.word(out, scale.from(), 12, TextFormat.count(most, noun));
        scale.axis(out, BOTTOM + 15);
        out.add("</g><line x2='100%%' y1='%s' y2='%s' stroke='currentColor'/>\n", BOTTOM, BOTTOM);
        for (int i = 0; i < sets.size(); i++) {
            bars(scale, bins.get(i), most, i == 1);
        }
        if (limit != null && scale.holds(Scale.micros(limit))) {
            scale.limit(out, Scale.micros(limit), BOTTOM);
        }
        out.add("</svg>\n");
    }

    private void bars(Scale scale, HistogramBins set, long most, boolean outlined) {
        String colour = outlined ? Colours.OTHER_VALUE : Colours.VALUE;
        for (int i = 0; i < set.counts().length; i++) {
            long count = set.counts()[i];
            if (count > 0) {
                long height = Math.max(1, count * (BOTTOM - TOP) / most);
                out.add("<rect x='%s' y='%s' ", scale.at(set.start(i)), BOTTOM - height)
                        .add("width='%s' height='%s' ", scale.width(set.start(i), set.start(i + 1)), height)
                        .add(outlined ? "fill='none' stroke-width='2' stroke='%s'>" : "fill='%s'>", colour)
                        .add("<title>%s to %s: ", time(set.start(i)), time(set.start(i + 1)))
                        .add("%s</title></rect>\n", TextFormat.count(count, noun));
            }
        }
    }

    /** As text. */
    private String bars(HistogramBins set) {
        return IntStream.range(0, set.counts().length)
                .filter(i -> set.counts()[i] > 0)
                .mapToObj(i -> TextFormat.count(set.counts()[i], noun) + " from " + time(set.start(i)))
                .collect(Collectors.joining(", "));
    }

    private static String time(long micros) {
        return Unit.of(Scale.seconds(micros)).plain(Scale.seconds(micros));
    }

    private String label(int set) {
        return sets.size() > 1 ? (set == 0 ? "A: " : "B: ") : "";
    }

    /** The meaning of the line, and what is not in the picture: owners who were never notified are slower than any number. */
    private void words(Scale scale) {
        if (limit != null) {
            long at = Scale.micros(limit);
            out.note(TimeBars.limitWords(limit, scale.holds(at) ? "" : at < scale.from() ? "below" : "beyond"));
        }
        Stream<String> never = IntStream.range(0, sets.size())
                .filter(i -> never(i) > 0)
                .mapToObj(i -> TextFormat.number(never(i)) + " never told"
                        + (sets.size() > 1 ? (i == 0 ? " in A" : " in B") : ""));
        Stream<String> unknown = Stream.of(unknown())
                .filter(count -> count > 0)
                .map(count -> TextFormat.number(count) + " whose time cannot be told");
        String without = Stream.concat(never, unknown).collect(Collectors.joining(", "));
        if (!without.isEmpty()) {
            out.note("Not in the picture: " + without + ".");
        }
    }

    private long never(int set) {
        return sets.get(set).samples(measure).stream()
                .filter(sample -> sample.seconds() == null)
                .count();
    }

    /** The number of instances with an unknown time. */
    private long unknown() {
        return measure != Measure.EACH
                ? 0
                : sets.stream()
                        .flatMap(series -> series.iterations().stream())
                        .filter(run -> run.verdict() != Verdict.UNKNOWN)
                        .flatMap(run -> run.instances().stream())
                        .filter(instance -> instance.outcome() == Outcome.UNCERTAIN)
                        .count();
    }

    private void legend() {
        if (sets.size() > 1) {
            out.open("p", "class", "soft small");
            for (int i = 0; i < sets.size(); i++) {
                if (bins.get(i).sum() + never(i) > 0) {
                    String colour = i == 0 ? Colours.VALUE : Colours.OTHER_VALUE;
                    Colours.key(out, colour, label(i) + sets.get(i).name());
                }
            }
            out.close("p").line();
        }
    }
}
