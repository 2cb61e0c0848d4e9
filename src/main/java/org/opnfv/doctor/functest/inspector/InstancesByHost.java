package org.opnfv.doctor.functest.inspector;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.opnfv.doctor.functest.cloud.Compute;
import org.opnfv.doctor.functest.cloud.Instance;
import org.opnfv.doctor.functest.cloud.InstanceFilter;
import org.opnfv.doctor.functest.cloud.Network;
import org.opnfv.doctor.functest.cloud.Port;

/**
 * The instances of each host, read before the fault, so that they are known when it comes. Of foreign instances only the active ones
 * count: Nova can restore no other state.
 */
public final class InstancesByHost {
    /** The data-plane status of a port whose host is dead. */
    public static final String DOWN = "DOWN";

    private final Compute compute;
    private final boolean allProjects;
    private volatile Map<String, List<AffectedInstance>> byHost = Map.of();
    private volatile List<Port> ports = List.of();

    /** Knows of none yet; with {@code allProjects} also of others' instances. */
    public InstancesByHost(Compute compute, boolean allProjects) {
        this.compute = compute;
        this.allProjects = allProjects;
    }

    /** Reads the map anew; {@code ours} are the ids of the test's instances. */
    public void refresh(Set<String> ours, String namePrefix) {
        InstanceFilter filter = InstanceFilter.everyones();
        Map<String, List<AffectedInstance>> fresh = new HashMap<>();
        for (Instance instance : compute.instances(allProjects ? filter : filter.named(namePrefix))) {
            boolean mine = ours.contains(instance.id());
            if (instance.host() != null && (mine || allProjects && "ACTIVE".equals(instance.status()))) {
                fresh.computeIfAbsent(instance.host(), host -> new ArrayList<>())
                        .add(new AffectedInstance(
                                instance.id(), instance.name(), instance.projectId(), instance.status(), mine));
            }
        }
        byHost = fresh;
    }

    /** Reads the ports of those on a host whose data plane nobody has said to be down. */
    public void refreshPorts(Network network, String host) {
        Set<String> ids = on(host).stream().map(AffectedInstance::id).collect(Collectors.toSet());
        ports = network.ports(host).stream()
                .filter(port -> ids.contains(port.instance()) && !DOWN.equals(port.dataPlaneStatus()))
                .toList();
    }

    /** The ports that were read last, as they were then; empty when none were. */
    public List<Port> ports() {
        return ports;
    }

    /** Those on that host. */
    public List<AffectedInstance> on(String host) {
        return List.copyOf(byHost.getOrDefault(host, List.of()));
    }
}
