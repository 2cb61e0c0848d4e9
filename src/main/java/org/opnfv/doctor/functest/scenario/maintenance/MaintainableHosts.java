package org.opnfv.doctor.functest.scenario.maintenance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opnfv.doctor.functest.cloud.Compute;
import org.opnfv.doctor.functest.cloud.ComputeService;
import org.opnfv.doctor.functest.cloud.Hypervisor;
import org.opnfv.doctor.functest.cloud.Instance;
import org.opnfv.doctor.functest.cloud.InstanceFilter;
import org.opnfv.doctor.functest.scenario.ControllerConfiguration;
import org.opnfv.doctor.functest.scenario.RunContext;
import org.opnfv.doctor.functest.scenario.ScenarioException;
import org.opnfv.doctor.functest.scenario.Wait;

/**
 * The hosts of a cloud, and whether the test can maintain them: at least three, up, enabled and equal, and empty, for others' instances
 * are never moved.
 *
 * @param names in alphabetical order
 * @param vcpus the virtual processors of each; 0 when it is not known
 * @param objections why it cannot, one line each; empty when it can
 */
record MaintainableHosts(List<String> names, int vcpus, List<String> objections) {
    private static final int FEWEST = 3;
    private static final Duration POLL = Duration.ofMillis(500);

    /** Looks at them; changes nothing. */
    static MaintainableHosts of(Compute compute) {
        Map<String, ComputeService> services = compute.computeServices().stream()
                .collect(
                        Collectors.toMap(ComputeService::host, Function.identity(), (one, other) -> one, TreeMap::new));
        List<String> objections = new ArrayList<>();
        compute.cannotDisable().ifPresent(objections::add);
        if (services.size() < FEWEST) {
            objections.add("Nova has " + services.size() + " compute hosts, and maintenance one after the other takes "
                    + FEWEST + " or more");
        }
        services.values().stream()
                .filter(service -> !service.up() || service.forcedDown() || !service.enabled())
                .map(service -> "host " + service.host() + " is "
                        + (service.enabled() ? service.forcedDown() ? "forced down" : "down" : "disabled")
                        + ": bring it up and enable it")
                .forEach(objections::add);
        others(compute)
                .forEach((host, count) -> objections.add("host " + host + " has " + count
                        + (count == 1 ? " instance" : " instances")
                        + " of others, which would have to move: empty it first, for a test never moves them"));
        List<Integer> sizes = compute.hypervisors().stream()
                .filter(hypervisor -> services.containsKey(hypervisor.host()))
                .map(Hypervisor::vcpus)
                .distinct()
                .toList();
        if (sizes.size() != 1 || sizes.get(0) < 2) {
            objections.add("the hosts have " + sizes + " virtual processors: they have to be equal, and 2 or more");
        }
        return new MaintainableHosts(
                List.copyOf(services.keySet()), sizes.isEmpty() ? 0 : sizes.get(0), List.copyOf(objections));
    }

    private static Map<String, Long> others(Compute compute) {
        return compute.instances(InstanceFilter.everyones()).stream()
                .filter(instance -> instance.host() != null)
                .collect(Collectors.groupingBy(Instance::host, TreeMap::new, Collectors.counting()));
    }

    /** Where the controllers were configured, Nova may show hosts down for a while, for it was restarted. */
    void awaitUp(RunContext context) {
        Wait.until(
                "Nova shows all hosts up",
                ControllerConfiguration.patience(context).plus(POLL),
                POLL,
                () -> context.admin().compute().computeServices().stream().allMatch(ComputeService::up));
    }

    /** Fails unless they can be maintained. */
    MaintainableHosts require() {
        if (!objections.isEmpty()) {
            throw new ScenarioException(String.join("; ", objections), null);
        }
        return this;
    }
}
