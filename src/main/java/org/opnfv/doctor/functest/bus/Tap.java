package org.opnfv.doctor.functest.bus;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.clock.Reading;
import org.opnfv.doctor.functest.run.Epoch;
import org.slf4j.Logger;

/**
 * Listens on a cloud's bus for notifications of one kind, and writes them to a log.
 *
 * <p>Its queues are its own, bound beside those of the services, which receive all that they would without it. The queues are exclusive:
 * RabbitMQ deletes them when the connection ends, however it ends. They are bounded, so that a slow listener loses messages and does not
 * fill the broker's memory. It declares no exchange: where one is missing, its service does not run.
 */
public final class Tap implements AutoCloseable {
    private static final int MOST = 20_000;
    private static final Map<String, Object> SMALL =
            Map.of("x-max-length", MOST, "x-max-length-bytes", 64 << 20, "x-overflow", "drop-head");

    private final Connection connection;
    private final Clocks clocks;
    private final Logger log;
    private final Sought sought;
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>(MOST);
    private final AtomicInteger lost = new AtomicInteger();
    private final Map<BusCheckpoint, Set<String>> seen = new EnumMap<>(BusCheckpoint.class);

    private record Heard(BusCheckpoint point, Reading received, byte[] body) {}

    private Tap(Connection connection, Sought sought, Clocks clocks, Logger log) {
        this.connection = connection;
        this.clocks = clocks;
        this.log = log;
        this.sought = sought;
    }

    /**
     * Begins to listen.
     *
     * @param transportUrl the bus, as oslo.messaging writes it, with its password
     * @param sought what to listen for
     * @throws BusException when the bus cannot be reached or does not let us listen
     */
    public static Tap open(String transportUrl, Sought sought, Clocks clocks, Logger log) throws BusException {
        Broker broker = Broker.of(transportUrl);
        Connection connection = Connections.open(broker, "doctor-functest, listening only");
        Tap tap = new Tap(connection, sought, clocks, log);
        try {
            for (BusCheckpoint point : BusCheckpoint.values()) {
                tap.listen(point);
            }
        } catch (IOException | RuntimeException e) {
            tap.close();
            throw new BusException(
                    "the message bus at " + broker.servers() + " does not let us listen: " + Connections.reason(e), e);
        }
        log.info("doctor bus is tapped at {}", broker.servers());
        return tap;
    }

    /** Each point has its own channel: RabbitMQ closes a channel that asks for a missing exchange. */
    private void listen(BusCheckpoint point) throws IOException {
        Channel channel = connection.createChannel();
        try {
            channel.exchangeDeclarePassive(point.exchange());
        } catch (IOException e) {
            log.warn(
                    "doctor bus has no exchange {}: what passes there is not known ({})",
                    point.exchange(),
                    Connections.reason(e));
            return;
        }
        String queue = channel.queueDeclare("", false, true, true, SMALL).getQueue();
        channel.queueBind(queue, point.exchange(), point.key());
        channel.basicConsume(queue, true, new DefaultConsumer(channel) {
            @Override
            public void handleDelivery(String tag, Envelope envelope, AMQP.BasicProperties properties, byte[] body) {
                received(point, clocks.now(), body);
            }
        });
        seen.put(point, new HashSet<>());
    }

    /** Only stores the message: parsing it now would take time from the measurement. */
    private void received(BusCheckpoint point, Reading received, byte[] body) {
        if (new String(body, StandardCharsets.UTF_8).contains(sought.word())
                && !heard.offer(new Heard(point, received, body))) {
            lost.incrementAndGet();
        }
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
                    .ifPresent(message -> message.passages(next.point(), sought).stream()
                            .filter(passage -> watched.contains(passage.about()))
                            .forEach(passage -> write(next, message, passage)));
        }
        return true;
    }

    private boolean isComplete(Set<String> watched) {
        return seen.values().stream().allMatch(passed -> passed.containsAll(watched));
    }

    private void write(Heard heard, Message message, Message.Passage passage) {
        log.info(
                "doctor bus {} at {} received={} {}={} event={}{}",
                heard.point().name().toLowerCase(Locale.ROOT),
                Epoch.text(message.sent()),
                Epoch.text(heard.received()),
                sought.shown(),
                passage.about(),
                passage.event(),
                passage.alarm() == null ? "" : " alarm=" + passage.alarm());
        seen.get(heard.point()).add(passage.about());
    }

    @Override
    public void close() {
        if (lost.get() > 0) {
            log.warn("doctor bus told more than could be kept: {} messages are lost", lost);
        }
        if (!connection.isOpen()) {
            log.warn("doctor bus was lost: {}", Connections.reason(connection.getCloseReason()));
        }
        connection.abort(Connections.TIMEOUT_MS);
    }
}
