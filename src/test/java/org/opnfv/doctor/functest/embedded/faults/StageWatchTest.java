package org.opnfv.doctor.functest.embedded.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** From the calls of a run to its stages. */
class StageWatchTest {
    private static final String ERROR = "{\"os-resetState\":{\"state\":\"error\"}}";
    private static final String ACTIVE = "{\"os-resetState\":{\"state\":\"active\"}}";

    private final StageWatch watch = new StageWatch();

    @Test
    void aRunGoesThroughItsStages() {
        assertThat(see("POST", "/v2.1/servers", "{}")).isEqualTo(Stage.PREPARE);
        assertThat(watch.seeNotification()).isEqualTo(Stage.ARM);
        assertThat(see("PUT", "/hosts/compute-1/link", "{\"up\": false}")).isEqualTo(Stage.INJECT);
        assertThat(see("POST", "/v2.1/servers/1/action", ERROR)).isEqualTo(Stage.OBSERVE);
        assertThat(watch.seeNotification()).isEqualTo(Stage.OBSERVE);
        assertThat(see("PUT", "/v2.1/os-services/1", "{\"forced_down\":false}")).isEqualTo(Stage.RESTORE);
        assertThat(see("DELETE", "/v2/alarms/1", "")).isEqualTo(Stage.RESTORE);
        assertThat(see("POST", "/v3/projects", "{}")).isEqualTo(Stage.PREPARE);
    }

    @Test
    void aRehearsalIsNoFault() {
        assertThat(see("PUT", "/v2.1/servers/1", "{}")).isEqualTo(Stage.ARM);
        assertThat(see("POST", "/v2.1/servers/1/action", ERROR)).isEqualTo(Stage.ARM);
        assertThat(see("POST", "/v2.1/servers/1/action", ACTIVE)).isEqualTo(Stage.ARM);
    }

    @Test
    void aHostThatIsOnlyForcedDownHasFailed() {
        watch.seeNotification();
        assertThat(see("PUT", "/v2.1/os-services/1", "{\"forced_down\":true}")).isEqualTo(Stage.OBSERVE);
    }

    private Stage see(String method, String path, String body) {
        return watch.see(method, path, body.getBytes(StandardCharsets.UTF_8));
    }
}
