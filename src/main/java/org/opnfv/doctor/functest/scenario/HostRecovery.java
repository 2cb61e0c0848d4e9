package org.opnfv.doctor.functest.scenario;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.opnfv.doctor.functest.cloud.CloudException;
import org.opnfv.doctor.functest.cloud.Compute;
import org.opnfv.doctor.functest.cloud.ComputeService;
import org.opnfv.doctor.functest.host.Host;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.host.LinkTimes;
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

    /** Restores a host's network; returns the host's own times if it has any. */
    interface Way {
        Optional<LinkTimes> back(Host host);
    }

    /** Takes a note of a host that is back. */
    interface Recovered {
        void host(Host host, Link link, Instant shownUp);
    }

    /** The return of the link: the host's own times or null, and the moment we saw it. */
    record Link(LinkTimes times, Instant seen) {}

    /** For hosts that are reached and answer probes. */
    UndoAction with(Way way) {
        return batch -> undo(batch, host -> {
            bring(host, way, new Anew(heard(host.name())));
            Wait.until(host.name() + " answers probes again", timeout, POLL, () -> answers(host));
        });
    }

    /** For hosts that nobody has touched: only Nova has to show them up. */
    UndoAction untouched() {
        return batch -> undo(batch, host -> bring(host, untouched -> Optional.empty(), service -> true));
    }

    private Map<Change, String> undo(List<Change> batch, Consumer<Host> bring) {
        Map<Change, String> failed = new LinkedHashMap<>();
        for (Change change : batch) {
            try {
                bring.accept(site.host(change.name()));
            } catch (CloudException | ScenarioException | HostException e) {
                failed.put(change, e.getMessage());
            }
        }
        return failed;
    }

    private void bring(Host host, Way way, Predicate<ComputeService> heardOf) {
        Optional<LinkTimes> times = way.back(host);
        Link link = new Link(times.orElse(null), Instant.now());
        Wait.until("Nova has heard of " + host.name() + " again", timeout, POLL, () -> {
            ComputeService service = compute.computeService(host.name());
            return heardOf.test(service) && service.up();
        });
        recovered.host(host, link, Instant.now());
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
