package org.opnfv.doctor.functest.embedded.alarming;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.opnfv.doctor.functest.embedded.event.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Evaluates event alarms as aodh-listener does (Aodh 15, {@code aodh/evaluator/event.py}): what it has read of a project's
 * alarms it believes until the cache expires, counted from the first event of the project. An alarm made in the meantime
 * is deaf; one that was deleted still goes off. Takes events from one thread.
 */
final class Evaluator {

    private static final Logger LOG = LoggerFactory.getLogger(Evaluator.class);

    private record Cache(AlarmIndex alarms, Instant read) {}

    private final Map<String, Cache> caches = new HashMap<>();
    private final EventAlarms alarms;
    private final Duration ttl;
    private final InstantSource clock;
    private final Notifier notifier;

    /**
     * @param ttl how long a cache is believed; zero: not at all
     * @param clock tells the age of a cache
     */
    Evaluator(EventAlarms alarms, Duration ttl, InstantSource clock, Notifier notifier) {
        this.alarms = alarms;
        this.ttl = ttl;
        this.clock = clock;
        this.notifier = notifier;
    }

    /** Sets off the alarms that the event is meant for. */
    void evaluate(Event event) {
        alarmsOf(event.projectId()).candidates(event).stream()
                .filter(alarm -> alarm.setOffBy(event))
                .forEach(alarm -> fire(alarm, event));
    }

    private AlarmIndex alarmsOf(String projectId) {
        Instant now = clock.instant();
        Cache cache = caches.get(projectId);
        if (!ttl.isZero() && cache != null && !cache.read().plus(ttl).isBefore(now)) {
            return cache.alarms();
        }
        caches.remove(projectId);
        AlarmIndex index = new AlarmIndex(alarms.enabledOf(projectId));
        caches.put(projectId, new Cache(index, now));
        return index;
    }

    private void fire(CachedAlarm cached, Event event) {
        EventAlarm before = cached.alarm();
        EventAlarm after = before.setOff("Event <id=" + event.messageId() + ",event_type=" + event.eventType()
                + "> hits the query <query=" + before.rule().query() + ">.");
        cached.becomes(after);
        // As in Aodh, all that the cache knows of the alarm is written, over what its owner may have changed since.
        alarms.change(after);
        LOG.debug(
                "alarm {} set off by {} after {} us",
                after.id(),
                event.messageId(),
                ChronoUnit.MICROS.between(event.generated(), clock.instant()));
        notifier.notify(before.state(), after, event);
    }
}
