package org.opnfv.doctor.functest.scenario.fault;

import java.util.List;
import java.util.Optional;
import org.opnfv.doctor.functest.bus.BusAddress;
import org.opnfv.doctor.functest.bus.BusException;
import org.opnfv.doctor.functest.bus.EventFilter;
import org.opnfv.doctor.functest.bus.NotificationSender;
import org.opnfv.doctor.functest.bus.Tap;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.installer.Site;
import org.opnfv.doctor.functest.installer.TransportUrl;
import org.opnfv.doctor.functest.run.RunLogs.Component;
import org.opnfv.doctor.functest.scenario.RunContext;
import org.opnfv.doctor.functest.scenario.SettingsError;
import org.slf4j.Logger;

/** The message bus of a site's cloud, to listen at and to publish on. */
public final class CloudBus {
    private CloudBus() {}

    /** Listens from now on for the filter's events; empty, and said in the bus's log, where that is not possible. */
    public static Optional<Tap> tap(RunContext context, EventFilter filter) {
        Logger log = context.logs().of(Component.BUS);
        try {
            List<BusAddress> buses = context.site().messageBuses().stream()
                    .map(TransportUrl::address)
                    .toList();
            if (buses.isEmpty()) {
                log.info("doctor bus is not known: set bus.config where the cloud has one");
                return Optional.empty();
            }
            return Optional.of(Tap.open(buses, filter, context.clocks(), log));
        } catch (BusException | HostException e) {
            log.warn("doctor bus is not tapped: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Connects to publish.
     *
     * @param unknown what is to be done where no bus is known, for people
     * @param failed what is then not possible, for people
     * @throws SettingsError when no bus is known, or it cannot be reached
     */
    public static NotificationSender sender(Site site, String unknown, String failed) {
        try {
            return NotificationSender.open(site.messageBuses().stream()
                    .findFirst()
                    .map(TransportUrl::address)
                    .orElseThrow(() -> new SettingsError(unknown, null)));
        } catch (BusException | HostException e) {
            throw new SettingsError(failed + ": " + e.getMessage(), e);
        }
    }
}
