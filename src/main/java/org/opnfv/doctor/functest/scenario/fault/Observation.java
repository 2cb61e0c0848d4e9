package org.opnfv.doctor.functest.scenario.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.clock.Reading;
import org.opnfv.doctor.functest.cloud.CloudException;
import org.opnfv.doctor.functest.cloud.Compute;
import org.opnfv.doctor.functest.cloud.InstanceFilter;
import org.opnfv.doctor.functest.consumer.Notifications;
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

    /**
     * Waits for the notifications first and asks Nova only then, so that the asking does not slow down what is measured. A detection that
     * comes late is followed for {@code after} it at least: what comes then is still on time.
     */
    Outcome await(Notifications notifications, Duration timeout, Supplier<Optional<Reading>> detected, Duration after)
            throws InterruptedException {
        Outcome seen = await(notifications, timeout);
        Duration left = detected.get()
                .map(at -> after.minusNanos(clocks.now().nanos() - at.nanos()))
                .orElse(Duration.ZERO);
        return seen.complete() || left.isNegative() || left.isZero() ? seen : await(notifications, left);
    }

    /** The same, whenever the host is found dead. */
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
     *
     * @param untilActive whether it goes on until the instances are active again
     */
    Outcome watch(Sightings sightings, Notifications notifications, Duration timeout, boolean untilActive) {
        boolean complete = Wait.within("owners are told and Nova shows " + host + " down", timeout, LOOK, () -> {
            sightings.look();
            return sightings.hostDown().isPresent()
                    && (!untilActive || sightings.areActiveAgain())
                    && expected.stream().allMatch(id -> notifications.of(id).isPresent());
        });
        return new Outcome(complete, sightings.hostDown(), sightings.silence());
    }

    private boolean showsHostDown() {
        return !compute.computeService(host).up()
                && compute.instances(InstanceFilter.everyones().on(host)).stream()
                        .filter(instance -> expected.contains(instance.id()))
                        .allMatch(instance -> instance.hostStatus() == null || DOWN.contains(instance.hostStatus()));
    }
}
