package org.opnfv.doctor.functest.host;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The interface that carries a host's address. The host itself takes it down and up: see {@code link.sh}. */
final class SshLink implements FaultTarget {
    /** Long enough for a busy host to report that its link cannot go down, and shorter than any outage worth testing. */
    private static final Duration NO_ANSWER = Duration.ofSeconds(3);

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final String SCRIPT = RemoteScript.text(SshLink.class, "link.sh");

    private final RemoteHost remote;
    private final String address;
    private final Duration patience;
    private String name;

    /**
     * Looks up nothing yet.
     *
     * @param address the host's address
     * @param name the interface; null to find the one that carries the address
     * @param patience the longest wait for a host whose link is down
     */
    SshLink(RemoteHost remote, String address, String name, Duration patience) {
        this.remote = remote;
        this.address = address;
        this.name = name;
        this.patience = patience;
    }

    @Override
    public synchronized String name() {
        if (name == null) {
            InetAddress resolved = resolved();
            refuseOurselves(resolved);
            name = new Interfaces(remote.ask("ip -o addr show")).carrying(resolved, remote.name());
        }
        return name;
    }

    @Override
    public Set<String> takesAlong() {
        return Interfaces.goingWith(name(), remote.ask("ip -o link show"));
    }

    @Override
    public void requireUsable() {
        remote.script("the link script", SCRIPT, "look", name());
    }

    @Override
    public Optional<Downtime> down(Duration restoreAfter, BooleanSupplier seenDown) {
        String seconds = String.format(Locale.ROOT, "%.3f", restoreAfter.toMillis() / 1000.0);
        Optional<String> answer = remote.script("the link script", SCRIPT, NO_ANSWER, seenDown, "cut", name(), seconds);
        // The rest of the connection depends on a link that is gone.
        remote.forget();
        return answer.flatMap(this::times);
    }

    @Override
    public Optional<Downtime> up() {
        return up(line -> {});
    }

    @Override
    public Optional<Downtime> up(Consumer<String> waits) {
        awaitReachable(waits);
        return remote.script("the link script", SCRIPT, patience, () -> false, "up", name())
                .flatMap(this::times);
    }

    /**
     * While the link is down there may be no path to the host: then only the host's own process brings it back. One that answers and
     * refuses us is not waited for.
     */
    private void awaitReachable(Consumer<String> waits) {
        long end = System.nanoTime() + patience.toNanos();
        for (boolean isFirst = true; ; isFirst = false) {
            try {
                remote.shell(1);
                return;
            } catch (HostException e) {
                if (!(e.getCause() instanceof IOException)) {
                    throw e;
                }
                if (System.nanoTime() - end > 0) {
                    throw new HostException(
                            e.getMessage() + "; " + patience.toSeconds()
                                    + " s were not enough: on the host itself, ip link set dev "
                                    + (name == null ? "LINK" : name) + " up brings it back",
                            e);
                }
                if (isFirst) {
                    waits.accept("waits until " + remote.name() + " has brought its link back by itself, "
                            + patience.toSeconds() + " s at most: " + e.getMessage());
                }
            }
            Ssh.waitFor(remote.name(), PAUSE);
        }
    }

    /** {@code PID|STATE|BEFORE|AFTER|UP}, or nothing. */
    private Optional<Downtime> times(String line) {
        String[] parts = line.strip().split("\\|");
        if (parts.length < 5) {
            return Optional.empty();
        }
        if (parts[1].startsWith("failed")) {
            throw new HostException("host " + remote.name() + ": to take " + name + " down " + parts[1], null);
        }
        return Optional.of(new Downtime(
                ClockOffsetMeasurement.time(remote.name(), parts[2]),
                ClockOffsetMeasurement.time(remote.name(), parts[3]),
                parts[4].equals("-") ? null : ClockOffsetMeasurement.time(remote.name(), parts[4])));
    }

    private InetAddress resolved() {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new HostException("host " + remote.name() + ": its address " + address + " cannot be resolved", e);
        }
    }

    private void refuseOurselves(InetAddress resolved) {
        try {
            if (NetworkInterface.getByInetAddress(resolved) != null) {
                throw new HostException(
                        "host " + remote.name() + " at " + address
                                + " is this machine, which would cut itself off: use fault.kind: force-down",
                        null);
            }
        } catch (SocketException e) {
            throw new HostException("our own interfaces cannot be listed: " + e.getMessage(), e);
        }
    }
}
