package org.opnfv.doctor.functest.monitor;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;

/**
 * The probes without an answer so far, and the number of unanswered ones in a row. Probes are judged in the order of sending, each at its
 * own deadline. Misses count from the first answer on: a host that never answered has not died.
 */
final class OutstandingProbes implements ReplyHandler {
    private record Sent(long sequence, long deadlineNanos) {}

    private final ArrayDeque<Sent> sent = new ArrayDeque<>();
    private final Set<Long> answered = new HashSet<>();
    private final Set<Long> lost = new HashSet<>();
    private boolean everAnswered;
    private int missesInARow;

    void sent(long sequence, long deadlineNanos) {
        sent.add(new Sent(sequence, deadlineNanos));
    }

    /** An answer after its probe's deadline changes nothing: that probe is judged already. */
    @Override
    public void alive(long sequence) {
        if (isUnderWay(sequence)) {
            answered.add(sequence);
            everAnswered = true;
        }
    }

    @Override
    public void unreachable(long sequence) {
        if (isUnderWay(sequence)) {
            lost.add(sequence);
        }
    }

    private boolean isUnderWay(long sequence) {
        return sent.stream().anyMatch(probe -> probe.sequence() == sequence);
    }

    /** Judges every probe whose deadline has passed or that is known to be lost. */
    void judge(long nowNanos) {
        while (!sent.isEmpty()
                && (sent.peek().deadlineNanos() - nowNanos <= 0
                        || lost.contains(sent.peek().sequence()))) {
            long sequence = sent.poll().sequence();
            lost.remove(sequence);
            boolean alive = answered.remove(sequence);
            missesInARow = alive || !everAnswered ? 0 : missesInARow + 1;
        }
    }

    int missesInARow() {
        return missesInARow;
    }

    boolean everAnswered() {
        return everAnswered;
    }

    /** When the next probe is to be judged, or {@code fallback} when none is outstanding. */
    long nextDeadline(long fallback) {
        return sent.isEmpty() ? fallback : sent.peek().deadlineNanos();
    }
}
