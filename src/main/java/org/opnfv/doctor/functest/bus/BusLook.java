package org.opnfv.doctor.functest.bus;

import com.fasterxml.jackson.databind.JsonNode;
import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Looks at a cloud's bus for where notifications get stuck: who reads which queue, and by which routing keys updates of an instance pass.
 * It changes nothing there: it asks for queues passively, and its own are exclusive and bounded, and end with its connection.
 */
public final class BusLook implements BusView {
    /** How the unversioned and the versioned notification of a changed instance are both called. */
    private static final String UPDATE = "instance.update";

    private static final Map<String, Object> SMALL = Map.of(
            "x-queue-type",
            "classic",
            "x-max-length",
            1_000,
            "x-max-length-bytes",
            16 << 20,
            "x-overflow",
            "drop-head");

    private final Broker broker;
    private final Connection connection;
    private final Map<String, Set<String>> keys = new ConcurrentHashMap<>();
    private final Set<String> traits = ConcurrentHashMap.newKeySet();

    private BusLook(Broker broker, Connection connection) {
        this.broker = broker;
        this.connection = connection;
    }

    /**
     * Connects to it.
     *
     * @throws BusException when it cannot be reached, in one line
     */
    public static BusLook open(BusAddress address) throws BusException {
        Broker broker = Broker.of(address.transportUrl());
        return new BusLook(broker, Connections.open(broker, address.authority(), "doctor-functest, looking only"));
    }

    @Override
    public String where() {
        return broker.servers() + ", virtual host " + broker.virtualHost();
    }

    @Override
    public int readers(String queue) throws BusException {
        try {
            Channel channel = connection.createChannel();
            try {
                return channel.queueDeclarePassive(queue).getConsumerCount();
            } finally {
                channel.abort();
            }
        } catch (IOException | RuntimeException e) {
            if (connection.isOpen() && Connections.reason(e).contains("NOT_FOUND")) {
                return 0;
            }
            throw unanswered("who reads " + queue, e);
        }
    }

    @Override
    public void follow(String exchange, String pattern, String instance) throws BusException {
        keys.put(exchange, ConcurrentHashMap.newKeySet());
        try {
            Channel channel = connection.createChannel();
            String queue = channel.queueDeclare("", false, true, true, SMALL).getQueue();
            channel.queueBind(queue, exchange, pattern);
            channel.basicConsume(queue, true, new DefaultConsumer(channel) {
                @Override
                public void handleDelivery(String tag, Envelope from, AMQP.BasicProperties properties, byte[] body) {
                    String text = new String(body, StandardCharsets.UTF_8);
                    if (text.contains(instance) && text.contains(UPDATE)) {
                        keys.get(exchange).add(from.getRoutingKey());
                        Message.parse(body).ifPresent(message -> noteTraits(message.payload()));
                    }
                }
            });
        } catch (IOException | RuntimeException e) {
            if (!connection.isOpen() || !Connections.reason(e).contains("NOT_FOUND")) {
                throw unanswered("what passes exchange " + exchange, e);
            }
        }
    }

    @Override
    public Set<String> keys(String exchange) {
        return new TreeSet<>(keys.getOrDefault(exchange, Set.of()));
    }

    @Override
    public Set<String> traits() {
        return new TreeSet<>(traits);
    }

    private void noteTraits(JsonNode payload) {
        payload.findValues("traits")
                .forEach(all -> all.forEach(trait -> traits.add(trait.path(0).asText())));
    }

    private BusException unanswered(String what, Exception e) {
        return new BusException(
                "the message bus at " + broker.servers() + " does not say " + what + ": " + Connections.reason(e), e);
    }

    @Override
    public void close() {
        connection.abort(Connections.TIMEOUT_MS);
    }
}
