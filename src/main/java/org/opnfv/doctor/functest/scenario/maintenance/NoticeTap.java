package org.opnfv.doctor.functest.scenario.maintenance;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.opnfv.doctor.functest.bus.BusAddress;
import org.opnfv.doctor.functest.bus.BusException;
import org.opnfv.doctor.functest.bus.Sought;
import org.opnfv.doctor.functest.bus.Tap;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.installer.TransportUrl;
import org.opnfv.doctor.functest.run.RunLogs.Component;
import org.opnfv.doctor.functest.scenario.RunContext;
import org.opnfv.doctor.functest.scenario.ScenarioException;
import org.slf4j.Logger;

/** Follows the notices through the cloud by its message bus, where there is one. An error is logged and stops nothing. */
final class NoticeTap implements AutoCloseable {
    private static final Duration STRAGGLERS = Duration.ofSeconds(1);

    private final Tap tap;

    private NoticeTap(Tap tap) {
        this.tap = tap;
    }

    static NoticeTap open(RunContext context) {
        Logger log = context.logs().of(Component.BUS);
        if (context.site().withoutBus().isPresent()) {
            log.info("doctor bus there is none");
            return new NoticeTap(null);
        }
        try {
            List<BusAddress> buses = context.site().messageBuses().stream()
                    .map(TransportUrl::address)
                    .toList();
            return new NoticeTap(Tap.open(buses, Sought.NOTICES, context.clocks(), log));
        } catch (BusException | HostException e) {
            log.warn("doctor bus is not tapped: {}", e.getMessage());
            return new NoticeTap(null);
        }
    }

    /** After the session: writes what passed of these notices. */
    void settle(Set<String> notices) {
        try {
            if (tap != null) {
                tap.write(notices, STRAGGLERS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ScenarioException("interrupted", e);
        }
    }

    @Override
    public void close() {
        if (tap != null) {
            tap.close();
        }
    }
}
