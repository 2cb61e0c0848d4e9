package org.opnfv.doctor.functest.host;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The addresses of a host's interfaces, as {@code ip -o addr} of iproute2 lists them: {@code 2: eth0    inet 192.0.2.11/24 ...}. The part
 * after a {@code @} is the other end of a veth pair or the parent of a VLAN, and no part of the name.
 */
final class Interfaces {
    private record Entry(String name, String address) {}

    private static final Pattern LINK =
            Pattern.compile("^\\d+: ([^:@\\s]+)(?:@([^:\\s]+))?:(?:.* master (\\S+))?.*$", Pattern.MULTILINE);

    private final List<Entry> entries = new ArrayList<>();

    Interfaces(String listing) {
        for (String line : listing.split("\\R")) {
            String[] words = line.trim().split("\\s+");
            for (int i = 2; i + 1 < words.length; i++) {
                if (words[i].equals("inet") || words[i].equals("inet6")) {
                    String name = words[1].replaceFirst(":$", "").replaceFirst("@.*", "");
                    entries.add(new Entry(name, words[i + 1].replaceFirst("/.*", "")));
                }
            }
        }
    }

    /**
     * The one interface that carries the address.
     *
     * @param host for messages
     */
    String carrying(InetAddress address, String host) {
        Set<String> names = new LinkedHashSet<>();
        for (Entry entry : entries) {
            if (same(entry.address(), address)) {
                names.add(entry.name());
            }
        }
        String carries = "host " + host + " carries " + address.getHostAddress();
        if (names.isEmpty()) {
            throw new HostException(
                    "no interface of host " + host + " carries " + address.getHostAddress() + ": it has " + listed()
                            + "; give its own address in hosts, or name the link in fault.interface",
                    null);
        }
        if (names.size() > 1) {
            throw new HostException(
                    carries + " on more than one interface (" + String.join(", ", names)
                            + "): name the one to take down in fault.interface",
                    null);
        }
        String name = names.iterator().next();
        if (name.equals("lo")) {
            throw new HostException(
                    carries + " on its loopback, which is no link: name the one to take down in fault.interface", null);
        }
        return name;
    }

    /**
     * What goes with a link that is taken down: what is upon it (VLANs and the like) or connected by it (the ports of a bridge or a bond),
     * by {@code ip -o link show}: {@code 5: bond0.100@bond0: <...> ... master br0 ...}.
     */
    static Set<String> goingWith(String link, String listing) {
        Set<String> gone = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(link));
        while (!open.isEmpty()) {
            String one = open.remove();
            LINK.matcher(listing)
                    .results()
                    .filter(line -> one.equals(line.group(2)) || one.equals(line.group(3)))
                    .map(line -> line.group(1))
                    .filter(name -> !name.equals(link) && gone.add(name))
                    .forEach(open::add);
        }
        return gone;
    }

    private String listed() {
        return String.join(
                ", ",
                entries.stream()
                        .map(entry -> entry.name() + " " + entry.address())
                        .toList());
    }

    /** The list has addresses and no names, so nothing is resolved. */
    private static boolean same(String listed, InetAddress address) {
        try {
            return InetAddress.getByName(listed).equals(address);
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
