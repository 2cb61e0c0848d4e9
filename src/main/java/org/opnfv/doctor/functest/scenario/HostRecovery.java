package org.opnfv.doctor.functest.scenario;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.opnfv.doctor.functest.cloud.CloudException;
import org.opnfv.doctor.functest.cloud.Compute;
import org.opnfv.doctor.functest.cloud.ComputeService;
import org.opnfv.doctor.functest.fault.FaultKind;
import org.opnfv.doctor.functest.host.Downtime;
import org.opnfv.doctor.functest.host.Host;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.installer.Site;
import org.opnfv.doctor.functest.ledger.Change;
import org.opnfv.doctor.functest.ledger.UndoAction;

/**
 * Brings a host back and waits until it answers probes and Nova has had a heartbeat from it: before that none of its instances can be
 * deleted. A heartbeat from before the link was back does not count: Nova may not have noticed yet that the host was gone, and would show
 * it down just when the next fault is due.
 */
record HostRecovery(Site site, Compute compute, Duration timeout, Recovered recovered) {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int PROBES = 5;

    /** Among the details of a fault: others in the cloud act on it, and take back themselves what they do. */
    static final String OTHERS_ACT = "others_act";

    /** Gives a host back what the fault with these details took; returns the host's own times if it has any. */
    interface Way {
        Optional<Downtime> back(Host host, Map<String, String> details);
    }

    /** Takes a note of a host that is back. */
    interface Recovered {
        void host(Host host, Link link, Instant shownUp);

        /** Takes a note of what others have done with it, which the run does not take back. */
        default void left(String line) {}

        /** Takes a line when a host is waited for that only itself can bring back. */
        default void waits(String line) {}

        /** Takes a line when a host is waited for that has to boot, which takes minutes. */
        default void boots(String line) {
            waits(line);
        }
    }

    /** The return of the link: the host's own times or null, and the moment we saw it. */
    record Link(Downtime times, Instant seen) {}

    /** The same with another longest wait. */
    HostRecovery within(Duration longest) {
        return new HostRecovery(site, compute, longest, recovered);
    }

    /** For hosts that are reached, whether or not they answer probes. */
    UndoAction unprobed(Way way) {
        return batch -> undo(batch, (host, change) -> anew(host, way, change));
    }

    /** For hosts that are reached and answer probes. */
    UndoAction with(Way way) {
        return batch -> undo(batch, (host, change) -> {
            anew(host, way, change);
            Wait.until(host.name() + " answers probes again", timeout, POLL, () -> answers(host));
        });
    }

    /** Whether a host answers no probe yet after a fault that it has to boot from; that is told, for it takes minutes. */
    boolean isBooting(Host host) {
        boolean silent = !answers(host);
        if (silent) {
            recovered.boots("waits until " + host.name() + " has booted, " + timeout.toSeconds() + " s at most");
        }
        return silent;
    }

    /** Returns when a host that boots by itself answers probes. */
    void awaitBoot(Host host) {
        if (isBooting(host) && !Wait.within(host.name() + " has booted", timeout, POLL, () -> answers(host))) {
            throw new ScenarioException(
                    host.name() + " has not booted by itself within " + timeout.toSeconds()
                            + " s: see its console, or switch it off and on, and clean again when it is back",
                    null);
        }
    }

    /** For hosts that nobody has touched: only Nova has to show them up. */
    UndoAction untouched() {
        return batch -> undo(
                batch,
                (host, change) -> bring(host, (untouched, details) -> Optional.empty(), service -> true, change));
    }

    private Map<Change, String> undo(List<Change> batch, BiConsumer<Host, Change> bring) {
        Map<Change, String> failed = new LinkedHashMap<>();
        for (Change change : batch) {
            try {
                bring.accept(site.host(change.name()), change);
            } catch (CloudException | ScenarioException | HostException e) {
                failed.put(change, e.getMessage());
            }
        }
        return failed;
    }

    private void anew(Host host, Way way, Change change) {
        bring(host, way, new Anew(heard(host.name())), change);
    }

    private void bring(Host host, Way way, Predicate<ComputeService> heardOf, Change change) {
        boolean observed = change.details().containsKey(OTHERS_ACT);
        Optional<Downtime> times = way.back(host, change.details());
        Link link = new Link(times.orElse(null), Instant.now());
        AtomicReference<ComputeService> last = new AtomicReference<>();
        Wait.until("Nova has heard of " + host.name() + " again", timeout, POLL, () -> {
            ComputeService service = compute.computeService(host.name());
            last.set(service);
            return heardOf.test(service) && (service.up() || observed && service.forcedDown());
        });
        if (observed) {
            left(last.get(), change.kind());
        }
        recovered.host(host, link, Instant.now());
    }

    /** Our own marks are taken back by now, unless Nova refuses to take back the fault itself. */
    private void left(ComputeService service, String fault) {
        String whose = " in Nova, which is not this run's doing: it is left to whoever did it";
        if (service.forcedDown() && !FaultKind.FORCE_DOWN.word().equals(fault)) {
            recovered.left(service.host() + " is forced down" + whose);
        }
        if (!service.enabled()) {
            recovered.left(service.host() + " is disabled" + whose);
        }
        evacuated(service.host());
    }

    private void evacuated(String host) {
        try {
            int count = compute.evacuatedFrom(host).size();
            if (count > 0) {
                recovered.left("evacuated from " + host + ": " + (count == 1 ? "1 instance" : count + " instances")
                        + ". What is left of them there stays, and Nova refuses to take back that " + host
                        + " is forced down, until its nova-compute is restarted");
            }
        } catch (CloudException e) {
            recovered.left("whether instances were evacuated from " + host + " is not known: " + e.getMessage());
        }
    }

    /** The last state in Nova, or null when Nova does not answer, which does not stop the recovery. */
    private ComputeService heard(String host) {
        try {
            return compute.computeService(host);
        } catch (CloudException e) {
            return null;
        }
    }

    /** Whether Nova has had a new heartbeat from a host since the first look. */
    private static final class Anew implements Predicate<ComputeService> {
        private ComputeService before;

        Anew(ComputeService before) {
            this.before = before;
        }

        @Override
        public boolean test(ComputeService now) {
            if (before == null) {
                before = now;
            }
            return !Objects.equals(before.updatedAt(), now.updatedAt());
        }
    }

    private static boolean answers(Host host) {
        try {
            return HostProbe.answers(host.echo(), PROBES);
        } catch (IOException e) {
            throw new HostException("host " + host.name() + " cannot be probed: " + e.getMessage(), e);
        }
    }
}
