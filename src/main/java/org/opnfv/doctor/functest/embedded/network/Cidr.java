package org.opnfv.doctor.functest.embedded.network;

import java.util.regex.Pattern;

/** A range of IPv4 addresses such as {@code 192.168.168.0/24}. */
record Cidr(long first, int prefix) {

    private static final int BITS = 32;
    private static final Pattern DOTTED = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    /** Reads a range; the address may be any one in it. */
    static Cidr parse(String text) {
        String[] parts = text.split("/", 2);
        try {
            int prefix = parts.length == 2 ? Integer.parseInt(parts[1]) : -1;
            if (prefix >= 0 && prefix <= BITS) {
                long size = 1L << (BITS - prefix);
                return new Cidr(address(parts[0]) / size * size, prefix);
            }
        } catch (IllegalArgumentException noRange) {
            throw Refusals.invalidInput(text + " is not in a CIDR format.");
        }
        throw Refusals.invalidInput(text + " is not in a CIDR format.");
    }

    /** An address as a number, {@link IllegalArgumentException} when it is none. */
    static long address(String text) {
        if (!DOTTED.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is not an IPv4 address");
        }
        long address = 0;
        for (String part : text.split("\\.")) {
            int value = Integer.parseInt(part);
            if (value > 255) {
                throw new IllegalArgumentException("'" + text + "' is not an IPv4 address");
            }
            address = address * 256 + value;
        }
        return address;
    }

    static String text(long address) {
        return (address >> 24) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255);
    }

    long last() {
        return first + (1L << (BITS - prefix)) - 1;
    }

    boolean contains(long address) {
        return address >= first && address <= last();
    }

    boolean overlaps(Cidr other) {
        return contains(other.first) || other.contains(first);
    }

    @Override
    public String toString() {
        return text(first) + "/" + prefix;
    }
}
