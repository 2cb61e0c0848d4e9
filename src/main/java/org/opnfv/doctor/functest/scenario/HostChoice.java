package org.opnfv.doctor.functest.scenario;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.opnfv.doctor.functest.cloud.Compute;
import org.opnfv.doctor.functest.cloud.ComputeService;
import org.opnfv.doctor.functest.cloud.Instance;

/** Chooses the host to fail, and checks that it may. */
public final class HostChoice {
    private static final Duration POLL = Duration.ofSeconds(1);
    /** A single unusable answer decides nothing. */
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final Compute compute;
    private final Duration patience;
    private final Consumer<String> steps;

    /**
     * Starts nothing yet.
     *
     * @param patience how long a host that Nova shows down may take until it is shown up
     * @param steps is told when that is waited for
     */
    public HostChoice(Compute compute, Duration patience, Consumer<String> steps) {
        this.compute = compute;
        this.patience = patience;
        this.steps = steps;
    }

    /** With the plan and the cloud of a run. */
    public static HostChoice of(RunContext context) {
        return new HostChoice(
                context.admin().compute(), ControllerConfiguration.patience(context), context.stages()::step);
    }

    /** Fails unless Nova knows the host that the user named. */
    public void checkNamed(String host) {
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
     * Draws the host of a random test instance, the same one for the same seed and placement; {@code times} from 1 is the number of the
     * draw in a row.
     */
    public String draw(List<Instance> instances, long seed, int times) {
        List<String> hosts = instances.stream().map(Instance::host).toList();
        if (hosts.contains(null)) {
            throw new ScenarioException(
                    "Nova does not tell the hosts of the instances: the credentials are not an admin's", null);
        }
        // Random would draw the same of 2, 4 or 8 for all small seeds. The hosts are sorted by themselves, for the
        // instances' placement is chance.
        List<String> sorted = hosts.stream().sorted().toList();
        SplittableRandom random = new SplittableRandom(seed);
        int drawn = 0;
        for (int draw = 1; draw <= times; draw++) {
            drawn = random.nextInt(sorted.size());
        }
        return sorted.get(drawn);
    }

    /**
     * Fails when Nova shows the host down already: a dead host cannot be taken down.
     *
     * <p>After a restart of Nova, by us or by an earlier run, a healthy host may be shown down for a while: a heartbeat that its
     * conductor lost is sent again only after the wait for its answer has timed out.
     */
    public void checkAlive(String host) {
        String state = state(host);
        if (state.equals("down") && !patience.isZero()) {
            steps.accept("Nova shows host " + host + " down, as it may after a restart: waits " + patience.toSeconds()
                    + " s at most");
            Wait.within(
                    "Nova shows host " + host + " up",
                    patience,
                    POLL,
                    () -> !state(host).equals("down"));
            state = state(host);
        }
        if (!state.isEmpty()) {
            throw new ScenarioException(
                    "host " + host + " is " + state + " before the fault: bring it up, or name another --host", null);
        }
    }

    /** Why the host is not usable; empty when it is. */
    private String state(String host) {
        AtomicReference<ComputeService> answer = new AtomicReference<>();
        Wait.until("Nova tells of host " + host, ANSWER, POLL, () -> {
            answer.set(compute.computeService(host));
            return true;
        });
        ComputeService service = answer.get();
        return service.forcedDown() ? "forced down" : service.up() ? "" : "down";
    }
}
