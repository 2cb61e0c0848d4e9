package org.opnfv.doctor.functest.consumer;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.opnfv.doctor.functest.clock.Reading;
import org.slf4j.Logger;

/**
 * Which notifications the Consumer accepts: those about one fault, or none before the first fault.
 *
 * @param log where they are written
 * @param begun when the host was found dead, or the fault ordered; no earlier notification can be about it
 * @param notifications the owners notified
 * @param early instances with a notification that cannot be about this fault
 */
record AcceptanceWindow(Logger log, Supplier<Optional<Reading>> begun, Notifications notifications, Set<String> early) {

    /** There is no fault yet. */
    static AcceptanceWindow none(Logger log, Notifications notifications) {
        return new AcceptanceWindow(log, Optional::empty, notifications, ConcurrentHashMap.newKeySet());
    }

    /** Why an alarm cannot be about this fault; empty when it can. */
    Optional<String> objection(Webhook webhook, NovaClock nova) {
        Reading dead = begun.get().orElse(null);
        if (dead == null) {
            return Optional.of("before the host was found dead or the fault was made");
        }
        Instant least = nova.least(dead).orElse(null);
        Instant sent = webhook.generated().orElse(null);
        return least != null && sent != null && least.isBefore(sent)
                ? Optional.empty()
                : Optional.of("for an event of "
                        + (sent == null ? "no time" : sent)
                        + ", and Nova's clock showed "
                        + (least == null ? "nobody knows what" : least + " or more")
                        + " when the host was found dead or the fault was made");
    }
}
