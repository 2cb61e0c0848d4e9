package org.opnfv.doctor.functest.scenario;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.opnfv.doctor.functest.cloud.Compute;
import org.opnfv.doctor.functest.cloud.ComputeService;
import org.opnfv.doctor.functest.cloud.Instance;

/** Which host is to fail, and whether it may. */
final class HostChoice {
    private final Compute compute;

    HostChoice(Compute compute) {
        this.compute = compute;
    }

    /** Fails unless Nova knows the host the user named. */
    void checkNamed(String host) {
        List<String> known = compute.computeServices().stream()
                .map(ComputeService::host)
                .sorted()
                .toList();
        if (!known.contains(host)) {
            throw new SettingsError(
                    "unknown host " + host + ": Nova has "
                            + (known.isEmpty() ? "no compute host" : String.join(", ", known)),
                    null);
        }
        checkAlive(host);
    }

    /**
     * The host of a test instance drawn by chance, the same one for the same seed and placement; {@code times} from 1 tells which
     * draw of a row it is.
     */
    String draw(List<Instance> instances, long seed, int times) {
        List<String> hosts = instances.stream().map(Instance::host).toList();
        if (hosts.contains(null)) {
            throw new ScenarioException(
                    "Nova does not tell the hosts of the instances: the credentials are not an admin's", null);
        }
        // Random would draw the same of 2, 4 or 8 for all small seeds. In an order of their own: which instance landed
        // on which of the hosts is chance.
        List<String> sorted = hosts.stream().sorted().toList();
        SplittableRandom random = new SplittableRandom(seed);
        int drawn = 0;
        for (int draw = 1; draw <= times; draw++) {
            drawn = random.nextInt(sorted.size());
        }
        return sorted.get(drawn);
    }

    /** Fails when Nova shows the host down already: what is down cannot be taken down. */
    void checkAlive(String host) {
        String states = compute.computeServices().stream()
                .filter(service -> service.host().equals(host) && (!service.up() || service.forcedDown()))
                .map(service -> service.forcedDown() ? "forced down" : "down")
                .collect(Collectors.joining(", "));
        if (!states.isEmpty()) {
            throw new ScenarioException(
                    "host " + host + " is " + states + " before the fault: bring it up, or name another --host", null);
        }
    }
}
