package org.opnfv.doctor.functest.scenario;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.opnfv.doctor.functest.cloud.Compute;
import org.opnfv.doctor.functest.cloud.ComputeService;
import org.opnfv.doctor.functest.cloud.Instance;

/** Which host is to fail, and whether it may. */
final class HostChoice {
    private static final Duration POLL = Duration.ofSeconds(1);
    /** One answer that makes no sense decides nothing. */
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final Compute compute;
    private final Duration patience;
    private final Consumer<String> steps;

    /**
     * @param patience how long a host that Nova shows down may take until it shows it up
     * @param steps told when that is waited for
     */
    HostChoice(Compute compute, Duration patience, Consumer<String> steps) {
        this.compute = compute;
        this.patience = patience;
        this.steps = steps;
    }

    /** As a run does it. */
    static HostChoice of(RunContext context) {
        return new HostChoice(context.admin().compute(), Patching.patience(context), context.stages()::step);
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

    /**
     * Fails when Nova shows the host down already: what is down cannot be taken down.
     *
     * <p>Where Nova was restarted, by us or by a run before, a host that is well may be shown down for a while: a
     * heartbeat that its conductor took with it is sent again only when the answer has been waited for in vain.
     */
    void checkAlive(String host) {
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

    /** Empty for one that is well. */
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
