package org.opnfv.doctor.functest.monitor;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;

/** The differences between ICMP for IPv4 (RFC 792) and IPv6 (RFC 4443), with Linux's numbers for both. */
enum IcmpFamily {
    V4(LibC.AF_INET, 1, 8, 0, 3, Set.of(0, 1, 5, 6, 7, 8, 11, 12), 0, 11),
    V6(LibC.AF_INET6, 58, 128, 129, 1, Set.of(0, 2, 3), 41, 25);

    /** Of {@code struct sock_extended_err}: the error came by ICMP and was not raised locally. */
    private static final int ORIGIN_ICMP = 2;

    private static final int ORIGIN_ICMP6 = 3;

    final int family;
    final int protocol;
    final byte request;
    final byte reply;
    final int optionLevel;
    final int receiveErrors;
    private final int unreachable;
    private final Set<Integer> aboutTheHost;

    /**
     * @param unreachable the type of Destination Unreachable
     * @param aboutTheHost its codes that say that the host or its network cannot be reached; the others come from the host itself (port,
     *     protocol), or report a filter on the way
     * @param optionLevel the level of {@code IP_RECVERR} or {@code IPV6_RECVERR}
     * @param receiveErrors that option
     */
    IcmpFamily(
            int family,
            int protocol,
            int request,
            int reply,
            int unreachable,
            Set<Integer> aboutTheHost,
            int optionLevel,
            int receiveErrors) {
        this.family = family;
        this.protocol = protocol;
        this.request = (byte) request;
        this.reply = (byte) reply;
        this.unreachable = unreachable;
        this.aboutTheHost = aboutTheHost;
        this.optionLevel = optionLevel;
        this.receiveErrors = receiveErrors;
    }

    static IcmpFamily of(InetAddress address) {
        return address instanceof Inet4Address ? V4 : V6;
    }

    boolean saysUnreachable(int origin, int type, int code) {
        return (origin == ORIGIN_ICMP || origin == ORIGIN_ICMP6) && type == unreachable && aboutTheHost.contains(code);
    }

    /** {@code struct sockaddr_in} or {@code sockaddr_in6}, without a port. */
    byte[] socketAddress(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.allocate(this == V4 ? 16 : 28).order(ByteOrder.nativeOrder());
        bytes.putShort((short) family).position(this == V4 ? 4 : 8);
        bytes.put(address.getAddress());
        if (address instanceof java.net.Inet6Address six) {
            bytes.putInt(six.getScopeId());
        }
        return bytes.array();
    }
}
