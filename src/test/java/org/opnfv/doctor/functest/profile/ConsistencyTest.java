package org.opnfv.doctor.functest.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsistencyTest {

    @TempDir
    Path directory;

    private ProfileFixture fixture;

    @BeforeEach
    void start() {
        fixture = new ProfileFixture(directory);
    }

    private void assertRefused(String message) {
        assertThatExceptionOfType(ProfileException.class)
                .isThrownBy(fixture::load)
                .withMessage(message);
    }

    @Test
    void hostAndSeedExcludeEachOther() {
        fixture.mine("run:", "  host: compute-1").option("run.seed", "4");

        assertRefused("run.host = compute-1 (functest-profiles/mine.yaml:2) and run.seed = 4 (option --seed):"
                + " they exclude each other: leave one out");
    }

    @Test
    void theObservationLastsAtLeastAsLongAsTheThreshold() throws ProfileException {
        fixture.mine("run:", "  timeout_s: 30").option("run.threshold_s", "31");
        assertRefused("run.timeout_s = 30.0 (functest-profiles/mine.yaml:2) and run.threshold_s = 31.0"
                + " (option --threshold): run.timeout_s must not be below run.threshold_s: an instance would be missing"
                + " before it is late");

        assertThat(fixture.option("run.timeout_s", "31").load().settings().run().timeoutS())
                .isEqualTo(31.0);
    }

    @Test
    void heartbeatsAreShorterThanTheSilenceThatMakesAHostDown() {
        fixture.mine("embedded:", "  report_interval_s: 2.0", "  service_down_time_s: 2.0");

        assertRefused("embedded.service_down_time_s = 2.0 (functest-profiles/mine.yaml:3) and"
                + " embedded.report_interval_s = 2.0 (functest-profiles/mine.yaml:2): embedded.service_down_time_s must"
                + " be above embedded.report_interval_s: a host would be down between two heartbeats");
    }

    @Test
    void twoComponentsCannotShareAPort() throws ProfileException {
        fixture.mine("consumer:", "  port: 12345").variable("INSPECTOR_PORT", "12345");
        assertRefused("inspector.port = 12345 (environment variable INSPECTOR_PORT) and consumer.port = 12345"
                + " (functest-profiles/mine.yaml:2): they must differ: each listens on a port of its own");

        assertThat(fixture.variable("INSPECTOR_PORT", "0")
                        .load()
                        .settings()
                        .inspector()
                        .port())
                .isZero();
    }

    @Test
    void aNetworkThatWasAskedForMustHaveRoom() throws ProfileException {
        fixture.mine("network:", "  cidr: 192.0.2.0/28").option("run.instances", "11");
        assertRefused("network.cidr = 192.0.2.0/28 (functest-profiles/mine.yaml:2) and run.instances = 11"
                + " (option --instances): network.cidr has room for 10 instances: use 192.0.2.0/27 or wider");

        assertThat(fixture.option("run.instances", "10")
                        .load()
                        .settings()
                        .network()
                        .cidr())
                .isEqualTo("192.0.2.0/28");
    }

    @Test
    void aNetworkOfTheCloudHasItsOwnRange() throws ProfileException {
        fixture.mine("network:", "  name: ours", "  cidr: 192.0.2.0/28").option("run.instances", "100");

        assertThat(fixture.load().settings().network().name()).isEqualTo("ours");
    }
}
