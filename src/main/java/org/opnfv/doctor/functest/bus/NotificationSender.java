package org.opnfv.doctor.functest.bus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Sends notifications to a cloud's bus, as a notifier of oslo.messaging does: of priority info, in its format 2.0, to Nova's exchange.
 * Every listener to Nova's notifications receives them.
 */
public final class NotificationSender implements AutoCloseable {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int PERSISTENT = 2;
    private static final AMQP.BasicProperties PROPERTIES = new AMQP.BasicProperties.Builder()
            .contentType("application/json")
            .contentEncoding("utf-8")
            .deliveryMode(PERSISTENT)
            .build();

    private final Connection connection;
    private final Channel channel;
    private final Broker broker;

    private NotificationSender(Connection connection, Broker broker) throws IOException {
        this.connection = connection;
        this.broker = broker;
        channel = connection.createChannel();
        channel.exchangeDeclarePassive(BusCheckpoint.NOTIFIED.exchange());
    }

    /**
     * Connects.
     *
     * @param address that of Nova's notifications
     * @throws BusException when the bus cannot be reached, or the exchange of Nova's notifications does not exist
     */
    public static NotificationSender open(BusAddress address) throws BusException {
        Broker broker = Broker.of(address.transportUrl());
        Connection connection =
                Connections.open(broker, address.authority(), "doctor-functest, notifications of its own instances");
        try {
            return new NotificationSender(connection, broker);
        } catch (IOException | RuntimeException e) {
            connection.abort(Connections.TIMEOUT_MS);
            throw new BusException("the message bus at " + broker.names() + " refuses us: " + Connections.reason(e), e);
        }
    }

    /**
     * Notifies that an instance is now in that state. Returns when the message is sent, without waiting for its arrival.
     *
     * @param project id of the instance's project, whose alarms receive it
     */
    public void send(String project, String instance, String name, String state) throws BusException {
        publish(text(
                "inspector",
                "compute.instance.update",
                Map.of("tenant_id", project, "instance_id", instance, "display_name", name, "state", state),
                Instant.now()));
    }

    /** The same of any {@link #text notification}. */
    public synchronized void publish(String notification) throws BusException {
        try {
            channel.basicPublish(
                    BusCheckpoint.NOTIFIED.exchange(),
                    BusCheckpoint.NOTIFIED.key(),
                    PROPERTIES,
                    enveloped(notification));
        } catch (IOException | ShutdownSignalException e) {
            throw new BusException("the message bus at " + broker.names() + " refuses us: " + Connections.reason(e), e);
        }
    }

    /**
     * A notification of priority info as JSON, without the envelope of the bus.
     *
     * @param publisher who it is from, before {@code .doctor-functest}
     */
    public static String text(String publisher, String eventType, Map<String, ?> payload, Instant now) {
        try {
            return MAPPER.writeValueAsString(Map.of(
                    "message_id",
                    UUID.randomUUID().toString(),
                    "publisher_id",
                    publisher + ".doctor-functest",
                    "event_type",
                    eventType,
                    "priority",
                    "INFO",
                    "payload",
                    payload,
                    "timestamp",
                    TIME.format(now)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("there is no JSON of " + payload, e);
        }
    }

    static byte[] enveloped(String notification) throws JsonProcessingException {
        return MAPPER.writeValueAsBytes(Map.of("oslo.version", "2.0", "oslo.message", notification));
    }

    @Override
    public void close() {
        connection.abort(Connections.TIMEOUT_MS);
    }
}
