package org.opnfv.doctor.functest.fault;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.opnfv.doctor.functest.host.FaultTarget;
import org.opnfv.doctor.functest.host.Host;

/** The kinds of faults. Most are outages: they take a part of a host down, their target. */
public enum FaultKind {
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
            (host, service) -> host.power()),
    /** Nova alone is told that the host is down. No outage. */
    FORCE_DOWN("force-down", null, null, null),
    /** A person pulls the cable. No outage of ours. */
    MANUAL("manual", null, null, null);

    /** Among the details of an outage: the name of its target. Ledgers have it by this word. */
    static final String TARGET = "lifeline";

    /** How long a server may take to boot. */
    private static final Duration BOOT = Duration.ofMinutes(15);

    private final String word;
    private final String noun;
    private final String task;
    private final BiFunction<Host, String, FaultTarget> of;

    FaultKind(String word, String noun, String task, BiFunction<Host, String, FaultTarget> of) {
        this.word = word;
        this.noun = noun;
        this.task = task;
        this.of = of;
    }

    /** The kind of that name; empty when there is none. */
    public static Optional<FaultKind> named(String name) {
        return Arrays.stream(values()).filter(kind -> kind.is(name)).findFirst();
    }

    /** Its name in settings, in a manifest and in the ledger. */
    public String word() {
        return word;
    }

    /** Whether that is its name. */
    public boolean is(String name) {
        return word.equals(name);
    }

    /** Whether it takes a part of a host down. */
    public boolean isOutage() {
        return of != null;
    }

    /** What an outage takes down, for people. */
    public String noun() {
        return noun;
    }

    /** What an outage is about to do, for the console. */
    String task(String target, String host) {
        return task.formatted(target, host).replaceAll(" +", " ");
    }

    /** Whether the host still answers probes, so that only Nova shows it down. */
    public boolean isSeenByNovaAlone() {
        return this == NOVA_COMPUTE || this == FORCE_DOWN;
    }

    /** Whether the host goes on, and tells its own times. */
    public boolean isToldByHost() {
        return this == LINK || this == NOVA_COMPUTE;
    }

    /** How long to wait for a host that has it again, where others get so long. */
    public Duration patience(Duration others) {
        return (this == KERNEL || this == POWER) && others.compareTo(BOOT) < 0 ? BOOT : others;
    }

    /** The target of such an outage on a host, as it is found there. */
    public FaultTarget of(Host host) {
        return of.apply(host, null);
    }

    /** The target of an outage with these details. */
    public FaultTarget of(Host host, Map<String, String> details) {
        return of.apply(host, details.get(TARGET));
    }
}
