package org.opnfv.doctor.functest.inspector;

import java.net.InetAddress;
import java.util.function.Predicate;

/**
 * How the Inspector listens and works.
 *
 * @param listen the local address to listen on
 * @param port 0 to 65535; 0 takes a free one
 * @param allow matches the addresses of foreign monitors, which need no secret
 * @param allProjects whether instances of other projects on the host are marked as well
 * @param parallel how many calls to Nova for instances are in flight at a time, at least 1
 */
public record InspectorSettings(
        String listen, int port, Predicate<InetAddress> allow, boolean allProjects, int parallel) {}
