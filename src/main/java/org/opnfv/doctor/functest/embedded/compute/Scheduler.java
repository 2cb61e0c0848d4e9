package org.opnfv.doctor.functest.embedded.compute;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses hosts, and knows what is claimed on them, as Placement does: an instance on its way from one host to another has its claim on
 * both. Thread-safe.
 */
final class Scheduler {
    /** The virtual processors of each host: room for more instances than a test makes. */
    static final int VCPUS = 1 << 16;

    private final HostServices services;
    private final Map<String, Map<String, StoredInstance>> claims = new HashMap<>();

    Scheduler(HostServices services) {
        this.services = services;
    }

    /**
     * The host for an instance, on which its processors are claimed at once; never one where it has a claim already.
     *
     * @param wish the host that must be taken, even if it is down, disabled or full; without one, of those with room the host with the
     *     fewest instances
     */
    synchronized Optional<HostService> claim(StoredInstance instance, Optional<String> wish) {
        int vcpus = instance.birth().flavor().vcpus();
        Optional<HostService> chosen = wish.isPresent()
                ? services.find(wish.get())
                : services.all().stream()
                        .filter(service -> service.up() && service.enabled())
                        .filter(service -> !on(service.name()).containsKey(instance.id()))
                        .filter(service -> used(service.name()) + vcpus <= VCPUS)
                        .filter(service -> !isGroupOn(service.name(), instance))
                        .min(Comparator.comparing(service -> on(service.name()).size()));
        chosen.ifPresent(service -> on(service.name()).put(instance.id(), instance));
        return chosen;
    }

    /** Whether another one of its group has a claim on that host: all groups have the policy anti-affinity. */
    private boolean isGroupOn(String host, StoredInstance instance) {
        String group = instance.birth().group();
        return group != null
                && on(host).values().stream()
                        .anyMatch(other -> group.equals(other.birth().group()));
    }

    /** The instance has no claim on that host any more. */
    synchronized void release(StoredInstance instance, String host) {
        on(host).remove(instance.id());
    }

    /** The instance has no claim on any host any more. */
    synchronized void release(StoredInstance instance) {
        claims.values().forEach(on -> on.remove(instance.id()));
    }

    /** The processors claimed on a host. */
    synchronized int used(String host) {
        return on(host).values().stream()
                .mapToInt(instance -> instance.birth().flavor().vcpus())
                .sum();
    }

    private Map<String, StoredInstance> on(String host) {
        return claims.computeIfAbsent(host, name -> new HashMap<>());
    }
}
