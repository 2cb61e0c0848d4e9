package org.opnfv.doctor.functest.http;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.hc.core5.net.InetAddressUtils;

/** The hosts of {@code no_proxy}, by the rules of Python's requests: names and their suffixes, addresses, IPv4 networks, or {@code *}. */
record NoProxy(List<String> entries) {
    static NoProxy of(String variable) {
        return new NoProxy(Arrays.stream(variable.split(","))
                .map(entry -> entry.replace(" ", "").toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .toList());
    }

    /**
     * Whether a host is reached without a proxy.
     *
     * @param host in lower case, without brackets
     * @param port -1 where the URL names none
     */
    boolean has(String host, int port) {
        boolean address = InetAddressUtils.isIPv4(host);
        return entries.equals(List.of("*"))
                || entries.stream()
                        .anyMatch(entry -> suffix(entry, host)
                                || (address
                                        ? inNetwork(host, entry)
                                        : host.endsWith(entry) || (host + ":" + port).endsWith(entry)));
    }

    private static boolean suffix(String entry, String host) {
        String name = entry.replaceFirst("^\\.+", "");
        return !name.isEmpty() && (host.equals(name) || host.endsWith("." + name));
    }

    private static boolean inNetwork(String host, String entry) {
        String[] parts = entry.split("/");
        if (parts.length != 2 || !InetAddressUtils.isIPv4(parts[0]) || !parts[1].matches("[1-9]|[12][0-9]|3[0-2]")) {
            return false;
        }
        int host0 = Integer.SIZE - Integer.parseInt(parts[1]);
        return number(host).shiftRight(host0).equals(number(parts[0]).shiftRight(host0));
    }

    private static BigInteger number(String address) {
        try {
            return new BigInteger(1, InetAddress.getByName(address).getAddress());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an IPv4 address is not looked up: " + address, e);
        }
    }
}
