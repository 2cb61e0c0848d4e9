package org.opnfv.doctor.functest.scenario.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.cloud.CloudException;
import org.opnfv.doctor.functest.cloud.Compute;
import org.opnfv.doctor.functest.cloud.InstanceFilter;
import org.opnfv.doctor.functest.consumer.Notifications;
import org.opnfv.doctor.functest.run.Manifest;
import org.opnfv.doctor.functest.scenario.Wait;

/** Waits until all owners are notified and Nova shows the host down, or the time is up. */
final class Observation {
    private static final Duration POLL = Duration.ofMillis(100);
    /** As often as that: an answer of Nova about all instances takes a while. */
    private static final Duration LOOK = Duration.ofMillis(250);

    private static final Set<String> DOWN = Set.of("DOWN", "UNKNOWN");

    private final Compute compute;
    private final String host;
    private final Collection<String> expected;
    private final Clocks clocks;

    Observation(Compute compute, String host, Collection<String> expected, Clocks clocks) {
        this.compute = compute;
        this.host = host;
        this.expected = expected;
        this.clocks = clocks;
    }

    /**
     * The outcome.
     *
     * @param complete whether everything was seen in time
     * @param hostDown when Nova was first seen to show the host down
     * @param unanswered why Nova's last answer does not say whether the host is down
     */
    record Outcome(boolean complete, Optional<Instant> hostDown, Optional<String> unanswered) {}

    /** Waits for the notifications first and asks Nova only then, so that the asking does not slow down what is measured. */
    Outcome await(Notifications notifications, Duration timeout) throws InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        boolean all = notifications.await(expected, timeout);
        Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
        AtomicReference<CloudException> silence = new AtomicReference<>();
        Optional<Instant> hostDown =
                Wait.within("Nova shows " + host + " down", left, POLL, this::showsHostDown, silence)
                        ? Optional.of(clocks.now().wall())
                        : Optional.empty();
        return new Outcome(
                all && hostDown.isPresent(),
                hostDown,
                Optional.ofNullable(silence.get()).map(CloudException::getMessage));
    }

    /**
     * Where all but the fault is others' work: looks at Nova all the while, and tells what it shows when it is first seen. So the times
     * are late by up to the time from one look to the next.
     */
    Outcome watch(Notifications notifications, Duration timeout, Consumer<Manifest.Sighting> told)
            throws InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        Sightings sightings = new Sightings(compute, host, expected, clocks, told);
        boolean all = false;
        while (!(all && sightings.hostDown().isPresent()) && System.nanoTime() - end < 0) {
            sightings.look();
            all = notifications.await(expected, LOOK);
        }
        sightings.look();
        return new Outcome(
                notifications.await(expected, Duration.ZERO)
                        && sightings.hostDown().isPresent(),
                sightings.hostDown(),
                sightings.silence());
    }

    private boolean showsHostDown() {
        return !compute.computeService(host).up()
                && compute.instances(InstanceFilter.everyones().on(host)).stream()
                        .filter(instance -> expected.contains(instance.id()))
                        .allMatch(instance -> instance.hostStatus() == null || DOWN.contains(instance.hostStatus()));
    }
}
