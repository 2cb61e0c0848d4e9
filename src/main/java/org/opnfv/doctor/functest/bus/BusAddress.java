package org.opnfv.doctor.functest.bus;

import java.nio.file.Path;
import java.util.Objects;

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

    /** Without the URL, which has a password. */
    @Override
    public String toString() {
        return "a message bus";
    }
}
