package org.opnfv.doctor.functest.consumer;

import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.fuzz.Fuzz;

/** Whatever is posted to the Consumer is a webhook or is none. */
class WebhookFuzzTest {
    private static final String WEBHOOK =
            "{\"severity\":\"moderate\",\"alarm_name\":\"a\",\"current\":\"alarm\",\"alarm_id\":\"0f5e\",\"reason\":\"Event\","
                    + "\"reason_data\":{\"type\":\"event\",\"event\":{\"message_id\":\"1\",\"event_type\":\"compute.instance.update\","
                    + "\"generated\":\"2026-11-23T01:17:06.634000\",\"traits\":[[\"state\",1,\"error\"],[\"instance_id\",1,\"ab\"],"
                    + "[\"display_name\",1,\"vm-proof-7\"]]}},\"previous\":\"insufficient data\"}";

    @Test
    void noBodyBreaksTheReader() {
        Fuzz.of(WEBHOOK, "[]", "{}", "3")
                .read(12_000, body -> Webhook.parse(body).ifPresent(Webhook::toString));
    }
}
