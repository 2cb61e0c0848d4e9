package org.opnfv.doctor.functest.scenario.maintenance;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.opnfv.doctor.functest.cloud.Compute;
import org.opnfv.doctor.functest.cloud.Instance;
import org.opnfv.doctor.functest.maintenance.Scaling;
import org.opnfv.doctor.functest.scenario.InstanceSetup;
import org.opnfv.doctor.functest.scenario.RunContext;
import org.opnfv.doctor.functest.scenario.Wait;

/**
 * The owner's instances: it gives up two, as a host has room for two, and makes as many anew in the end. The two are of different hosts,
 * which a real owner does not know: so each run is the same, and a host has to be emptied in it.
 */
final class OwnerScaling implements Scaling {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Compute owner;
    private final InstanceSetup boot;
    private final RunContext context;
    private final List<Instance> booted;
    private final Optional<ActivePair> pair;
    private int missing;

    /** Does nothing yet; {@code booted} are those that there are, each with its host. */
    OwnerScaling(
            Compute owner, InstanceSetup boot, RunContext context, List<Instance> booted, Optional<ActivePair> pair) {
        this.owner = owner;
        this.boot = boot;
        this.context = context;
        this.booted = booted;
        this.pair = pair;
    }

    @Override
    public void in(List<String> instances) {
        List<Instance> mine = booted.stream()
                .filter(instance -> instances.contains(instance.id()))
                .filter(instance -> pair.filter(two -> two.has(instance)).isEmpty())
                .toList();
        // One of the two could not go to where the other is: so a host that has neither gets room.
        Instance one = mine.stream()
                .filter(instance ->
                        pair.filter(two -> two.isOn(instance.host())).isEmpty())
                .findFirst()
                .orElse(mine.get(0));
        Instance other = mine.stream()
                .filter(instance -> !one.host().equals(instance.host()))
                .findFirst()
                .orElseThrow();
        List<String> given = List.of(one.id(), other.id());
        given.forEach(owner::deleteInstance);
        Wait.until(
                "the owner's instances " + given + " are gone",
                context.plan().bootTimeout(),
                POLL,
                () -> given.stream().allMatch(id -> owner.instance(id).isEmpty()));
        missing += given.size();
    }

    @Override
    public void leave(List<String> instances) {
        pair.ifPresent(two -> two.leave(instances));
    }

    @Override
    public void out() {
        List<String> names = context.names().instances(booted.size() + missing);
        boot.awaitActive(boot.create(names.subList(booted.size(), names.size())), context.interruption());
        missing = 0;
    }
}
