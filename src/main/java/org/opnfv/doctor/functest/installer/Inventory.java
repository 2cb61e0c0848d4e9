package org.opnfv.doctor.functest.installer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opnfv.doctor.functest.host.SshKey;

/**
 * The machines that an installer's node lists.
 *
 * @param controllers the controllers' addresses by name, in the installer's order
 * @param computes those of the compute hosts
 * @param lost the names of controllers without an address
 * @param sshOptions the SSH client's options by address, where the installer has any
 * @param containers by the name of a controller that is a Linux container (LXC) its machine, whose address it has
 * @param keys the key of a machine by its address, where the installer has one for it alone
 */
record Inventory(
        Map<String, String> controllers,
        Map<String, String> computes,
        List<String> lost,
        Map<String, List<String>> sshOptions,
        Map<String, String> containers,
        Map<String, SshKey> keys) {

    Inventory() {
        this(
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new ArrayList<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>());
    }

    /**
     * The address of a host by its name in Nova, which may have a domain that the installer leaves out, or none. Empty too where several
     * machines would fit.
     */
    Optional<String> address(String host) {
        Map<String, String> all = new LinkedHashMap<>(controllers);
        all.putAll(computes);
        if (all.containsKey(host)) {
            return Optional.of(all.get(host));
        }
        List<String> fitting = all.entrySet().stream()
                .filter(entry -> isOfDomain(host, entry.getKey()) || isOfDomain(entry.getKey(), host))
                .map(Map.Entry::getValue)
                .distinct()
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }

    /** Whether the first is the second with a domain; an address has none. */
    private static boolean isOfDomain(String name, String bare) {
        return name.startsWith(bare + ".") && bare.indexOf('.') < 0 && !bare.matches("\\d+");
    }
}
