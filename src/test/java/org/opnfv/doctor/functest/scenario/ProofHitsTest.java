package org.opnfv.doctor.functest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProofHitsTest {
    private final ProofHits hits = new ProofHits();

    @Test
    void onlyNumbersInARowCount() throws InterruptedException {
        hits.hit(1);
        hits.hit(3);
        assertThat(hits.awaitInARow(2, Duration.ZERO)).isFalse();
        hits.hit(4);
        assertThat(hits.awaitInARow(2, Duration.ZERO)).isTrue();
        assertThat(hits.awaitInARow(3, Duration.ZERO)).isFalse();
    }

    @Test
    void aLateHitFillsTheRow() throws InterruptedException {
        hits.hit(2);
        hits.hit(1);
        assertThat(hits.awaitInARow(2, Duration.ZERO)).isTrue();
    }

    @Test
    void theSameHitTwiceIsOne() throws InterruptedException {
        hits.hit(1);
        hits.hit(1);
        assertThat(hits.awaitInARow(2, Duration.ofMillis(1))).isFalse();
        assertThat(hits.count()).isEqualTo(1);
    }

    @Test
    void hitsAreARowHoweverManyComeAtOnce() throws InterruptedException {
        IntStream.range(0, 200).parallel().forEach(hits::hit);
        assertThat(hits.awaitInARow(200, Duration.ZERO)).isTrue();
        assertThat(hits.count()).isEqualTo(200);
    }
}
