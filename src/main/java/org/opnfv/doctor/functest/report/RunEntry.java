package org.opnfv.doctor.functest.report;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.series.Distribution;
import org.opnfv.doctor.functest.series.Measure;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.Series;

/**
 * A run or series in a list of them. What its record does not tell is null.
 *
 * @param id what the program takes it by: its id, or the name of its folder where that has none
 * @param run the name of the run or series
 * @param folder where it is
 * @param started when it began
 * @param installer the installer's name
 * @param labels what it is called
 * @param verdict as its report says
 * @param latency in seconds, from the detection to the slowest notification; of a series the median of its iterations
 * @param never whether there is no such number because owners were never told
 * @param limit the longest latency of a run that passes, in seconds; null for a series
 * @param asked how many iterations a series was asked for; null for a run
 * @param counts how many of them came to which verdict; null for a run
 * @param cleanup what became of the undo
 * @param reason the first reason why it is not PASS; null for a PASS
 * @param proof whether only the notification path was proven, so that it is no measurement
 */
public record RunEntry(
        String id,
        String run,
        Path folder,
        Instant started,
        String installer,
        Map<String, String> labels,
        Verdict verdict,
        BigDecimal latency,
        boolean never,
        BigDecimal limit,
        Integer asked,
        String counts,
        CleanupOutcome.State cleanup,
        String reason,
        boolean proof) {

    /** Of what a report shows. */
    public static RunEntry of(
            String id,
            Path folder,
            Instant started,
            String installer,
            Map<String, String> labels,
            boolean proof,
            Results results) {
        Series series = results.judged();
        boolean alone = series.isOneRun();
        Optional<Distribution> spread = series.distribution(Measure.LATENCY);
        BigDecimal latency = spread.map(Distribution::median).orElse(null);
        return new RunEntry(
                id,
                series.name(),
                folder,
                started,
                installer,
                labels,
                results.verdict(),
                latency,
                spread.isPresent() && latency == null,
                alone ? series.iterations().get(0).facts().thresholdS() : null,
                alone || !series.setUp().whole() ? null : series.setUp().asked(),
                alone ? null : SeriesText.counts(series),
                CleanupOutcome.of(series).state(),
                results.verdict() == Verdict.PASS ? null : reason(results, folder),
                proof);
    }

    private static String reason(Results results, Path folder) {
        Series series = results.judged();
        if (!results.sla().isEmpty()) {
            return Headline.of(results);
        }
        Stream<String> reasons = series.isOneRun()
                ? series.iterations().get(0).reasons().stream()
                : Reason.of(series, 1).stream().map(Reason::text);
        // The list names the folder already.
        return reasons.findFirst().orElse(Headline.of(results)).replace(folder + "/", "");
    }
}
