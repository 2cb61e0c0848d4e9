package org.opnfv.doctor.functest.embedded.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers events to subscribers, as message queue and Ceilometer do in a real cloud: a publisher never waits, and subscribers receive
 * the events in the order of publication, on one thread. Thread-safe.
 */
public final class EventBus implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventBus.class);

    private final List<Consumer<Event>> subscribers = new CopyOnWriteArrayList<>();
    private final ExecutorService dispatcher =
            Executors.newSingleThreadExecutor(new DefaultThreadFactory("embedded-events", true));

    /** Publishes the event; a closed bus drops it. */
    public void publish(Event event) {
        try {
            dispatcher.execute(() -> subscribers.forEach(subscriber -> deliver(event, subscriber)));
        } catch (RejectedExecutionException closed) {
            LOG.debug("{} comes after the end of the event bus", event.eventType());
        }
    }

    private static void deliver(Event event, Consumer<Event> subscriber) {
        try {
            subscriber.accept(event);
        } catch (RuntimeException failure) {
            // One subscriber's failure must not keep the event from the others, nor stop later events.
            LOG.error("a subscriber failed on {} {}", event.eventType(), event.messageId(), failure);
        }
    }

    /** Subscribes to all events from now on; the subscriber must not block. */
    public void subscribe(Consumer<Event> subscriber) {
        subscribers.add(subscriber);
    }

    /** Stops at once and drops pending events. */
    @Override
    public void close() {
        dispatcher.shutdownNow();
    }
}
