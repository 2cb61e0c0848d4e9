package org.opnfv.doctor.functest.scenario.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.CloudSettings;
import org.opnfv.doctor.functest.consumer.Notifications;
import org.opnfv.doctor.functest.contract.CloudProxy;
import org.opnfv.doctor.functest.embedded.SmallCloud;
import org.opnfv.doctor.functest.http.Reply;
import org.opnfv.doctor.functest.scenario.HostChoice;
import org.opnfv.doctor.functest.scenario.ScenarioException;

/** What is made of answers of Nova that say nothing, once or for ever, before the fault and after it. */
class SilentNovaTest {
    private static final String SERVICES = "GET /compute/.*/os-services";
    private static final int FOR_EVER = 1_000_000;

    private SmallCloud cloud;
    private CloudProxy proxy;
    private Cloud admin;
    private HostChoice choice;
    private final Notifications nobody = new Notifications();

    @BeforeEach
    void start() throws Exception {
        cloud = SmallCloud.start();
        proxy = new CloudProxy(cloud.credentials());
        admin = Cloud.connect(proxy.credentials(), CloudSettings.defaults());
        choice = new HostChoice(admin.compute(), Duration.ZERO, step -> {});
    }

    @AfterEach
    void stop() {
        admin.close();
        proxy.close();
        cloud.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "\"x\"", "null", "", "{\"services\": []}"})
    void aHostOfWhichNothingIsSaidIsNotTakenForAlive(String body) {
        proxy.instead(SERVICES, 2, call -> Reply.rawJson(200, body));
        choice.checkAlive("compute-1");

        proxy.instead(SERVICES, FOR_EVER, call -> Reply.rawJson(200, body));
        assertThatThrownBy(() -> choice.checkAlive("compute-1"))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining("in vain until Nova tells of host compute-1, and at last compute: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "\"x\"", "null", "", "{\"services\": []}"})
    void norForUp(String body) throws Exception {
        proxy.instead(SERVICES, FOR_EVER, call -> Reply.rawJson(200, body));

        assertThat(observed(Duration.ofMillis(300)).unanswered())
                .hasValueSatisfying(line -> assertThat(line).startsWith("compute: "));
    }

    @ParameterizedTest
    @CsvSource({"403", "404", "409", "429", "500", "502", "503"})
    void oneBadAnswerDecidesNothing(int status) throws Exception {
        cloud.admin().compute().forceDown("compute-1", true);
        proxy.instead(SERVICES, 3, call -> Reply.rawJson(status, "{}"));

        Observation.Outcome seen = observed(Duration.ofSeconds(20));

        assertThat(seen.unanswered()).isEmpty();
        assertThat(seen.hostDown()).hasValueSatisfying(at -> assertThat(at).isBeforeOrEqualTo(Instant.now()));
    }

    @Test
    void aHostThatIsShownUpToTheEndIsAnAnswer() throws Exception {
        Observation.Outcome seen = observed(Duration.ofMillis(300));

        assertThat(seen.hostDown()).isEmpty();
        assertThat(seen.unanswered()).isEmpty();
    }

    private Observation.Outcome observed(Duration timeout) throws InterruptedException {
        return new Observation(admin.compute(), "compute-1", List.of(), Clocks.system()).await(nobody, timeout);
    }
}
