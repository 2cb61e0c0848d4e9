package org.opnfv.doctor.functest.consumer;

import java.net.URI;

/** What alarms are sent to. */
public interface AlarmReceiver {

    /** Where it listens. */
    URI listeningAt();

    /** From now on alarms are sent to that URL, whatever the settings say, for it leads here. */
    void reachedAt(URI base);
}
