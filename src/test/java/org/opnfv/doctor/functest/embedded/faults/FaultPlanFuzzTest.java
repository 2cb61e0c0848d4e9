package org.opnfv.doctor.functest.embedded.faults;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.fuzz.Fuzz;

/** Whatever stands in a fault plan is a fault, or named in one line. */
class FaultPlanFuzzTest {

    @Test
    void noPlanBreaksTheReader() {
        Fuzz.of(
                        "faults:\n  - {call: GET /v2.1/os-services, stage: observe, which: 1, status: 429, headers: {Retry-After: 1}}\n"
                                + "  - {call: notification, dated: -5s}\n  - {call: DELETE /x/*, reset: after, which: 2-4}\n",
                        "faults: [{call: '* *', huge: 300MB}, {call: POST /a, link_down: 1s, host: compute-1}]")
                .read(
                        400,
                        text -> FaultPlan.parse("plan", new String(text, StandardCharsets.UTF_8)),
                        IllegalArgumentException.class);
    }
}
