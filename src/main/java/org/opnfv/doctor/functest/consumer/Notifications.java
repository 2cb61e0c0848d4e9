package org.opnfv.doctor.functest.consumer;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.opnfv.doctor.functest.clock.Reading;

/** The instances whose owner was notified, and when first. Thread-safe. */
public final class Notifications {
    private final Map<String, Reading> first = new HashMap<>();

    /** Records one; false for a repeat, which changes nothing. */
    synchronized boolean note(String instanceId, Reading when) {
        boolean isNew = first.putIfAbsent(instanceId, when) == null;
        notifyAll();
        return isNew;
    }

    /** When the owner of that instance was first notified. */
    public synchronized Optional<Reading> of(String instanceId) {
        return Optional.ofNullable(first.get(instanceId));
    }

    /** How many owners were notified so far. */
    public synchronized int count() {
        return first.size();
    }

    /** Waits until all of these were notified; false when the time was up first. */
    public synchronized boolean await(Collection<String> instanceIds, Duration timeout) throws InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        for (String id : instanceIds) {
            while (!first.containsKey(id)) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                wait(left / 1_000_000 + 1);
            }
        }
        return true;
    }
}
