package org.opnfv.doctor.functest.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.host.ClockOffset;
import org.opnfv.doctor.functest.host.Downtime;
import org.opnfv.doctor.functest.host.FaultTarget;
import org.opnfv.doctor.functest.host.Host;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.host.ProbeTarget;
import org.slf4j.LoggerFactory;

class OutageTest {
    private static final Instant THEIRS = Instant.parse("2026-11-23T01:00:05.25Z");

    private final Machine machine = new Machine();

    @Test
    void theTimeIsTheHostsOwnByOurClock() {
        machine.answer = Optional.of(new Downtime(THEIRS, THEIRS.plusMillis(4), null));
        ClockOffset ahead = new ClockOffset(Instant.EPOCH, Duration.ofSeconds(5), Duration.ofNanos(400_000));

        InjectionTime injection = fault(ahead).inject(() -> false);

        assertThat(machine.up).isFalse();
        assertThat(machine.restoreAfter).isEqualTo(Duration.ofSeconds(9));
        assertThat(injection).isEqualTo(new InjectionTime(THEIRS.minusSeconds(5), Duration.ofNanos(400_000)));
    }

    @Test
    void whereThereIsOneClockTheTimeIsExact() {
        machine.answer = Optional.of(new Downtime(THEIRS, THEIRS.plusMillis(4), null));

        assertThat(fault(null).inject(() -> false)).isEqualTo(new InjectionTime(THEIRS, Duration.ZERO));
    }

    @Test
    void anAnswerLostWithTheLinkLeavesTheMomentItWasTold() {
        Instant before = Instant.now();

        InjectionTime injection = fault(null).inject(() -> false);

        assertThat(injection.at()).isBetween(before, Instant.now());
        assertThat(injection.bound()).isNull();
    }

    @Test
    void aHostThatDoesNotObeyIsSaid() {
        machine.obeys = false;

        assertThatThrownBy(() -> fault(null).inject(() -> false))
                .isInstanceOf(HostException.class)
                .hasMessage("compute-1 does not obey");
    }

    private Outage fault(ClockOffset clock) {
        return new Outage(
                FaultKind.LINK,
                machine,
                machine,
                Duration.ofSeconds(9),
                clock,
                Clocks.system(),
                LoggerFactory.getLogger(OutageTest.class));
    }

    private static final class Machine implements Host, FaultTarget {
        private Optional<Downtime> answer = Optional.empty();
        private Duration restoreAfter;
        private boolean up = true;
        private boolean obeys = true;

        @Override
        public String name() {
            return "compute-1";
        }

        @Override
        public ProbeTarget echo() {
            return new ProbeTarget(ProbeTarget.Kind.ICMP, "127.0.0.1", 0);
        }

        @Override
        public FaultTarget link() {
            return this;
        }

        @Override
        public FaultTarget novaCompute(String service) {
            return this;
        }

        @Override
        public Optional<ClockOffset> clockOffset() {
            return Optional.empty();
        }

        @Override
        public Optional<Downtime> down(Duration after, BooleanSupplier seenDown) {
            restoreAfter = after;
            return turn(false);
        }

        @Override
        public Optional<Downtime> up() {
            return turn(true);
        }

        private Optional<Downtime> turn(boolean on) {
            if (!obeys) {
                throw new HostException("compute-1 does not obey", null);
            }
            up = on;
            return answer;
        }
    }
}
