package org.opnfv.doctor.functest.scenario.fault;

import org.opnfv.doctor.functest.bus.BusException;
import org.opnfv.doctor.functest.bus.NotificationSender;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.inspector.AffectedInstance;
import org.opnfv.doctor.functest.inspector.Shortcut;
import org.opnfv.doctor.functest.installer.Site;
import org.opnfv.doctor.functest.installer.TransportUrl;
import org.opnfv.doctor.functest.scenario.Plan;
import org.opnfv.doctor.functest.scenario.Preflight;
import org.opnfv.doctor.functest.scenario.SettingsError;

/** Sends the notifications of lost instances straight to the cloud's message bus, for a run with {@code --shortcut}. */
final class BusShortcut implements Shortcut, AutoCloseable {
    private final NotificationSender news;

    private BusShortcut(NotificationSender news) {
        this.news = news;
    }

    /**
     * Connects if the plan asks for it.
     *
     * @throws SettingsError when no bus is known, or it cannot be reached
     */
    static BusShortcut open(Site site, Plan plan) {
        if (!plan.shortcut()) {
            return new BusShortcut(null);
        }
        try {
            return new BusShortcut(NotificationSender.open(site.messageBuses().stream()
                    .findFirst()
                    .map(TransportUrl::address)
                    .orElseThrow(() -> new SettingsError(Preflight.NO_BUS, null))));
        } catch (BusException | HostException e) {
            throw new SettingsError("the shortcut cannot be taken: " + e.getMessage(), e);
        }
    }

    @Override
    public void send(AffectedInstance instance, String state) {
        if (news != null) {
            try {
                news.send(instance.project(), instance.id(), instance.name(), state);
            } catch (BusException e) {
                throw new IllegalStateException(e.getMessage(), e);
            }
        }
    }

    @Override
    public void close() {
        if (news != null) {
            news.close();
        }
    }
}
