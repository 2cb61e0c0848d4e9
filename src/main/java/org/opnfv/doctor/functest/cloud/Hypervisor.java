package org.opnfv.doctor.functest.cloud;

/**
 * A hypervisor.
 *
 * @param host the host whose nova-compute manages it
 * @param hostIp the address the host itself told; may be loopback or null where it is badly set
 * @param state {@code up} or {@code down}
 */
public record Hypervisor(String host, String hostIp, String state) {}
