package org.opnfv.doctor.functest.host;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The nova-compute of a host, a service of systemd or a container: see {@code nova-compute.sh}. It stays down until it is started. */
final class SshNovaCompute implements FaultTarget {
    /** It may end what it is at first, for up to three minutes. */
    private static final Duration LONGEST = Duration.ofSeconds(200);

    private static final String SCRIPT = RemoteScript.text(SshNovaCompute.class, "nova-compute.sh");

    private final RemoteHost remote;
    private String service;

    /** Looks up nothing yet; {@code service} is {@code unit:NAME}, {@code docker:NAME} or {@code podman:NAME}, null to find it. */
    SshNovaCompute(RemoteHost remote, String service) {
        this.remote = remote;
        this.service = service;
    }

    @Override
    public synchronized String name() {
        if (service == null) {
            service = told("find").strip();
        }
        return service;
    }

    @Override
    public void requireUsable() {
        name();
    }

    @Override
    public Optional<Downtime> down(Duration restoreAfter, BooleanSupplier seenDown) {
        String[] times = told("stop", name()).strip().split("\\|");
        return Optional.of(new Downtime(time(times[0]), time(times[1]), null));
    }

    @Override
    public Optional<Downtime> up() {
        told("start", name());
        return Optional.empty();
    }

    private String told(String... words) {
        return remote.script("the script for nova-compute", SCRIPT, LONGEST, () -> false, words)
                .orElseThrow(() -> new HostException(
                        "host " + remote.name() + ": to " + words[0] + " nova-compute took longer than "
                                + LONGEST.toSeconds() + " s: see there what delays it",
                        null));
    }

    private Instant time(String text) {
        return ClockOffsetMeasurement.time(remote.name(), text);
    }
}
