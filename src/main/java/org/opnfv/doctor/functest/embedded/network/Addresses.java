package org.opnfv.doctor.functest.embedded.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Hands out hardware and IPv4 addresses. Not thread-safe: used under the monitor of {@link NetworkState}. */
final class Addresses {

    private final Map<String, AddressPool> pools = new HashMap<>();
    private final Map<String, Set<String>> macs = new HashMap<>();

    /** The pool of a subnet. */
    AddressPool pool(String subnetId) {
        return pools.get(subnetId);
    }

    void addPool(String subnetId, AddressPool pool) {
        pools.put(subnetId, pool);
    }

    void removePool(String subnetId) {
        pools.remove(subnetId);
    }

    /** The hardware address asked for, or a free one when none is. */
    String takeMac(String networkId, String wanted) {
        Set<String> taken = macs.computeIfAbsent(networkId, id -> new HashSet<>());
        String mac = wanted.isEmpty() ? random() : wanted.toLowerCase(Locale.ROOT);
        while (!taken.add(mac)) {
            if (!wanted.isEmpty()) {
                throw Refusals.macTaken(networkId, wanted);
            }
            mac = random();
        }
        return mac;
    }

    private static String random() {
        int random = ThreadLocalRandom.current().nextInt(1 << 24);
        return String.format("fa:16:3e:%02x:%02x:%02x", random >> 16, random >> 8 & 255, random & 255);
    }

    /**
     * The addresses of a new port.
     *
     * @param wanted null for one address of any subnet; otherwise a list of subnets and addresses to choose from
     */
    List<Map<String, Object>> take(String networkId, List<Resource> subnets, Object wanted) {
        List<Map<String, Object>> taken = new ArrayList<>();
        try {
            if (wanted instanceof List<?> wishes) {
                for (Object wish : wishes) {
                    taken.add(takeOne(networkId, subnets, (Map<?, ?>) wish));
                }
            } else if (!subnets.isEmpty()) {
                taken.add(takeAny(networkId, subnets));
            }
        } catch (RuntimeException refused) {
            free(taken);
            throw refused;
        }
        return taken;
    }

    private Map<String, Object> takeAny(String networkId, List<Resource> subnets) {
        for (Resource subnet : subnets) {
            OptionalLong address = pools.get(subnet.id()).take();
            if (address.isPresent()) {
                return view(subnet.id(), address.getAsLong());
            }
        }
        throw Refusals.noAddressLeft(networkId);
    }

    private Map<String, Object> takeOne(String networkId, List<Resource> subnets, Map<?, ?> wish) {
        Object subnetId = wish.get("subnet_id");
        List<Resource> candidates = subnets.stream()
                .filter(subnet -> subnetId == null || subnet.id().equals(subnetId))
                .toList();
        if (candidates.isEmpty()) {
            throw Refusals.invalidInput("Failed to create port on network " + networkId + ", because fixed_ips included"
                    + " invalid subnet " + subnetId);
        }
        Object wanted = wish.get("ip_address");
        if (wanted == null) {
            return takeAny(networkId, candidates);
        }
        long address = address(wanted.toString());
        Resource subnet = candidates.stream()
                .filter(candidate -> pools.get(candidate.id()).cidr().contains(address))
                .findFirst()
                .orElseThrow(() -> Refusals.foreignAddress(wanted.toString()));
        if (!pools.get(subnet.id()).take(address)) {
            throw Refusals.addressTaken(wanted.toString(), subnet.id());
        }
        return view(subnet.id(), address);
    }

    private static long address(String text) {
        try {
            return Cidr.address(text);
        } catch (IllegalArgumentException noAddress) {
            throw Refusals.badRequest("Invalid input for fixed_ips. Reason: '" + text + "' is not a valid IP address.");
        }
    }

    private static Map<String, Object> view(String subnetId, long address) {
        return Map.of("subnet_id", subnetId, "ip_address", Cidr.text(address));
    }

    /** Gives back what a port had. */
    void free(Resource port) {
        macs.computeIfPresent(port.text("network_id"), (id, taken) -> {
            taken.remove(port.text("mac_address"));
            return taken.isEmpty() ? null : taken;
        });
        if (port.value("fixed_ips") instanceof List<?> addresses) {
            free(addresses);
        }
    }

    private void free(List<?> addresses) {
        for (Object entry : addresses) {
            Map<?, ?> address = (Map<?, ?>) entry;
            pools.get(address.get("subnet_id"))
                    .free(Cidr.address(address.get("ip_address").toString()));
        }
    }
}
