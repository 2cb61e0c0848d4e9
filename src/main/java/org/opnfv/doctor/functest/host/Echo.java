package org.opnfv.doctor.functest.host;

/**
 * How a live host answers a probe.
 *
 * @param kind the protocol
 * @param address an address or a resolvable name
 * @param port 1 to 65535
 */
public record Echo(Kind kind, String address, int port) {

    /** The protocols there are. */
    public enum Kind {
        /** RFC 862 over UDP: the datagram comes back as it was sent. */
        UDP
    }
}
