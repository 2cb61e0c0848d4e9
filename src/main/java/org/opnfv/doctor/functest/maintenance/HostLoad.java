package org.opnfv.doctor.functest.maintenance;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is on a host.
 *
 * @param vcpus its virtual processors
 * @param used those that instances have
 * @param instances the ids of its instances
 */
public record HostLoad(String host, int vcpus, int used, List<String> instances) {

    /** Copies the list. */
    public HostLoad {
        instances = List.copyOf(instances);
    }

    private boolean isEmpty() {
        return instances.isEmpty();
    }

    /** The next host of these to take: an empty one, else the one with the fewest instances, else none. */
    static Optional<HostLoad> next(Collection<HostLoad> hosts) {
        return hosts.stream().min(Comparator.comparing(load -> load.instances().size()));
    }

    /** Whether a host of these can be emptied. */
    static WorkflowEvent room(Collection<HostLoad> hosts) {
        if (hosts.stream().anyMatch(HostLoad::isEmpty)) {
            return WorkflowEvent.EMPTY_HOST;
        }
        int free = hosts.stream().mapToInt(load -> load.vcpus() - load.used()).sum();
        boolean fits = next(hosts)
                .filter(load -> load.used() <= free - (load.vcpus() - load.used()))
                .isPresent();
        return fits ? WorkflowEvent.ROOM : WorkflowEvent.NO_ROOM;
    }

    /** What is to be done about the next of these, which are not maintained yet. */
    static WorkflowEvent choice(Collection<HostLoad> hosts) {
        return next(hosts)
                .map(load -> load.isEmpty() ? WorkflowEvent.EMPTY_HOST : WorkflowEvent.OCCUPIED_HOST)
                .orElse(WorkflowEvent.NO_HOST_LEFT);
    }
}
