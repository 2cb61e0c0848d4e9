package org.opnfv.doctor.functest.monitor;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;

/**
 * The probes that are under way, and how many of the latest ones in a row stayed unanswered. Probes are judged in the order they
 * were sent, each at its own deadline. Misses count from the first answer on: a host that never answered has not died.
 */
final class Outstanding {
    private record Sent(long sequence, long deadlineNanos) {}

    private final ArrayDeque<Sent> sent = new ArrayDeque<>();
    private final Set<Long> answered = new HashSet<>();
    private boolean everAnswered;
    private int missesInARow;

    void sent(long sequence, long deadlineNanos) {
        sent.add(new Sent(sequence, deadlineNanos));
    }

    /** An answer after its probe's deadline changes nothing: that probe is judged already. */
    void answered(long sequence) {
        if (sent.stream().anyMatch(probe -> probe.sequence() == sequence)) {
            answered.add(sequence);
            everAnswered = true;
        }
    }

    /** Judges every probe whose deadline has come. */
    void judge(long nowNanos) {
        while (!sent.isEmpty() && sent.peek().deadlineNanos() - nowNanos <= 0) {
            boolean alive = answered.remove(sent.poll().sequence());
            missesInARow = alive || !everAnswered ? 0 : missesInARow + 1;
        }
    }

    int missesInARow() {
        return missesInARow;
    }

    boolean everAnswered() {
        return everAnswered;
    }

    /** When the next probe is to be judged, or {@code fallback} when none is under way. */
    long nextDeadline(long fallback) {
        return sent.isEmpty() ? fallback : sent.peek().deadlineNanos();
    }
}
