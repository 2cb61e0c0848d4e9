package org.opnfv.doctor.functest.scenario.fault;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.cloud.CloudException;
import org.opnfv.doctor.functest.cloud.Compute;
import org.opnfv.doctor.functest.cloud.ComputeService;
import org.opnfv.doctor.functest.cloud.Instance;
import org.opnfv.doctor.functest.cloud.InstanceFilter;
import org.opnfv.doctor.functest.run.Epoch;
import org.opnfv.doctor.functest.run.Manifest.Seen;
import org.opnfv.doctor.functest.run.Manifest.Sighting;
import org.opnfv.doctor.functest.scenario.ResourceNames;

/** What Nova shows of a host and its instances that others have done, each thing when it is first seen. */
final class Sightings {
    private final Compute compute;
    private final String host;
    private final Collection<String> expected;
    private final Clocks clocks;
    private final Consumer<Sighting> told;
    private final Map<String, Set<Seen>> known = new HashMap<>();
    private Instant hostDown;
    private String silence;

    /**
     * Has seen nothing yet.
     *
     * @param expected the ids of the test's instances on the host before the fault
     */
    Sightings(Compute compute, String host, Collection<String> expected, Clocks clocks, Consumer<Sighting> told) {
        this.compute = compute;
        this.host = host;
        this.expected = expected;
        this.clocks = clocks;
        this.told = told;
    }

    /** Asks Nova once. An answer that does not come says nothing. */
    void look() {
        try {
            service(compute.computeService(host));
            instances(compute.instances(InstanceFilter.everyones().named(ResourceNames.instancePrefix())).stream()
                    .collect(Collectors.toMap(Instance::id, Function.identity())));
            silence = null;
        } catch (CloudException e) {
            silence = e.getMessage();
        }
    }

    private void service(ComputeService service) {
        if (!service.up() && hostDown == null) {
            hostDown = clocks.now().wall();
        }
        note(null, Seen.HOST_FORCED_DOWN, service.forcedDown());
        note(null, Seen.HOST_DISABLED, !service.enabled());
    }

    private void instances(Map<String, Instance> there) {
        for (String id : expected) {
            Instance instance = there.get(id);
            if (instance == null) {
                note(id, Seen.INSTANCE_DELETED, true);
                continue;
            }
            String task = instance.taskState() == null ? "" : instance.taskState();
            note(id, Seen.INSTANCE_ERROR, "ERROR".equals(instance.status()));
            note(id, Seen.INSTANCE_REBUILDING, task.startsWith("rebuild"));
            note(
                    id,
                    Seen.INSTANCE_ELSEWHERE,
                    "ACTIVE".equals(instance.status()) && task.isEmpty() && !host.equals(instance.host()));
        }
    }

    private void note(String instance, Seen what, boolean holds) {
        if (holds
                && known.computeIfAbsent(instance, id -> EnumSet.noneOf(Seen.class))
                        .add(what)) {
            told.accept(new Sighting(what, instance, Epoch.seconds(clocks.now().wall())));
        }
    }

    /** When Nova was first seen to show the host down. */
    Optional<Instant> hostDown() {
        return Optional.ofNullable(hostDown);
    }

    /** Why the last answer says nothing; empty when it did. */
    Optional<String> silence() {
        return Optional.ofNullable(silence);
    }
}
