package org.opnfv.doctor.functest.embedded.compute;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Chooses hosts and counts their instances; each has room for any number. Thread-safe. */
final class Scheduler {

    private final HostServices services;
    private final Map<String, Integer> instances = new HashMap<>();

    Scheduler(HostServices services) {
        this.services = services;
    }

    /**
     * The host for one more instance, which is counted at once.
     *
     * @param wish the host that must be taken, even if it is down or disabled; without one, the host with the fewest instances
     */
    synchronized Optional<HostService> claim(Optional<String> wish) {
        Optional<HostService> chosen = wish.isPresent()
                ? services.find(wish.get())
                : services.all().stream()
                        .filter(service -> service.up() && service.enabled())
                        .min(Comparator.comparing(service -> instances.getOrDefault(service.name(), 0)));
        chosen.ifPresent(service -> instances.merge(service.name(), 1, Integer::sum));
        return chosen;
    }

    /** One instance less on a host. */
    synchronized void release(String host) {
        instances.merge(host, -1, Integer::sum);
    }
}
