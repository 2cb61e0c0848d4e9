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
import org.opnfv.doctor.functest.run.DecimalSeconds;
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
     * What Nova shows now is no news.
     *
     * @param expected the ids of the test's instances on the host before the fault
     */
    Sightings(Compute compute, String host, Collection<String> expected, Clocks clocks, Consumer<Sighting> told) {
        this.compute = compute;
        this.host = host;
        this.expected = expected;
        this.clocks = clocks;
        this.told = told;
        marks(compute.computeService(host)).forEach(this::know);
    }

    /** What Nova will show of the host by our own doing is no news either. */
    void expect(Seen ours) {
        know(ours);
    }

    private void know(Seen what) {
        known.computeIfAbsent(null, host -> EnumSet.noneOf(Seen.class)).add(what);
    }

    private static Set<Seen> marks(ComputeService service) {
        Set<Seen> marks = EnumSet.noneOf(Seen.class);
        if (service.forcedDown()) {
            marks.add(Seen.HOST_FORCED_DOWN);
        }
        if (!service.enabled()) {
            marks.add(Seen.HOST_DISABLED);
        }
        return marks;
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
        marks(service).forEach(mark -> note(null, mark, true));
    }

    private void instances(Map<String, Instance> there) {
        for (String id : expected) {
            // One that the listing lacks may have another name by now.
            Instance instance = Optional.ofNullable(there.get(id))
                    .or(() -> compute.instance(id))
                    .orElse(null);
            if (instance == null) {
                note(id, Seen.INSTANCE_DELETED, true);
                continue;
            }
            String task = instance.taskState() == null ? "" : instance.taskState();
            note(id, Seen.INSTANCE_ERROR, "ERROR".equals(instance.status()));
            note(id, Seen.INSTANCE_REBUILDING, task.startsWith("rebuild"));
            boolean active = "ACTIVE".equals(instance.status()) && task.isEmpty();
            boolean elsewhere = active && !host.equals(instance.host());
            note(id, Seen.INSTANCE_ELSEWHERE, elsewhere);
            note(id, Seen.INSTANCE_ACTIVE_AGAIN, elsewhere || active && wasAway(id));
        }
    }

    /** Whether something has been seen to be done to an instance. */
    private boolean wasAway(String id) {
        Set<Seen> seen = known.getOrDefault(id, Set.of());
        return seen.contains(Seen.INSTANCE_ERROR) || seen.contains(Seen.INSTANCE_REBUILDING);
    }

    /** Whether each instance was seen active again. */
    boolean areActiveAgain() {
        return expected.stream().allMatch(id -> known.getOrDefault(id, Set.of()).contains(Seen.INSTANCE_ACTIVE_AGAIN));
    }

    private void note(String instance, Seen what, boolean holds) {
        if (holds
                && known.computeIfAbsent(instance, id -> EnumSet.noneOf(Seen.class))
                        .add(what)) {
            told.accept(new Sighting(
                    what, instance, DecimalSeconds.seconds(clocks.now().wall())));
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
