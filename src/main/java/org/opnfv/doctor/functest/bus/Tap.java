package org.opnfv.doctor.functest.bus;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.opnfv.doctor.functest.bus.Listener.Answer;
import org.opnfv.doctor.functest.bus.Listener.Result;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.clock.Reading;
import org.opnfv.doctor.functest.run.DecimalSeconds;
import org.slf4j.Logger;

/**
 * Listens on a cloud's buses for events of one kind, and writes them to a log. Each point of the way is
 * listened to on every bus that has its exchange, and at the default one where a bus has that. An exchange is declared by the first
 * service that uses it: where a bus has none for a point yet, it is asked again from time to time. Whatever a bus refuses is a line in
 * the log, and unknown.
 */
public final class Tap implements AutoCloseable {
    private static final int AGAIN_MS = 1_000;

    private final Clocks clocks;
    private final Logger log;
    private final EventFilter filter;
    private final List<Listener> buses = new ArrayList<>();
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>(Listener.MOST);
    private final AtomicInteger lost = new AtomicInteger();
    /** The points that are listened to, and what was seen there, each with its first event. */
    private final Map<BusCheckpoint, Map<String, String>> seen = new ConcurrentHashMap<>();

    private volatile boolean isPartial;

    private final ScheduledExecutorService again = Executors.newSingleThreadScheduledExecutor(Connections.threads());

    private record Heard(BusCheckpoint point, Reading received, byte[] body) {}

    /** A point that a bus has no exchange for yet. */
    private record Awaited(Listener bus, BusCheckpoint point) {}

    private Tap(EventFilter filter, Clocks clocks, Logger log) {
        this.clocks = clocks;
        this.log = log;
        this.filter = filter;
    }

    /**
     * Begins to listen.
     *
     * @param addresses at least one; Nova, Ceilometer and Aodh may have one each
     * @param filter what to listen for
     * @throws BusException when none of the buses can be reached
     */
    public static Tap open(Collection<BusAddress> addresses, EventFilter filter, Clocks clocks, Logger log)
            throws BusException {
        Tap tap = new Tap(filter, clocks, log);
        try {
            tap.connect(addresses);
            tap.listen();
            return tap;
        } catch (BusException | RuntimeException e) {
            tap.close();
            throw e;
        }
    }

    private void connect(Collection<BusAddress> addresses) throws BusException {
        List<BusException> failures = new ArrayList<>();
        for (BusAddress address : addresses) {
            try {
                buses.add(Listener.open(address));
            } catch (BusException e) {
                failures.add(e);
            }
        }
        if (buses.isEmpty()) {
            throw failures.get(0);
        }
        isPartial = !failures.isEmpty();
        failures.forEach(failure -> log.warn("doctor bus is one less: {}", failure.getMessage()));
        log.info("doctor bus is tapped at {}", buses);
    }

    private void listen() {
        Set<BusCheckpoint> missing = EnumSet.noneOf(BusCheckpoint.class);
        List<Awaited> awaited = new ArrayList<>();
        for (BusCheckpoint point : BusCheckpoint.values()) {
            for (Listener bus : buses) {
                if (listen(bus, point, point.exchange()) == Result.MISSING) {
                    missing.add(point);
                    awaited.add(new Awaited(bus, point));
                }
                listen(bus, point, BusCheckpoint.DEFAULT_EXCHANGE);
            }
        }
        missing.removeAll(seen.keySet());
        missing.forEach(point -> log.warn(
                "doctor bus has no exchange {} yet: what passes there is not known until it has", point.exchange()));
        if (!awaited.isEmpty()) {
            again.scheduleWithFixedDelay(() -> listenAgain(awaited), AGAIN_MS, AGAIN_MS, TimeUnit.MILLISECONDS);
        }
    }

    private void listenAgain(List<Awaited> awaited) {
        awaited.removeIf(
                place -> listen(place.bus(), place.point(), place.point().exchange()) != Result.MISSING);
        if (awaited.isEmpty()) {
            again.shutdown();
        }
    }

    private Result listen(Listener bus, BusCheckpoint point, String exchange) {
        Answer answer = bus.listen(exchange, point.key(), (key, body) -> received(point, clocks.now(), body));
        if (answer.result() == Result.LISTENS) {
            seen.computeIfAbsent(point, first -> new ConcurrentHashMap<>());
            log.info("doctor bus is heard at exchange {} of {}", exchange, bus);
        } else if (answer.result() == Result.REFUSED) {
            isPartial = true;
            log.warn(
                    "doctor bus does not let us listen at exchange {} of {}, so what passes there is not known: {}",
                    exchange,
                    bus,
                    answer.reason());
        }
        return answer.result();
    }

    /** Only stores the message: parsing it now would take time from the measurement. */
    private void received(BusCheckpoint point, Reading received, byte[] body) {
        if (filter.mayBeIn(new String(body, StandardCharsets.UTF_8))
                && !heard.offer(new Heard(point, received, body))) {
            lost.incrementAndGet();
        }
    }

    /** Forgets what was received until now, and tells how much that was. */
    public int forget() {
        return heard.drainTo(new ArrayList<>());
    }

    /**
     * Writes what was received of these, until each of them was seen at every point; false when the time ran out first. A message may
     * reach us after those that act on it.
     */
    public boolean write(Set<String> watched, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!isComplete(watched)) {
            Heard next = heard.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                return false;
            }
            Message.parse(next.body())
                    .ifPresent(message -> message.passages(next.point(), filter).stream()
                            .filter(passage -> watched.contains(passage.about()))
                            .forEach(passage -> write(next, message, passage)));
        }
        return true;
    }

    /** Whether all could be heard that passed until now: else what was not seen may have passed nevertheless. */
    public boolean isWhole() {
        return !isPartial
                && lost.get() == 0
                && buses.stream().allMatch(bus -> bus.lost().isEmpty());
    }

    /** By which routing keys each exchange was seen to get its one notification of that instance, as written; others are not heard. */
    public Map<String, Map<String, Integer>> passed(String instance) {
        Map<String, Map<String, Integer>> passed = new HashMap<>();
        seen.forEach((point, instances) -> {
            if (instances.containsKey(instance)) {
                passed.put(point.exchange(), Map.of(point.key(), 1));
            }
        });
        return passed;
    }

    /** The id of the event on which the first alarm about that instance fired, as written; empty where that was not seen. */
    public Optional<String> fired(String instance) {
        return Optional.ofNullable(
                        seen.getOrDefault(BusCheckpoint.FIRED, Map.of()).get(instance))
                .filter(event -> !event.isEmpty());
    }

    private boolean isComplete(Set<String> watched) {
        return seen.values().stream().allMatch(passed -> passed.keySet().containsAll(watched));
    }

    private void write(Heard heard, Message message, Message.Passage passage) {
        log.info(
                "doctor bus {} at {} received={} {}={} event={}{}",
                heard.point().name().toLowerCase(Locale.ROOT),
                DecimalSeconds.text(message.sent()),
                DecimalSeconds.text(heard.received()),
                filter.shown(),
                passage.about(),
                passage.event(),
                passage.alarm() == null ? "" : " alarm=" + passage.alarm());
        seen.computeIfAbsent(heard.point(), point -> new ConcurrentHashMap<>())
                .putIfAbsent(passage.about(), passage.event());
    }

    @Override
    public void close() {
        again.shutdownNow();
        if (lost.get() > 0) {
            log.warn("doctor bus told more than could be kept: {} messages are lost", lost);
        }
        for (Listener bus : buses) {
            bus.lost().ifPresent(reason -> log.warn("doctor bus at {} was lost: {}", bus, reason));
            bus.close();
        }
    }
}
