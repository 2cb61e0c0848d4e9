package org.opnfv.doctor.functest.embedded;

/**
 * A compute host in the answer to {@code GET /hosts} of the embedded cloud's host control.
 *
 * @param name its name in Nova
 * @param address the IPv4 address at which it answers probes
 * @param probePort the UDP port at which it answers probes with an echo
 * @param linkUp whether it is connected
 * @param novaComputeUp whether its nova-compute runs
 */
public record HostInfo(String name, String address, int probePort, boolean linkUp, boolean novaComputeUp) {

    static HostInfo of(ComputeHost host) {
        return new HostInfo(host.name(), host.address(), host.probePort(), host.linkUp(), host.novaComputeUp());
    }
}
