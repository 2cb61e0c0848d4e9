package org.opnfv.doctor.functest.report.html;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.opnfv.doctor.functest.series.Measure;
import org.opnfv.doctor.functest.series.Sample;
import org.opnfv.doctor.functest.series.Series;

/**
 * How often which value of a measure was found in a set.
 *
 * @param bins the values, counted
 * @param never how many more are in no bar, for those owners were never told
 */
record Often(Bins bins, long never) {

    /** Of one set; null where there are fewer than two values, for of a single one there is nothing to see. */
    static Often of(Series series, Measure measure) {
        List<Long> values = micros(series, measure);
        return values.size() < 2 ? null : new Often(Bins.of(values), never(series, measure));
    }

    /** Of several sets in the same bars; none when there is no value in any of them. */
    static List<Often> ofAll(List<Series> sets, Measure measure) {
        List<Bins> bins =
                Bins.ofAll(sets.stream().map(series -> micros(series, measure)).toList());
        return bins.isEmpty()
                ? List.of()
                : IntStream.range(0, sets.size())
                        .mapToObj(i -> new Often(bins.get(i), never(sets.get(i), measure)))
                        .toList();
    }

    private static long never(Series series, Measure measure) {
        return series.samples(measure).stream()
                .filter(sample -> sample.seconds() == null)
                .count();
    }

    private static List<Long> micros(Series series, Measure measure) {
        return series.samples(measure).stream()
                .map(Sample::seconds)
                .filter(Objects::nonNull)
                .map(Origin::micros)
                .toList();
    }
}
