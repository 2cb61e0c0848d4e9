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
 * @param keys that the installer has for single machines
 */
record Inventory(
        Map<String, String> controllers,
        Map<String, String> computes,
        List<String> lost,
        Map<String, List<String>> sshOptions,
        List<SshKey> keys) {

    Inventory() {
        this(new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>(), new LinkedHashMap<>(), new ArrayList<>());
    }

    /** The address of a host by its name in Nova, which may have a domain that the installer leaves out, or none. */
    Optional<String> address(String host) {
        Map<String, String> all = new LinkedHashMap<>(controllers);
        all.putAll(computes);
        return Optional.ofNullable(all.get(host))
                .or(() -> all.entrySet().stream()
                        .filter(entry -> unqualified(entry.getKey()).equals(unqualified(host)))
                        .map(Map.Entry::getValue)
                        .findFirst());
    }

    private static String unqualified(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
