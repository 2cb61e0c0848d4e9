package org.opnfv.doctor.functest.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChangePointsTest {

    private final Random random = new Random(5);

    /** So many values about each of these means, with a standard deviation of 2. */
    private double[] row(int count, double... means) {
        return IntStream.range(0, count * means.length)
                .mapToDouble(i -> means[i / count] + 2 * random.nextGaussian())
                .toArray();
    }

    @Test
    void eachStepIsFoundOnItsDay() {
        assertThat(ChangePoints.of(row(20, 40, 60))).containsExactly(20);
        assertThat(ChangePoints.of(row(25, 40, 50, 40))).containsExactly(25, 50);
        assertThat(ChangePoints.of(row(100, 40, 50, 41, 55, 40)))
                .as("among 500, where noise may look like one more")
                .containsSubsequence(100, 200, 300, 400)
                .hasSizeLessThan(8);
    }

    @Test
    void aRowMayBeAsLongAsItLikes() {
        assertThat(ChangePoints.of(row(5_000, 40, 60)))
                .as("all distances of so many would take 800 MB")
                .contains(5_000);
    }

    @Test
    void noiseIsNoChange() {
        int found = 0;
        for (int i = 0; i < 200; i++) {
            found += ChangePoints.of(row(60, 40)).size();
        }
        assertThat(found)
                .as("in 200 rows of 60 nights, with a loose test in windows and a strict one")
                .isLessThan(12);
    }

    @Test
    void fewOrEqualValuesTellNothing() {
        assertThat(ChangePoints.of(new double[0])).isEmpty();
        assertThat(ChangePoints.of(new double[] {1})).isEmpty();
        assertThat(ChangePoints.of(new double[] {1, 9})).isEmpty();
        assertThat(ChangePoints.of(new double[] {3, 3, 3, 3, 3, 3})).isEmpty();
        assertThat(ChangePoints.of(new double[] {3, 3, 3, 3, 4, 4, 4}))
                .as("values that never vary")
                .containsExactly(4);
    }
}
