package org.opnfv.doctor.functest.scenario.maintenance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opnfv.doctor.functest.cloud.CloudException;
import org.opnfv.doctor.functest.cloud.Compute;
import org.opnfv.doctor.functest.cloud.ComputeService;
import org.opnfv.doctor.functest.cloud.Instance;
import org.opnfv.doctor.functest.cloud.InstanceFilter;
import org.opnfv.doctor.functest.maintenance.Journal;
import org.opnfv.doctor.functest.run.DecimalSeconds;

/**
 * Looks at Nova all the while: the verdict does not rest on what the admin tool says of itself. Each look is one line with what is on each
 * host, such as {@code compute-1=enabled/2}, so that no look depends on another.
 */
final class NovaWatch {
    private final Compute compute;
    private final List<String> hosts;
    private final String project;
    private final Journal journal;
    private final Map<String, Seen> known = new HashMap<>();
    private long latest;

    private record Seen(String name, String host, String status) {}

    NovaWatch(Compute compute, List<String> hosts, String project, Journal journal) {
        this.compute = compute;
        this.hosts = hosts;
        this.project = project;
        this.journal = journal;
    }

    /**
     * Looks once; two may look at the same time. An answer that does not come says nothing, is written down as that, and is false. What
     * began before what is written already says nothing new.
     */
    boolean look() {
        long began = journal.clocks().now().nanos();
        try {
            write(began, compute.computeServices(), compute.instances(InstanceFilter.everyones()));
            return true;
        } catch (CloudException e) {
            journal.note("blind", "reason", e.getMessage());
            return false;
        }
    }

    private synchronized void write(long began, List<ComputeService> services, List<Instance> all) {
        if (began < latest) {
            return;
        }
        latest = began;
        Map<String, String> states = new HashMap<>();
        services.forEach(service -> states.put(service.host(), state(service)));
        Map<String, Integer> counts = new HashMap<>();
        all.stream().filter(instance -> project.equals(instance.projectId())).forEach(this::note);
        known.keySet().removeIf(id -> all.stream().noneMatch(one -> one.id().equals(id)) && gone(id));
        all.forEach(instance -> counts.merge(String.valueOf(instance.host()), 1, Integer::sum));
        List<Object> line = new ArrayList<>(List.of(
                "began",
                DecimalSeconds.text(Duration.ofNanos(began)),
                "instances",
                all.stream()
                        .filter(instance -> instance.status().equals("ACTIVE") && project.equals(instance.projectId()))
                        .count()));
        for (String host : hosts) {
            line.add(host);
            line.add(states.getOrDefault(host, "gone") + "/" + counts.getOrDefault(host, 0));
        }
        journal.note("look", line.toArray());
    }

    /** Only what is new, so that a look is short. */
    private void note(Instance instance) {
        Seen now = new Seen(instance.name(), String.valueOf(instance.host()), instance.status());
        if (!now.equals(known.put(instance.id(), now))) {
            write(now);
        }
    }

    private boolean gone(String id) {
        Seen last = known.get(id);
        write(new Seen(last.name(), last.host(), "GONE"));
        return true;
    }

    private void write(Seen seen) {
        journal.note("instance", "name", seen.name(), "host", seen.host(), "status", seen.status());
    }

    private static String state(ComputeService service) {
        if (service.forcedDown()) {
            return "forced-down";
        }
        return !service.enabled() ? "disabled" : service.up() ? "enabled" : "down";
    }
}
