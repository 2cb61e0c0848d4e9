package org.opnfv.doctor.functest.embedded.network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** Which addresses of a subnet are taken. Not thread-safe: {@link NetworkState} guards it. */
final class AddressPool {

    /** The addresses from {@code first} to {@code last}, both included. */
    record Range(long first, long last) {

        Map<String, Object> view() {
            return Map.of("start", Cidr.text(first), "end", Cidr.text(last));
        }
    }

    private final Cidr cidr;
    private final List<Range> ranges;
    private final Set<Long> taken = new HashSet<>();
    private long next;

    /**
     * @param cidr all addresses of the subnet
     * @param ranges those that are handed out by themselves
     */
    AddressPool(Cidr cidr, List<Range> ranges) {
        this.cidr = cidr;
        this.ranges = List.copyOf(ranges);
        this.next = ranges.isEmpty() ? 0 : ranges.get(0).first();
    }

    /** The ranges Neutron hands out from: every host address but the gateway's. */
    static List<Range> around(Cidr cidr, OptionalLong gateway) {
        List<Range> ranges = new ArrayList<>();
        long first = cidr.first() + (cidr.prefix() < 31 ? 1 : 0);
        long last = cidr.last() - (cidr.prefix() < 31 ? 1 : 0);
        if (gateway.isPresent() && gateway.getAsLong() >= first && gateway.getAsLong() <= last) {
            addRange(ranges, first, gateway.getAsLong() - 1);
            addRange(ranges, gateway.getAsLong() + 1, last);
        } else {
            addRange(ranges, first, last);
        }
        return ranges;
    }

    private static void addRange(List<Range> ranges, long first, long last) {
        if (first <= last) {
            ranges.add(new Range(first, last));
        }
    }

    Cidr cidr() {
        return cidr;
    }

    boolean inUse() {
        return !taken.isEmpty();
    }

    /** Takes one certain address; false when somebody has it. */
    boolean take(long address) {
        return taken.add(address);
    }

    void free(long address) {
        taken.remove(address);
    }

    /** Takes the next free address; empty when there is none left. */
    OptionalLong take() {
        OptionalLong found = search(next, Long.MAX_VALUE);
        if (found.isEmpty()) {
            found = search(0, next - 1);
        }
        found.ifPresent(address -> {
            taken.add(address);
            next = address + 1;
        });
        return found;
    }

    private OptionalLong search(long from, long to) {
        for (Range range : ranges) {
            long last = Math.min(range.last(), to);
            for (long address = Math.max(range.first(), from); address <= last; address++) {
                if (!taken.contains(address)) {
                    return OptionalLong.of(address);
                }
            }
        }
        return OptionalLong.empty();
    }
}
