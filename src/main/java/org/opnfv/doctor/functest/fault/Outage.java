package org.opnfv.doctor.functest.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.clock.Reading;
import org.opnfv.doctor.functest.host.ClockOffset;
import org.opnfv.doctor.functest.host.Downtime;
import org.opnfv.doctor.functest.host.FaultTarget;
import org.opnfv.doctor.functest.host.Host;
import org.opnfv.doctor.functest.run.DecimalSeconds;
import org.opnfv.doctor.functest.run.TimedLine;
import org.slf4j.Logger;

/**
 * The fault of a host of which a part is taken down.
 *
 * @param target what is taken down; a real host brings its link back by itself after {@code restoreAfter}
 * @param clock the offset of the host's clock; null when it is ours
 */
public record Outage(
        FaultKind kind,
        Host host,
        FaultTarget target,
        Duration restoreAfter,
        ClockOffset clock,
        Clocks clocks,
        Logger log)
        implements Fault {

    @Override
    public String task() {
        return kind.task(target.name(), host.name());
    }

    @Override
    public String outcome() {
        return "the " + kind.noun() + " of " + host.name() + " is down";
    }

    /** Its name: once it is stopped, it cannot be told from another that does not run. */
    @Override
    public Map<String, String> details() {
        return kind == FaultKind.NOVA_COMPUTE ? Map.of(FaultKind.TARGET, target.name()) : Map.of();
    }

    /**
     * The moment just before it was told to go down; if the host's answer was lost, the moment at which we told it.
     */
    @Override
    public InjectionTime inject(BooleanSupplier seen) {
        Reading told = clocks.now();
        Optional<Downtime> times = target.down(restoreAfter, seen);
        if (times.isEmpty()) {
            log.info("the {} of {} was told to go down at {}", kind.noun(), host.name(), DecimalSeconds.text(told));
            return new InjectionTime(told.wall(), null);
        }
        return settle(kind, host.name(), times.get(), clock, log);
    }

    /**
     * T00 from the host's own times; it is written to the log.
     *
     * @param clock the offset of the host's clock; null when it is ours
     */
    public static InjectionTime settle(FaultKind kind, String host, Downtime times, ClockOffset clock, Logger log) {
        Instant before = clock == null ? times.before() : clock.ours(times.before());
        Duration bound = clock == null ? Duration.ZERO : clock.bound();
        TimedLine.write(
                log,
                before,
                "doctor set {} down at {} host={} bound={} took={}",
                kind.noun(),
                DecimalSeconds.text(before),
                host,
                DecimalSeconds.text(bound),
                DecimalSeconds.text(Duration.between(times.before(), times.after())));
        if (clock != null) {
            log.info(
                    "the clock of {} is {} s ahead of ours, off by {} s at most; it told {} before and {} after",
                    host,
                    DecimalSeconds.text(clock.offset()),
                    DecimalSeconds.text(clock.bound()),
                    DecimalSeconds.text(times.before()),
                    DecimalSeconds.text(times.after()));
        }
        return new InjectionTime(before, bound);
    }
}
