package org.opnfv.doctor.functest.inspector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.CloudException;
import org.opnfv.doctor.functest.cloud.CloudSettings;
import org.opnfv.doctor.functest.embedded.SmallCloud;

/** What becomes of the limit when a call fails. */
class FlightsTest {
    private static final int MOST = 32;

    private final ExecutorService workers = Executors.newFixedThreadPool(2);
    private final CallLimit limit = new CallLimit(MOST);
    private final Flights flights = new Flights(workers, limit);
    private SmallCloud cloud;
    private Cloud admin;

    @BeforeEach
    void start() throws Exception {
        cloud = SmallCloud.start();
        admin = Cloud.connect(cloud.credentials(), CloudSettings.defaults());
        while (limit.now() < MOST) {
            limit.answered(limit.now(), 1_000_000);
        }
    }

    @AfterEach
    void stop() {
        workers.shutdownNow();
        admin.close();
        cloud.close();
    }

    private void fails(CloudException.Kind kind) throws InterruptedException {
        Future<Void> call = flights.begin(() -> {
            admin.compute().resetState("0d9f0bf9-5181-49ac-8378-000000000001", "error");
            return null;
        });
        assertThatThrownBy(call::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    @Test
    void anInstanceThatIsGoneSaysNothingAboutTheCloudsStrength() throws InterruptedException {
        fails(CloudException.Kind.NOT_FOUND);

        assertThat(limit.now()).isEqualTo(MOST);
    }

    @Test
    void aCloudThatGivesNoAnswerGetsHalfAsMuch() throws InterruptedException {
        cloud.close();

        fails(CloudException.Kind.UNREACHABLE);

        assertThat(limit.now()).isEqualTo(MOST / 2);
    }
}
