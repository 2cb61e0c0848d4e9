package org.opnfv.doctor.functest.bus;

import java.nio.file.Path;
import java.util.Objects;
import java.util.function.BiPredicate;

/**
 * A message bus.
 *
 * @param transportUrl as oslo.messaging writes it, with its password
 * @param authority PEM file, or folder with hashed names, of the authorities to trust where the URL asks for TLS; null for those of Java
 */
public record BusAddress(String transportUrl, Path authority) {
    /** Refuses an address without a URL. */
    public BusAddress {
        Objects.requireNonNull(transportUrl);
    }

    /** Whether both lead to one virtual host of one RabbitMQ, whoever logs in; false also where a URL is none of RabbitMQ. */
    public boolean isSameBus(BusAddress other) {
        return is(other, (one, two) -> true);
    }

    /** Likewise, and both ask for TLS, or neither does. */
    public boolean isReachedLike(BusAddress other) {
        return is(other, (one, two) -> one.tls() == two.tls());
    }

    private boolean is(BusAddress other, BiPredicate<Broker, Broker> also) {
        try {
            Broker one = Broker.of(transportUrl);
            Broker two = Broker.of(other.transportUrl);
            return one.isSame(two) && also.test(one, two);
        } catch (BusException e) {
            return false;
        }
    }

    /** Without the URL, which has a password. */
    @Override
    public String toString() {
        return "a message bus";
    }
}
