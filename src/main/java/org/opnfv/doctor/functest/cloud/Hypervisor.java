package org.opnfv.doctor.functest.cloud;

/**
 * A hypervisor.
 *
 * @param host the host whose nova-compute manages it
 * @param hostIp the address that the host itself reported; may be loopback or null where it is misconfigured
 * @param state {@code up} or {@code down}
 * @param vcpus its virtual processors
 */
public record Hypervisor(String host, String hostIp, String state, int vcpus) {}
