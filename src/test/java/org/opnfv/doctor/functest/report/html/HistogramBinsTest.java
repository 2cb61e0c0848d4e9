package org.opnfv.doctor.functest.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistogramBinsTest {

    private static List<Long> range(int count) {
        return LongStream.range(0, count).boxed().toList();
    }

    @Test
    void areRoundAndHoldAll() {
        HistogramBins bins = HistogramBins.of(List.of(101L, 250L, 999L, 1_234L));

        assertThat(bins.width()).isEqualTo(200);
        assertThat(bins.from()).isZero();
        assertThat(bins.counts()).containsExactly(1, 1, 0, 0, 1, 0, 1);
        HistogramBins many = HistogramBins.of(range(100_000));
        assertThat(many.width()).isEqualTo(5_000);
        assertThat(many.counts()).hasSize(20).containsOnly(5_000);
        assertThat(HistogramBins.of(List.of(7L, 7L)).counts()).containsExactly(2);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "28, 1", "29, 2", "63, 2", "64, 5", "141, 5", "142, 10", "15000, 1000", "60000, 2000"})
    void theWidthIsTheRoundOneNearestToATwentiethOfTheRange(long range, long width) {
        List<Long> values =
                LongStream.rangeClosed(0, 40).map(i -> range * i / 40).boxed().toList();

        assertThat(HistogramBins.of(values).width()).isEqualTo(width);
    }

    @ParameterizedTest
    @CsvSource({"30", "100", "3000", "100000"})
    void aboutTwentyShowTheShapeOfManyValues(int count) {
        Random random = new Random(count);
        List<Long> values = LongStream.range(0, count)
                .map(i -> 8_000 + random.nextInt(15_000))
                .boxed()
                .toList();

        HistogramBins bins = HistogramBins.of(values);

        assertThat(bins.counts().length).isBetween(12, 33);
        assertThat(Arrays.stream(bins.counts()).sum()).isEqualTo(count);
    }

    @Test
    void aFewValuesHaveAboutAsManyBars() {
        assertThat(HistogramBins.of(List.of(0L, 100L)).counts()).hasSize(6);
        assertThat(HistogramBins.of(LongStream.range(0, 10)
                                .map(i -> i * 1000)
                                .boxed()
                                .toList())
                        .counts())
                .hasSize(10);
    }

    @Test
    void twoSetsHaveTheSameBars() {
        List<HistogramBins> both = HistogramBins.ofAll(List.of(List.of(10L, 20L, 30L), List.of(1_010L)));

        assertThat(both).extracting(HistogramBins::from).containsOnly(0L);
        assertThat(both).extracting(HistogramBins::width).containsOnly(200L);
        assertThat(both.get(0).counts()).containsExactly(3, 0, 0, 0, 0, 0);
        assertThat(both.get(1).counts()).containsExactly(0, 0, 0, 0, 0, 1);
        assertThat(HistogramBins.ofAll(List.of(List.of(), List.of()))).isEmpty();
    }
}
