package org.opnfv.doctor.functest.cloud;

import java.util.List;

/**
 * A connection to a network.
 *
 * @param deviceId what is connected: the id of an instance, for example; empty for nothing
 * @param deviceOwner whose kind it is: {@code compute:nova}, {@code network:dhcp} …
 * @param host the host it is bound to; null unless the caller is an admin, empty before it is bound
 * @param addresses its IP addresses
 */
public record Port(
        String id,
        String name,
        String networkId,
        String deviceId,
        String deviceOwner,
        String host,
        List<String> addresses) {}
