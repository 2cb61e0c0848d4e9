package org.opnfv.doctor.functest.embedded.alarming;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opnfv.doctor.functest.embedded.event.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Evaluates event alarms as aodh-listener does (Aodh 15, {@code aodh/evaluator/event.py}): it caches a project's alarms, from the first
 * event of the project until the cache expires. An alarm made in the meantime does not fire; a deleted one still does. Takes events from
 * one thread.
 */
final class Evaluator {

    private static final Logger LOG = LoggerFactory.getLogger(Evaluator.class);

    /** The alarms as this evaluator knows them, in Aodh's order. */
    private record Cache(List<EventAlarm> alarms, Instant read) {}

    private final Map<String, Cache> caches = new HashMap<>();
    private final EventAlarms alarms;
    private final Duration ttl;
    private final InstantSource clock;
    private final Notifier notifier;

    /**
     * @param ttl the lifetime of a cache; zero for none
     * @param clock the clock for its age
     */
    Evaluator(EventAlarms alarms, Duration ttl, InstantSource clock, Notifier notifier) {
        this.alarms = alarms;
        this.ttl = ttl;
        this.clock = clock;
        this.notifier = notifier;
    }

    /** Fires the alarms that match the event. */
    void evaluate(Event event) {
        alarmsOf(event.projectId()).replaceAll(alarm -> isSetOff(alarm, event) ? fired(alarm, event) : alarm);
    }

    private static boolean isSetOff(EventAlarm alarm, Event event) {
        boolean spent = !alarm.repeatActions() && alarm.state().equals(EventAlarm.ALARM);
        return !spent && alarm.rule().matches(event);
    }

    private List<EventAlarm> alarmsOf(String projectId) {
        Instant now = clock.instant();
        Cache cache = caches.get(projectId);
        if (!ttl.isZero() && cache != null && !cache.read().plus(ttl).isBefore(now)) {
            return cache.alarms();
        }
        caches.remove(projectId);
        List<EventAlarm> read = new ArrayList<>(alarms.enabledOf(projectId));
        caches.put(projectId, new Cache(read, now));
        return read;
    }

    private EventAlarm fired(EventAlarm before, Event event) {
        EventAlarm after = before.setOff("Event <id=" + event.messageId() + ",event_type=" + event.eventType()
                + "> hits the query <query=" + before.rule().query() + ">.");
        // As in Aodh, the whole cached alarm is written, over what its owner may have changed since.
        alarms.change(after);
        LOG.debug(
                "alarm {} set off by {} after {} us",
                after.id(),
                event.messageId(),
                ChronoUnit.MICROS.between(event.generated(), clock.instant()));
        notifier.notify(before.state(), after, event);
        return after;
    }
}
