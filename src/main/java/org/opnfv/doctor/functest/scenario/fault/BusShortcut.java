package org.opnfv.doctor.functest.scenario.fault;

import org.opnfv.doctor.functest.bus.BusException;
import org.opnfv.doctor.functest.bus.NotificationSender;
import org.opnfv.doctor.functest.inspector.AffectedInstance;
import org.opnfv.doctor.functest.inspector.Shortcut;
import org.opnfv.doctor.functest.installer.Site;
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
        return new BusShortcut(
                plan.shortcut() ? CloudBus.sender(site, Preflight.NO_BUS, "the shortcut cannot be taken") : null);
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
