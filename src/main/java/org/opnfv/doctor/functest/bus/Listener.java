package org.opnfv.doctor.functest.bus;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;

/**
 * Listens on one bus, by queues of its own that are bound beside those of the services. They are exclusive: RabbitMQ deletes them when
 * the connection ends, however it ends, and takes exclusive ones where it refuses other transient queues (4.3). They are bounded, so
 * that a slow listener loses messages and does not fill the broker's memory. It declares no exchange.
 */
final class Listener implements AutoCloseable {
    static final int MOST = 20_000;
    /** Classic also where the virtual host makes quorum queues, which are never exclusive. */
    private static final Map<String, Object> SMALL = Map.of(
            "x-queue-type", "classic", "x-max-length", MOST, "x-max-length-bytes", 64 << 20, "x-overflow", "drop-head");

    private final Broker broker;
    private final Connection connection;

    private Listener(Broker broker, Connection connection) {
        this.broker = broker;
        this.connection = connection;
    }

    /** Connects. */
    static Listener open(BusAddress address) throws BusException {
        Broker broker = Broker.of(address.transportUrl());
        return new Listener(broker, Connections.open(broker, address.authority(), "doctor-functest, listening only"));
    }

    /** What came of an attempt to listen at one exchange. */
    record Answer(Result result, String reason) {}

    /** Whether it listens there, or may some day. */
    enum Result {
        LISTENS,
        /** No such exchange: none of its services has run yet. */
        MISSING,
        REFUSED
    }

    /**
     * Listens at an exchange for messages with that routing key, which may be a pattern. {@code receiver} gets the key and the body of each
     * in the thread that received it. Each exchange has its own channel: RabbitMQ closes a channel that asks for what is missing or refused.
     */
    Answer listen(String exchange, String key, BiConsumer<String, byte[]> receiver) {
        try {
            Channel channel = connection.createChannel();
            channel.exchangeDeclarePassive(exchange);
            String queue = channel.queueDeclare("", false, true, true, SMALL).getQueue();
            channel.queueBind(queue, exchange, key);
            channel.basicConsume(queue, true, new DefaultConsumer(channel) {
                @Override
                public void handleDelivery(
                        String tag, Envelope envelope, AMQP.BasicProperties properties, byte[] body) {
                    receiver.accept(envelope.getRoutingKey(), body);
                }
            });
            return new Answer(Result.LISTENS, "");
        } catch (IOException | AlreadyClosedException e) {
            return new Answer(isMissing(e) ? Result.MISSING : Result.REFUSED, Connections.reason(e));
        }
    }

    /**
     * How many read a queue, which is only looked at.
     *
     * @return empty where there is no such queue
     * @throws BusException when the bus does not say
     */
    OptionalInt readers(String queue) throws BusException {
        try {
            Channel channel = connection.createChannel();
            try {
                return OptionalInt.of(channel.queueDeclarePassive(queue).getConsumerCount());
            } finally {
                channel.abort();
            }
        } catch (IOException | AlreadyClosedException e) {
            if (isMissing(e)) {
                return OptionalInt.empty();
            }
            String said =
                    "the message bus at " + this + " does not say who reads " + queue + ": " + Connections.reason(e);
            throw connection.isOpen() ? BusException.refused(said, e) : new BusException(said, e);
        }
    }

    private static boolean isMissing(Exception e) {
        return e.getCause() instanceof ShutdownSignalException signal
                && signal.getReason() instanceof AMQP.Channel.Close close
                && close.getReplyCode() == AMQP.NOT_FOUND;
    }

    /** Why the connection was lost; empty while there is one. */
    Optional<String> lost() {
        return connection.isOpen() ? Optional.empty() : Optional.of(Connections.reason(connection.getCloseReason()));
    }

    /** Its servers, and the virtual host where it is another than the usual one. */
    @Override
    public String toString() {
        return broker.names() + (broker.virtualHost().equals("/") ? "" : " " + broker.virtualHost());
    }

    @Override
    public void close() {
        connection.abort(Connections.TIMEOUT_MS);
    }
}
