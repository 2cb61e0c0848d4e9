package org.opnfv.doctor.functest.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.clock.Reading;
import org.opnfv.doctor.functest.host.ClockOffset;
import org.opnfv.doctor.functest.host.Downtime;
import org.opnfv.doctor.functest.host.Host;
import org.opnfv.doctor.functest.host.Lifeline;
import org.opnfv.doctor.functest.run.Epoch;
import org.opnfv.doctor.functest.run.TimedLine;
import org.slf4j.Logger;

/**
 * The fault of a host that loses what it lives on.
 *
 * @param what taken from it; a real host brings its link back by itself after {@code restoreAfter}
 * @param clock the offset of the host's clock; null when it is ours
 */
public record Outage(
        Kind kindOf, Host host, Lifeline what, Duration restoreAfter, ClockOffset clock, Clocks clocks, Logger log)
        implements Fault {

    /** Which lifeline. */
    public enum Kind {
        /** A cut cable. */
        LINK("link-down", "link", "takes the link %s of %s down", (host, service) -> host.link()),
        /** A nova-compute that was stopped, on a host that goes on: only Nova notices. */
        NOVA_COMPUTE("nova-compute-stopped", "nova-compute", "stops nova-compute %s of %s", Host::novaCompute),
        /** A kernel that panics: whatever runs there is lost, and the host boots by itself. */
        KERNEL(
                "crash",
                "kernel",
                "crashes the kernel %s of %s: all that runs there ends, and the host has to boot by itself",
                (host, service) -> host.kernel()),
        /** Power that is switched off: whatever runs there is lost. */
        POWER(
                "power-off",
                "power",
                "has the power switched off by %s, the BMC of %s: all that runs there ends",
                (host, service) -> host.power());

        /** How long a server may take to boot. */
        private static final Duration BOOT = Duration.ofMinutes(15);

        private final String word;
        private final String noun;
        private final String task;
        private final BiFunction<Host, String, Lifeline> of;

        Kind(String word, String noun, String task, BiFunction<Host, String, Lifeline> of) {
            this.word = word;
            this.noun = noun;
            this.task = task;
            this.of = of;
        }

        /** The kind of that name; empty when there is none. */
        public static Optional<Kind> named(String name) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word.equals(name))
                    .findFirst();
        }

        /** Its name in settings, in a manifest and in the ledger. */
        public String word() {
            return word;
        }

        /** What is taken, for people. */
        public String noun() {
            return noun;
        }

        /** Whether the host still answers probes, so that only Nova shows it down. */
        public boolean isSeenByNovaAlone() {
            return this == NOVA_COMPUTE;
        }

        /** Whether the host goes on, and tells its own times. */
        public boolean isToldByHost() {
            return this == LINK || this == NOVA_COMPUTE;
        }

        /** How long to wait for a host that has it again, where others get so long. */
        public Duration patience(Duration others) {
            return (this == KERNEL || this == POWER) && others.compareTo(BOOT) < 0 ? BOOT : others;
        }

        /** That lifeline of a host, as it is found there. */
        public Lifeline of(Host host) {
            return of.apply(host, null);
        }

        /** The one that a fault with these details has taken. */
        public Lifeline of(Host host, Map<String, String> details) {
            return of.apply(host, details.get(NAME));
        }
    }

    private static final String NAME = "lifeline";

    @Override
    public String kind() {
        return kindOf.word();
    }

    @Override
    public String task() {
        return kindOf.task.formatted(what.name(), host.name()).replaceAll(" +", " ");
    }

    @Override
    public String outcome() {
        return "the " + kindOf.noun() + " of " + host.name() + " is down";
    }

    /** Its name: once it is stopped, it cannot be told from another that does not run. */
    @Override
    public Map<String, String> details() {
        return kindOf == Kind.NOVA_COMPUTE ? Map.of(NAME, what.name()) : Map.of();
    }

    /**
     * The moment just before it was told to go down; if the host's answer was lost, the moment at which we told it.
     */
    @Override
    public InjectionTime inject(BooleanSupplier seen) {
        Reading told = clocks.now();
        Optional<Downtime> times = what.down(restoreAfter, seen);
        if (times.isEmpty()) {
            log.info("the {} of {} was told to go down at {}", kindOf.noun(), host.name(), Epoch.text(told));
            return new InjectionTime(told.wall(), null);
        }
        return settle(kindOf, host.name(), times.get(), clock, log);
    }

    /**
     * T00 from the host's own times; it is written to the log.
     *
     * @param clock the offset of the host's clock; null when it is ours
     */
    public static InjectionTime settle(Kind kind, String host, Downtime times, ClockOffset clock, Logger log) {
        Instant before = clock == null ? times.before() : clock.ours(times.before());
        Duration bound = clock == null ? Duration.ZERO : clock.bound();
        TimedLine.write(
                log,
                before,
                "doctor set {} down at {} host={} bound={} took={}",
                kind.noun(),
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
