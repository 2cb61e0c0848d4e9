package org.opnfv.doctor.functest.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.opnfv.doctor.functest.fault.FaultKind;
import org.opnfv.doctor.functest.fault.InjectionTime;
import org.opnfv.doctor.functest.fault.Outage;
import org.opnfv.doctor.functest.host.ClockOffset;
import org.opnfv.doctor.functest.host.Downtime;
import org.opnfv.doctor.functest.host.Host;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.run.DecimalSeconds;
import org.opnfv.doctor.functest.run.Manifest;
import org.opnfv.doctor.functest.run.RunFolder;
import org.slf4j.Logger;

/**
 * Records in the manifest how the host came back, and when its link went down by its own clock.
 *
 * @param progress takes a line when the host has to boot
 */
public record RecoveryRecorder(RunFolder folder, Logger log, Consumer<String> progress)
        implements HostRecovery.Recovered {

    @Override
    public void host(Host host, HostRecovery.Link link, Instant shownUp) {
        ClockOffset clock = link.times() == null ? null : clock(host);
        if (link.times() != null) {
            faultTime(host.name(), link.times(), clock);
        }
        Instant up = link.times() == null || link.times().up() == null
                ? link.seen()
                : ours(clock, link.times().up());
        log.info("{} had what it lost again at {}", host.name(), DecimalSeconds.text(up));
        log.info("Nova was seen to have heard of {} again at {}", host.name(), DecimalSeconds.text(shownUp));
        folder.update(draft -> draft.recovery(up, shownUp));
    }

    @Override
    public void left(String line) {
        log.info("{}", line);
        folder.update(draft -> draft.left(line));
    }

    /** A link that brings itself back takes seconds, and is no news. */
    @Override
    public void boots(String line) {
        progress.accept(line);
    }

    /** The host's own T00 replaces the moment at which we told the host. */
    private void faultTime(String host, Downtime times, ClockOffset clock) {
        Manifest.InjectedFault fault = folder.manifest().fault();
        if (fault != null && fault.boundS() == null) {
            InjectionTime own = Outage.settle(FaultKind.named(fault.kind()).orElseThrow(), host, times, clock, log);
            folder.update(draft -> draft.fault(fault.kind(), own.at(), own.bound()));
        }
    }

    /**
     * The clock offset that fits the measurements before the fault and now; null when there is one clock, or the host does not answer.
     */
    private ClockOffset clock(Host host) {
        Optional<ClockOffset> before = folder.manifest().clockOffsets().stream()
                .filter(measured -> measured.host().equals(host.name()))
                .findFirst()
                .map(RecoveryRecorder::offset);
        try {
            Optional<ClockOffset> now = host.clockOffset();
            now.ifPresent(clock -> note(folder, host.name(), clock));
            return now.map(clock -> before.map(first -> first.and(clock)).orElse(clock))
                    .orElse(null);
        } catch (HostException e) {
            log.warn("the clock of {} is not known after the fault: {}", host.name(), e.getMessage());
            return before.orElse(null);
        }
    }

    /** Records how far the clock of a host is from ours. */
    public static void note(RunFolder folder, String host, ClockOffset clock) {
        folder.update(draft -> draft.clockOffset(host, clock.measured(), clock.offset(), clock.bound()));
    }

    private static ClockOffset offset(Manifest.MeasuredClock clock) {
        return new ClockOffset(
                DecimalSeconds.instant(clock.measured()), seconds(clock.offsetS()), seconds(clock.boundS()));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    private static Instant ours(ClockOffset clock, Instant theirs) {
        return clock == null ? theirs : clock.ours(theirs);
    }
}
