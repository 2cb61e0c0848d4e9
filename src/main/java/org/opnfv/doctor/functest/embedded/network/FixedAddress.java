package org.opnfv.doctor.functest.embedded.network;

/**
 * An address of an instance on a network.
 *
 * @param ip the IPv4 address
 * @param mac the hardware address of its port
 */
public record FixedAddress(String ip, String mac) {}
