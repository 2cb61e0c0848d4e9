package org.opnfv.doctor.functest.consumer;

import java.net.URI;

/**
 * The address that receives notifications.
 *
 * @param listen the local address to listen on
 * @param port 0 to 65535; 0 takes a free one
 * @param url how the cloud reaches that address, for example through a forwarder; null when it is the address itself
 */
public record ConsumerSettings(String listen, int port, URI url) {}
