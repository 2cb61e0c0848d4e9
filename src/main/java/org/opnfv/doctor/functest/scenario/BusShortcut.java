package org.opnfv.doctor.functest.scenario;

import org.opnfv.doctor.functest.bus.BusException;
import org.opnfv.doctor.functest.bus.NotificationSender;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.inspector.AffectedInstance;
import org.opnfv.doctor.functest.inspector.Shortcut;
import org.opnfv.doctor.functest.installer.Site;

/** The Inspector's news straight to the cloud's message bus, where a run asks for it. */
final class BusShortcut implements Shortcut, AutoCloseable {
    /** What a run that asks for it needs, where no bus is known. */
    static final String NEEDS =
            "the shortcut needs the cloud's message bus, and none is known: set bus.config, or leave out"
                    + " --shortcut; the embedded cloud has no bus";

    private final NotificationSender news;

    private BusShortcut(NotificationSender news) {
        this.news = news;
    }

    /**
     * Connects where the plan asks for it, else to nothing.
     *
     * @throws SettingsError when no bus is known, or it cannot be reached
     */
    static BusShortcut open(Site site, Plan plan) {
        if (!plan.shortcut()) {
            return new BusShortcut(null);
        }
        try {
            return new BusShortcut(NotificationSender.open(site.messageBus()
                    .orElseThrow(() -> new SettingsError(NEEDS, null))
                    .text()));
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
