package org.opnfv.doctor.functest.consumer;

import java.net.URI;

/** What alarms are sent to. */
public interface AlarmReceiver {

    /** Where it listens. */
    URI listeningAt();

    /** The URL for alarms. It holds a secret: never log it. */
    URI alarmUrl();

    /** From now on alarms are sent to that URL, whatever the settings say, for it leads here. */
    void reachedAt(URI base);
}
