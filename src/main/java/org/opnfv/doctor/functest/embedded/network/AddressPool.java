package org.opnfv.doctor.functest.embedded.network;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opnfv.doctor.functest.embedded.ApiError;

/**
 * The IPv4 addresses of a subnet such as {@code 192.168.168.0/24}: the first host address is the gateway's, the others are
 * handed out. Not thread-safe: {@link NetworkState} guards it.
 */
final class AddressPool {

    private static final Pattern CIDR = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");
    private static final int BITS = 32;
    private static final int SHORTEST = 30;
    private static final int LARGEST_BYTE = 255;

    private final long network;
    private final int prefix;
    private final Set<Long> taken = new HashSet<>();
    private long next;

    private AddressPool(long network, int prefix) {
        this.network = network;
        this.prefix = prefix;
        this.next = network + 2;
    }

    /** All addresses of a range; refused when malformed, or without room for a gateway and a host. */
    static AddressPool of(String cidr) {
        Matcher parts = CIDR.matcher(cidr);
        if (!parts.matches() || Integer.parseInt(parts.group(5)) > SHORTEST) {
            throw bad(cidr);
        }
        long address = 0;
        for (int part = 1; part <= 4; part++) {
            int value = Integer.parseInt(parts.group(part));
            if (value > LARGEST_BYTE) {
                throw bad(cidr);
            }
            address = address << 8 | value;
        }
        int prefix = Integer.parseInt(parts.group(5));
        long size = 1L << (BITS - prefix);
        return new AddressPool(address / size * size, prefix);
    }

    private static ApiError bad(String cidr) {
        return new ApiError(400, "InvalidInput", "'" + cidr + "' is not a range of IPv4 addresses from /0 to /30");
    }

    private long last() {
        return network + (1L << (BITS - prefix)) - 1;
    }

    boolean overlaps(AddressPool other) {
        return network <= other.last() && other.network <= last();
    }

    boolean inUse() {
        return !taken.isEmpty();
    }

    String gateway() {
        return text(network + 1);
    }

    List<Map<String, String>> ranges() {
        return List.of(Map.of("start", text(network + 2), "end", text(last() - 1)));
    }

    /** Takes the next free address; empty when there is none left. */
    Optional<String> take() {
        for (long tried = network + 2; tried < last(); tried++) {
            long address = next;
            next = address + 1 < last() ? address + 1 : network + 2;
            if (taken.add(address)) {
                return Optional.of(text(address));
            }
        }
        return Optional.empty();
    }

    void free(String address) {
        taken.removeIf(one -> text(one).equals(address));
    }

    private static String text(long address) {
        return (address >> 24) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255);
    }

    @Override
    public String toString() {
        return text(network) + "/" + prefix;
    }
}
