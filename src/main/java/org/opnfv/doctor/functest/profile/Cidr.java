package org.opnfv.doctor.functest.profile;

import java.nio.ByteBuffer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.net.InetAddressUtils;

/**
 * An IPv4 network.
 *
 * @param network first address, as an unsigned number
 * @param prefix its leading bits, 8..32
 */
record Cidr(int network, int prefix) {

    static final String ALLOWED = "an IPv4 network such as 192.168.168.0/24, prefix 8 to 32";

    private static final Pattern FORM = Pattern.compile("([0-9.]+)/([0-9]{1,2})");

    /** Network, broadcast, gateway, and a DHCP port on up to three network nodes: not for instances. */
    private static final int SPOKEN_FOR = 6;

    /**
     * Parses {@code a.b.c.d/prefix}.
     *
     * @throws IllegalArgumentException when it is no network, or an address within one
     */
    static Cidr parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || !InetAddressUtils.isIPv4(matcher.group(1))) {
            throw new IllegalArgumentException("'" + text + "' is not a network");
        }
        int prefix = Integer.parseInt(matcher.group(2));
        if (prefix < 8 || prefix > 32) {
            throw new IllegalArgumentException("the prefix of '" + text + "' is out of range");
        }
        int address = 0;
        for (String octet : matcher.group(1).split("\\.")) {
            address = address << 8 | Integer.parseInt(octet);
        }
        Cidr cidr = around(address, prefix);
        if (cidr.network != address) {
            throw new IllegalArgumentException("'" + text + "' is an address within " + cidr);
        }
        return cidr;
    }

    private static Cidr around(int address, int prefix) {
        return new Cidr(address & -1 << 32 - prefix, prefix);
    }

    /** Whether an IPv4 address, given as its four bytes, is in it. */
    boolean contains(byte[] address) {
        return around(ByteBuffer.wrap(address).getInt(), prefix).network == network;
    }

    /** The number of instances it has addresses for. */
    long room() {
        return Math.max(0, (1L << 32 - prefix) - SPOKEN_FOR);
    }

    /** The smallest network around this one with room for that many instances. */
    Cidr widenedFor(int instances) {
        Cidr wide = this;
        while (wide.room() < instances) {
            wide = around(network, wide.prefix - 1);
        }
        return wide;
    }

    @Override
    public String toString() {
        return (network >>> 24) + "." + (network >>> 16 & 255) + "." + (network >>> 8 & 255) + "." + (network & 255)
                + "/" + prefix;
    }
}
