package org.opnfv.doctor.functest.embedded.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands events to subscribers, as message queue and Ceilometer do in a real cloud: whoever publishes never waits, and
 * subscribers see the events in the order of publication, on one thread. Thread-safe.
 */
public final class EventBus implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventBus.class);

    private final List<Consumer<Event>> subscribers = new CopyOnWriteArrayList<>();
    private final ExecutorService dispatcher = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "embedded-events");
        thread.setDaemon(true);
        return thread;
    });

    /** Sends the event on its way; once the bus is closed it is dropped. */
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
            // One subscriber's failure must not keep the event from the others, nor stop the ones to come.
            LOG.error("a subscriber failed on {} {}", event.eventType(), event.messageId(), failure);
        }
    }

    /** Asks to be given each event from now on; the subscriber must not block. */
    public void subscribe(Consumer<Event> subscriber) {
        subscribers.add(subscriber);
    }

    /** Stops at once; events still on their way are dropped. */
    @Override
    public void close() {
        dispatcher.shutdownNow();
    }
}
