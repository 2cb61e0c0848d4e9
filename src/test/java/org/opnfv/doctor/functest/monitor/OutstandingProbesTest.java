package org.opnfv.doctor.functest.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutstandingProbesTest {
    private final OutstandingProbes probes = new OutstandingProbes();

    @Test
    void aHostThatNeverAnsweredHasNotDied() {
        probes.sent(1, 100);
        probes.judge(100);
        assertThat(probes.missesInARow()).isZero();
    }

    @Test
    void missesCountFromTheFirstAnswerOnAndAnAnswerEndsTheRow() {
        answer(1, 100);
        probes.sent(2, 200);
        probes.sent(3, 300);
        probes.judge(300);
        assertThat(probes.missesInARow()).isEqualTo(2);
        answer(4, 400);
        assertThat(probes.missesInARow()).isZero();
    }

    @Test
    void aProbeIsNotJudgedBeforeItsDeadline() {
        answer(1, 100);
        probes.sent(2, 200);
        probes.judge(199);
        assertThat(probes.missesInARow()).isZero();
        probes.alive(2);
        probes.judge(200);
        assertThat(probes.missesInARow()).isZero();
    }

    @Test
    void anAnswerToOneProbeDoesNotSaveAnother() {
        answer(1, 100);
        probes.sent(2, 200);
        probes.sent(3, 250);
        probes.alive(3);
        probes.judge(200);
        assertThat(probes.missesInARow()).isEqualTo(1);
    }

    @Test
    void anAnswerAfterTheDeadlineComesTooLate() {
        answer(1, 100);
        probes.sent(2, 200);
        probes.judge(200);
        probes.alive(2);
        probes.sent(3, 300);
        probes.judge(300);
        assertThat(probes.missesInARow()).isEqualTo(2);
    }

    @Test
    void aRoutersWordIsAMissAtOnce() {
        answer(1, 100);
        probes.sent(2, 200);
        probes.sent(3, 250);
        probes.unreachable(2);
        probes.judge(110);
        assertThat(probes.missesInARow()).isEqualTo(1);
        probes.unreachable(3);
        probes.judge(110);
        assertThat(probes.missesInARow()).isEqualTo(2);
    }

    @Test
    void theHostsOwnAnswerOutweighsARoutersWord() {
        answer(1, 100);
        probes.sent(2, 200);
        probes.unreachable(2);
        probes.alive(2);
        probes.judge(110);
        assertThat(probes.missesInARow()).isZero();
    }

    @Test
    void aRoutersWordIsNoSignOfLifeAndCountsForNoOtherProbe() {
        probes.sent(1, 100);
        probes.unreachable(1);
        probes.unreachable(7);
        probes.judge(100);
        assertThat(probes.everAnswered()).isFalse();
        assertThat(probes.missesInARow()).isZero();
    }

    private void answer(long sequence, long deadline) {
        probes.sent(sequence, deadline);
        probes.alive(sequence);
        probes.judge(deadline);
    }
}
