package org.opnfv.doctor.functest.scenario.fault;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.clock.Reading;
import org.opnfv.doctor.functest.consumer.Consumer;
import org.opnfv.doctor.functest.fault.Fault;
import org.opnfv.doctor.functest.fault.FaultKind;
import org.opnfv.doctor.functest.fault.InjectionTime;
import org.opnfv.doctor.functest.host.Host;
import org.opnfv.doctor.functest.inspector.AffectedInstance;
import org.opnfv.doctor.functest.ledger.Change;
import org.opnfv.doctor.functest.monitor.Monitor;
import org.opnfv.doctor.functest.monitor.Watch;
import org.opnfv.doctor.functest.run.Manifest;
import org.opnfv.doctor.functest.run.Manifest.Stage;
import org.opnfv.doctor.functest.run.RunLogs.Component;
import org.opnfv.doctor.functest.scenario.RunContext;
import org.opnfv.doctor.functest.scenario.ScenarioException;
import org.opnfv.doctor.functest.scenario.Tunnels;
import org.opnfv.doctor.functest.scenario.Wait;

/** The stages inject and observe: takes the host down, and waits until the owners are notified or the time is up. */
final class FaultExperiment {
    private static final long FIRST_ANSWER_MS = 5_000;

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final RunContext context;
    private final Consumer consumer;
    private final MonitorInspectorChain chain;
    private final String hostName;
    private final List<String> expected;
    private final Predicate<AffectedInstance> putBack;
    private final Tunnels tunnels;
    private volatile Reading ordered;

    /**
     * Starts nothing yet.
     *
     * @param expected the ids of the test's instances on the host
     * @param putBack those whose state is restored when it is an error
     */
    FaultExperiment(
            RunContext context,
            Consumer consumer,
            MonitorInspectorChain chain,
            String hostName,
            List<String> expected,
            Predicate<AffectedInstance> putBack,
            Tunnels tunnels) {
        this.context = context;
        this.consumer = consumer;
        this.chain = chain;
        this.hostName = hostName;
        this.expected = expected;
        this.putBack = putBack;
        this.tunnels = tunnels;
    }

    void run() {
        requireInPlace();
        Host host = context.site().host(hostName);
        FaultSetup faults = new FaultSetup(context, host);
        boolean probed = chain.kinds().monitor().reporter() == Monitor.Reporter.OURS;
        context.folder()
                .update(draft -> draft.host(hostName, probed ? faults.probedAt() : null)
                        .expected(expected)
                        .chain(chain.manifest()));
        try (BusWatch bus = BusWatch.open(context, hostName, expected)) {
            measure(faults, probed, bus);
            bus.settle(context.folder().manifest().instances());
            diagnose(bus);
        } catch (IOException e) {
            throw new ScenarioException("the monitor of " + hostName + " cannot work: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ScenarioException("interrupted", e);
        }
    }

    /** When somebody was not told: why, by the first of them. */
    private void diagnose(BusWatch bus) {
        Manifest seen = context.folder().manifest();
        if (seen.observation() != Manifest.Observation.TIMEOUT || seen.missing().isEmpty()) {
            return;
        }
        seen.instances().stream()
                .filter(instance -> instance.id().equals(seen.missing().get(0)))
                .findFirst()
                .flatMap(instance -> bus.broken(context, instance, consumer))
                .ifPresent(line -> context.folder().update(draft -> draft.diagnosis(line)));
    }

    /** A detection after the observation would have nobody to see what follows, so the watch ends with it. */
    private void measure(FaultSetup faults, boolean probed, BusWatch bus) throws IOException, InterruptedException {
        try (Watch watch = chain.watch(hostName, faults::probe);
                OtherHosts others = new OtherHosts(context, chain.kinds())) {
            // Without a detection of ours nothing can be about the fault before it is made.
            consumer.open(
                    context.logs().of(Component.CONSUMER),
                    chain.kinds().isObserved() ? () -> Optional.ofNullable(ordered) : watch::detected);
            watch.start();
            if (!watch.awaitFirstAnswer(FIRST_ANSWER_MS)) {
                throw new ScenarioException(
                        "host " + hostName + " does not answer probes (" + faults.probedBy()
                                + "): it is down already, or probes are not let through",
                        null);
            }
            others.watch(hostName);
            Fault fault = faults.fault();
            chain.refreshPorts(hostName);
            rehearse();
            context.stages().end("alarms are heard" + (probed ? ", " + hostName + " answers probes" : ""));
            Optional<Sightings> sightings = sightings(fault);
            inject(fault, watch, names(faults), bus);
            observe(watch, sightings);
            others.noteDead();
        }
    }

    /** What others do; empty where the marks are ours, or made because we asked for them. */
    private Optional<Sightings> sightings(Fault fault) {
        if (!chain.kinds().isObserved()) {
            return Optional.empty();
        }
        Sightings sightings =
                new Sightings(context.admin().compute(), hostName, expected, context.clocks(), this::note);
        if (fault.kind() == FaultKind.FORCE_DOWN) {
            sightings.expect(Manifest.Seen.HOST_FORCED_DOWN);
        }
        return Optional.of(sightings);
    }

    private void note(Manifest.Sighting sighting) {
        context.folder().update(draft -> draft.sighting(sighting));
    }

    /** By which a foreign monitor may call the host. */
    private Set<String> names(FaultSetup faults) {
        return Stream.concat(Stream.of(hostName), faults.address().stream()).collect(Collectors.toSet());
    }

    /**
     * The measured calls must not be the first in this process: that would load classes, open connections and fetch tokens. It runs last,
     * for an idle connection is checked before it is used. Refused calls are repeated within the timeout of the proof. A rehearsal
     * without calls runs once.
     */
    private void rehearse() throws IOException, InterruptedException {
        chain.inspection().warmUp(hostName);
        AtomicReference<IOException> last = new AtomicReference<>();
        boolean rehearsed =
                Wait.within("the marking is rehearsed", context.plan().arming().timeout(), PAUSE, () -> {
                    try {
                        chain.inspection().rehearse(hostName);
                        return true;
                    } catch (IOException e) {
                        last.set(e);
                        return false;
                    }
                });
        if (!rehearsed) {
            throw new ScenarioException(
                    "the marking could not be rehearsed: " + last.get().getMessage(), last.get());
        }
    }

    private void inject(Fault fault, Watch watch, Set<String> names, BusWatch bus) {
        context.stages().begin(Stage.INJECT, fault.task());
        requireAlive(watch);
        List<Change> announced = new AnnouncedChanges(context, chain, hostName, expected, putBack).with(fault);
        try {
            requireAlive(watch);
        } catch (ScenarioException e) {
            // If somebody else took the host down meanwhile, they bring it back: this run must not.
            context.ledger().withdraw(announced);
            throw e;
        }
        chain.inspection().expect(hostName, names, watch::reported);
        tunnels.begin();
        bus.begin();
        ordered = context.clocks().now();
        InjectionTime injected = fault.inject(() -> watch.detected().isPresent());
        context.folder().update(draft -> draft.fault(fault.kind().word(), injected.at(), injected.bound()));
        context.stages().end(fault.outcome() + ", with " + SingleRun.count(expected.size()) + " of the test on it");
    }

    /** An instance that has moved since its boot is not lost, and nobody is notified of it. */
    private void requireInPlace() {
        Set<String> there =
                chain.hosts().on(hostName).stream().map(AffectedInstance::id).collect(Collectors.toSet());
        long moved = expected.stream().filter(id -> !there.contains(id)).count();
        if (moved > 0) {
            throw new ScenarioException(
                    moved + " of " + SingleRun.count(expected.size()) + " of the test on " + hostName
                            + " moved away before the fault: see that nothing migrates instances during a test",
                    null);
        }
    }

    private void requireAlive(Watch watch) {
        if (watch.detected().isPresent()) {
            throw new ScenarioException(
                    "the monitor took " + hostName
                            + " for dead before the fault: raise monitor.deadline_ms or monitor.misses, unless another test"
                            + " has taken it down",
                    null);
        }
    }

    /** An owner is not missing if a notification came and only its time does not fit. */
    private Optional<String> unattributable() {
        int early = (int) expected.stream()
                .filter(id -> consumer.notifications().of(id).isEmpty() && consumer.cameEarly(id))
                .count();
        return early == 0
                ? Optional.empty()
                : Optional.of("the alarms of " + SingleRun.count(early)
                        + " came before the host was found dead or the fault was made, or for events that Nova dates before that or not at all: late"
                        + " ones of something before, or the clocks of the cloud's controllers differ");
    }

    /** The largest passing latency, and a little more. */
    private Duration passing() {
        return Duration.ofMillis((long) Math.ceil(context.folder().manifest().thresholdS() * 1000))
                .plus(PAUSE);
    }

    private static Manifest.Observation outcome(Observation.Outcome seen, boolean lost) {
        if (seen.complete()) {
            return Manifest.Observation.COMPLETE;
        }
        if (lost) {
            return Manifest.Observation.FAILED;
        }
        return seen.unanswered().isPresent() ? Manifest.Observation.UNANSWERED : Manifest.Observation.TIMEOUT;
    }

    private void observe(Watch watch, Optional<Sightings> sightings) throws InterruptedException {
        context.stages()
                .begin(Stage.OBSERVE, "waits until the owner of each instance is told and Nova shows the host down");
        Observation observation = new Observation(context.admin().compute(), hostName, expected, context.clocks());
        Duration timeout = context.plan().observeTimeout();
        Observation.Outcome seen = sightings.isPresent()
                ? observation.watch(
                        sightings.get(),
                        consumer.notifications(),
                        timeout,
                        context.plan().untilActive())
                : observation.await(consumer.notifications(), timeout, watch::detected, passing());
        if (sightings.isPresent()) {
            new MasakariReport(
                            context.admin(),
                            hostName,
                            expected,
                            this::note,
                            context.logs().of(Component.FAULT))
                    .ask(ordered.wall());
        }
        Optional<String> lost =
                seen.complete() ? Optional.empty() : tunnels.lost().or(consumer::limit);
        Manifest.Observation outcome = outcome(seen, lost.isPresent());
        List<String> missing = expected.stream()
                .filter(id -> consumer.notifications().of(id).isEmpty())
                .toList();
        context.folder().update(draft -> {
            draft.observation(outcome).missing(missing);
            // An owner whose notification never came does not count here.
            lost.ifPresent(draft::problem);
            seen.unanswered().ifPresent(draft::problem);
            seen.hostDown().ifPresent(draft::hostDownSeen);
            watch.trouble().ifPresent(draft::problem);
            unattributable()
                    .ifPresent(line ->
                            draft.observation(Manifest.Observation.FAILED).problem(line));
        });
        int told = expected.size() - missing.size();
        context.stages().end(told + " of " + expected.size() + " owners were told");
    }
}
