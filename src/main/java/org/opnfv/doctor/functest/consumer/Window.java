package org.opnfv.doctor.functest.consumer;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;

/**
 * What is received about one fault.
 *
 * @param log where it is written
 * @param after what Nova sent then or before is about an earlier fault; null when there was none
 * @param notifications who was told
 * @param early instances of which something came that is too old to be about this fault
 */
record Window(Logger log, Instant after, Notifications notifications, Set<String> early) {

    static Window open(Logger log, Instant after) {
        return new Window(log, after, new Notifications(), ConcurrentHashMap.newKeySet());
    }

    /** Whether the event behind an alarm is about this fault; one that does not tell its time is not, where there was one before. */
    boolean covers(Webhook webhook) {
        return after == null
                || webhook.generated().filter(when -> when.isAfter(after)).isPresent();
    }
}
