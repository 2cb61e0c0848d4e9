package org.opnfv.doctor.functest.installer;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.opnfv.doctor.functest.cloud.Credentials;
import org.opnfv.doctor.functest.embedded.HostControl;
import org.opnfv.doctor.functest.embedded.HostInfo;
import org.opnfv.doctor.functest.host.ClockOffset;
import org.opnfv.doctor.functest.host.Downtime;
import org.opnfv.doctor.functest.host.FaultTarget;
import org.opnfv.doctor.functest.host.Host;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.host.ProbeTarget;

/** An embedded OpenStack, in this process or another: in both cases its hosts are controlled over HTTP. */
record EmbeddedSite(
        Credentials credentials,
        HostControl control,
        Bmcs bmcs,
        String description,
        Runnable onClose,
        boolean endsWithUs)
        implements Site {

    @Override
    public Host host(String name) {
        HostInfo info = told(control::hosts).stream()
                .filter(host -> host.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new HostException(description + " has no host " + name, null));
        return new EmbeddedHost(
                control, bmcs, name, new ProbeTarget(ProbeTarget.Kind.UDP, info.address(), info.probePort()));
    }

    @Override
    public List<TransportUrl> messageBuses() {
        return List.of();
    }

    @Override
    public Optional<Consumer<String>> withoutBus() {
        return Optional.of(message -> told(() -> {
            control.publish(message);
            return message;
        }));
    }

    @Override
    public Optional<Function<String, ProbeTarget>> instanceAddresses() {
        return Optional.of(
                address -> new ProbeTarget(ProbeTarget.Kind.UDP, "127.0.0.1", told(() -> control.probePort(address))));
    }

    @Override
    public void close() {
        onClose.run();
    }

    private static <T> T told(Supplier<T> call) {
        try {
            return call.get();
        } catch (UncheckedIOException e) {
            throw new HostException(e.getMessage(), e);
        }
    }

    private record EmbeddedHost(HostControl control, Bmcs bmcs, String name, ProbeTarget echo) implements Host {
        @Override
        public FaultTarget link() {
            return new EmbeddedTarget(up -> control.link(name, up));
        }

        @Override
        public FaultTarget novaCompute(String service) {
            return new EmbeddedTarget(up -> control.novaCompute(name, up));
        }

        @Override
        public FaultTarget power() {
            return bmcs.power(name);
        }

        @Override
        public Optional<ClockOffset> clockOffset() {
            return Optional.empty();
        }
    }

    /** It stays down until it is brought up: an embedded host has no process that could do so. */
    private record EmbeddedTarget(Consumer<Boolean> turn) implements FaultTarget {
        @Override
        public String name() {
            return "";
        }

        @Override
        public Optional<Downtime> down(Duration restoreAfter, BooleanSupplier seenDown) {
            Instant before = Instant.now();
            turn(false);
            return Optional.of(new Downtime(before, Instant.now(), null));
        }

        @Override
        public Optional<Downtime> up() {
            turn(true);
            return Optional.empty();
        }

        private void turn(boolean up) {
            told(() -> {
                turn.accept(up);
                return up;
            });
        }
    }
}
