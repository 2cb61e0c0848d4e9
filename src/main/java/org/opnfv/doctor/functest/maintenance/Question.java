package org.opnfv.doctor.functest.maintenance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What the owner was asked. Each question has a number of its own in its reply URL, so that a reply to one never serves another, not even
 * of the same state.
 *
 * @param number counts what a session tells, from 1
 * @param instances the ids of those that it is about
 * @param closes until when a reply is taken
 * @param first the first reply that could be taken
 */
record Question(int number, State state, List<String> instances, Instant closes, CompletableFuture<Answer> first) {

    /** The instances that have to move. */
    List<String> moving() {
        return state == State.PREPARE_MAINTENANCE || state == State.PLANNED_MAINTENANCE ? instances : List.of();
    }

    /** Takes a reply that came at that time; false when there was one before, or the window has closed, however late that is noticed. */
    boolean take(Answer answer, Instant at) {
        return at.isBefore(closes) && first.complete(answer);
    }

    /** Waits for the reply until the window closes; from then on none is taken. */
    Answer await() throws InterruptedException {
        Answer none = new Answer(WorkflowEvent.WINDOW_CLOSED, Map.of());
        try {
            long left = Math.max(0, Duration.between(Instant.now(), closes).toNanos());
            return first.get(left, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return first.complete(none) ? none : first.join();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
