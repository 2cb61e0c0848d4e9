package org.opnfv.doctor.functest.scenario;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.opnfv.doctor.functest.cloud.CloudException;
import org.opnfv.doctor.functest.ledger.Change;

/** Changes that could not be undone for a reason that may pass: a refusal, no answer, or a promise not yet kept. Thread-safe. */
final class RetryableFailures {
    /** With the earliest time at which the service accepts a retry, by {@link System#nanoTime}. */
    private final Map<Change, Long> changes = new ConcurrentHashMap<>();

    /** Records a failure, and returns it as a line. */
    String add(Change change, CloudException e) {
        return add(change, e.retryAfter(), e.getMessage());
    }

    /** The same for a change that the cloud reported as undone and that is not. */
    String add(Change change, String line) {
        return add(change, Duration.ZERO, line);
    }

    private String add(Change change, Duration pause, String line) {
        changes.put(change, System.nanoTime() + pause.toNanos());
        return line;
    }

    /** Whether the last attempt at this change failed. */
    boolean has(Change change) {
        return changes.containsKey(change);
    }

    /** Whether it failed, and may be tried again. */
    boolean isDue(Change change) {
        Long from = changes.get(change);
        return from != null && System.nanoTime() - from >= 0;
    }

    /** Whether any may be tried again by then, by {@link System#nanoTime}. */
    boolean isAnyDueBy(long time) {
        return changes.values().stream().anyMatch(from -> time - from >= 0);
    }

    /** Forgets the failure: the change is tried again. */
    void forget(Change change) {
        changes.remove(change);
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }
}
