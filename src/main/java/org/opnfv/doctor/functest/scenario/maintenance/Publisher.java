package org.opnfv.doctor.functest.scenario.maintenance;

import java.time.Instant;
import java.util.Map;
import org.opnfv.doctor.functest.bus.BusException;
import org.opnfv.doctor.functest.bus.NotificationSender;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.installer.Site;
import org.opnfv.doctor.functest.scenario.ScenarioException;
import org.opnfv.doctor.functest.scenario.SettingsError;
import org.opnfv.doctor.functest.scenario.fault.CloudBus;

/** Publishes the admin tool's notifications on the cloud's message bus, or hands them in where an embedded cloud has none. */
final class Publisher implements AutoCloseable {
    /** What a user must set where no bus is known. */
    static final String NO_BUS =
            "notices of maintenance go over the cloud's message bus, and none is known: set bus.config";

    private final java.util.function.Consumer<String> direct;
    private final NotificationSender bus;

    private Publisher(java.util.function.Consumer<String> direct, NotificationSender bus) {
        this.direct = direct;
        this.bus = bus;
    }

    /**
     * Connects.
     *
     * @throws SettingsError when no bus is known, or it cannot be reached
     */
    static Publisher open(Site site) {
        return site.withoutBus().isPresent()
                ? new Publisher(site.withoutBus().get(), null)
                : new Publisher(null, CloudBus.sender(site, NO_BUS, "no notice can be published"));
    }

    void publish(String eventType, Map<String, Object> payload) {
        String notification = NotificationSender.text("admin-tool", eventType, payload, Instant.now());
        try {
            if (bus == null) {
                direct.accept(notification);
            } else {
                bus.publish(notification);
            }
        } catch (BusException | HostException e) {
            throw new ScenarioException(eventType + " could not be published: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        if (bus != null) {
            bus.close();
        }
    }
}
