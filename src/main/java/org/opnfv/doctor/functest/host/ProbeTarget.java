package org.opnfv.doctor.functest.host;

/**
 * The address at which a host is probed, and the protocol that it answers while it lives.
 *
 * @param kind the protocol
 * @param address an address or a resolvable name
 * @param port 1 to 65535; 0 for a protocol without ports
 */
public record ProbeTarget(Kind kind, String address, int port) {

    /** The protocols. */
    public enum Kind {
        /** RFC 862 over UDP: the datagram comes back as it was sent. */
        UDP,
        /** ICMP echo, RFC 792 and RFC 4443. */
        ICMP,
        /** A TCP connection that is accepted or refused. */
        TCP
    }

    /** For people: {@code ICMP echo at 192.0.2.11}. */
    @Override
    public String toString() {
        return switch (kind) {
            case ICMP -> "ICMP echo at " + address;
            case UDP -> "UDP echo at " + address + " port " + port;
            case TCP -> "TCP connection to " + address + " port " + port;
        };
    }
}
