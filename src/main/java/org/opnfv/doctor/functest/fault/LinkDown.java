package org.opnfv.doctor.functest.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.clock.Reading;
import org.opnfv.doctor.functest.host.ClockOffset;
import org.opnfv.doctor.functest.host.Host;
import org.opnfv.doctor.functest.host.LinkTimes;
import org.opnfv.doctor.functest.run.Epoch;
import org.opnfv.doctor.functest.run.TimedLine;
import org.slf4j.Logger;

/**
 * The fault of a cut cable: the host's link is taken down, and the host brings it back after a set time.
 *
 * @param clock the offset of the host's clock; null when it is ours
 */
public record LinkDown(Host host, Duration restoreAfter, ClockOffset clock, Clocks clocks, Logger log)
        implements Fault {
    /** The name of this fault in settings, in a manifest and in the ledger. */
    public static final String KIND = "link-down";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String task() {
        String link = host.link().name();
        return "takes the link " + (link.isEmpty() ? "" : link + " ") + "of " + host.name() + " down";
    }

    @Override
    public String outcome() {
        return "the link of " + host.name() + " is down";
    }

    /**
     * The moment just before the link was told to go down; if the host's answer was lost with the link, the moment at which we told it.
     */
    @Override
    public InjectionTime inject(BooleanSupplier seen) {
        Reading told = clocks.now();
        Optional<LinkTimes> times = host.link().down(restoreAfter, seen);
        if (times.isEmpty()) {
            log.info("the link of {} was told to go down at {}", host.name(), Epoch.text(told));
            return new InjectionTime(told.wall(), null);
        }
        return settle(host.name(), times.get(), clock, log);
    }

    /**
     * T00 from the host's own times; it is written to the log.
     *
     * @param clock the offset of the host's clock; null when it is ours
     */
    public static InjectionTime settle(String host, LinkTimes times, ClockOffset clock, Logger log) {
        Instant before = clock == null ? times.before() : clock.ours(times.before());
        Duration bound = clock == null ? Duration.ZERO : clock.bound();
        TimedLine.write(
                log,
                before,
                "doctor set link down at {} host={} bound={} took={}",
                Epoch.text(before),
                host,
                Epoch.text(bound),
                Epoch.text(Duration.between(times.before(), times.after())));
        if (clock != null) {
            log.info(
                    "the clock of {} is {} s ahead of ours, off by {} s at most; it told {} before and {} after",
                    host,
                    Epoch.text(clock.offset()),
                    Epoch.text(clock.bound()),
                    Epoch.text(times.before()),
                    Epoch.text(times.after()));
        }
        return new InjectionTime(before, bound);
    }
}
