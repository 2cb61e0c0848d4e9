package org.opnfv.doctor.functest.inspector;

import java.net.InetAddress;
import java.net.URI;
import java.util.function.Predicate;

/**
 * How the Inspector listens and works.
 *
 * @param listen the local address to listen on
 * @param port 0 to 65535; 0 takes a free one
 * @param allow matches the addresses of foreign monitors, which need no secret
 * @param secret what a monitor shows that is not at such an address; null makes one up that only ours knows
 * @param allProjects whether instances of other projects on the host are marked as well
 * @param dataPlaneStatus whether the ports of these instances are marked in Neutron as well
 * @param parallel how many calls to Nova for instances are in flight at a time, at least 1
 * @param url where somebody else's inspector takes events; null for ours
 */
public record InspectorSettings(
        String listen,
        int port,
        Predicate<InetAddress> allow,
        String secret,
        boolean allProjects,
        boolean dataPlaneStatus,
        int parallel,
        URI url) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "InspectorSettings[listen=" + listen + ", port=" + port + ", url=" + url + "]";
    }
}
