package org.opnfv.doctor.functest.consumer;

import java.net.URI;
import java.util.function.Supplier;

/**
 * The address that receives notifications.
 *
 * @param listen the local address to listen on
 * @param port 0 to 65535; 0 takes a free one
 * @param url how the cloud reaches that address, for example through a forwarder; null when it is the address itself
 */
public record ConsumerSettings(String listen, int port, URI url) {

    /** The URL of a path by which the cloud reaches the server with that URL; {@code reached} counts instead of both where it is not null. */
    public URI at(URI reached, Supplier<URI> server, String path) {
        URI base = reached != null ? reached : url == null ? server.get() : url;
        return URI.create(base.toString().replaceFirst("/$", "") + path);
    }
}
