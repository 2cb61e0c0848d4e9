package org.opnfv.doctor.functest.inspector;

import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.fuzz.Fuzz;

/** Whatever is posted to the Inspector is an event, or refused in one line. */
class HostEventFuzzTest {
    private static final String EVENT = "{\"time\":\"2026-11-23T01:17:06\",\"type\":\"compute.host.down\","
            + "\"details\":{\"hostname\":\"compute-1\",\"status\":\"down\",\"monitor\":\"m\",\"monitor_event_id\":\"e\"}}";

    private static final String ALERT = "{\"version\":\"4\",\"alerts\":[{\"status\":\"firing\",\"labels\":"
            + "{\"instance\":\"compute-1:9100\"},\"startsAt\":\"2026-11-23T01:17:06.123Z\"}]}";

    private static final String COLLECTD =
            "[{\"labels\":{\"instance\":\"lab\",\"ping\":\"192.0.2.11\",\"severity\":\"FAILURE\"},"
                    + "\"startsAt\":\"2026-11-23T01:17:06.123Z\"}]";

    @Test
    void noBodyBreaksTheReader() {
        Fuzz.of(EVENT, "[" + EVENT + "," + EVENT + "]", ALERT, COLLECTD)
                .read(
                        12_000,
                        body -> HostEvent.parse(body).forEach(HostEvent::isRehearsal),
                        IllegalArgumentException.class);
    }
}
