package org.opnfv.doctor.functest.bmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.host.FaultTarget;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.http.tls.Tls;

class RedfishTest {

    private static FaultTarget power(URI url) {
        return new BmcPower(
                new BmcLogin("compute-1", url, "admin", "s3cret", Tls.system(), Duration.ofSeconds(10), Map.of()));
    }

    private static void off(FaultTarget power) {
        assertThat(power.down(Duration.ofSeconds(1), () -> false))
                .as("its own times are not known")
                .isEmpty();
    }

    @Test
    void switchesTheOnlySystemOffAndOnAgain() throws Exception {
        try (RedfishServer server = new RedfishServer(on -> {}).wants("admin", "s3cret")) {
            FaultTarget power = power(server.url());
            power.requireUsable();
            assertThat(power.name()).isEqualTo(server.url().toString());

            off(power);
            assertThat(server.isOn()).isFalse();
            power(server.url()).up();
            assertThat(server.isOn()).isTrue();
            assertThat(server.resets()).containsExactly("ForceOff", "On");

            power.up();
            assertThat(server.resets()).as("one that is on is left alone").hasSize(2);
        }
    }

    @Test
    void theSystemIsTheOneInTheUrl() throws Exception {
        try (RedfishServer server = new RedfishServer(on -> {}, "one", "two")) {
            assertThatExceptionOfType(HostException.class)
                    .isThrownBy(() -> power(server.url()).requireUsable())
                    .withMessage("host compute-1: its BMC at " + server.url()
                            + " has several systems: name one of /redfish/v1/Systems/one, /redfish/v1/Systems/two after"
                            + " its address in bmc.urls");
            off(power(server.url().resolve("/redfish/v1/Systems/two")));
            assertThat(server.isOn()).isFalse();
            assertThatExceptionOfType(HostException.class)
                    .isThrownBy(() -> power(server.url().resolve("/redfish/v1/Systems/two"))
                            .requireUsable())
                    .withMessageEndingWith(" says that it is off already");
            assertThatExceptionOfType(HostException.class)
                    .isThrownBy(() -> power(server.url().resolve("/redfish/v1/Systems/three"))
                            .requireUsable())
                    .withMessageEndingWith(" refuses: 404 (Instance not found for identity three)");
        }
    }

    @Test
    void whoIsNotLetInIsToldWhatToSet() throws Exception {
        try (RedfishServer server = new RedfishServer(on -> {}).wants("admin", "other")) {
            assertThatExceptionOfType(HostException.class)
                    .isThrownBy(() -> power(server.url()).requireUsable())
                    .withMessageEndingWith(" lets nobody in (Unauthorized): set bmc.user and DOCTOR_BMC_PASSWORD")
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cret"));
        }
        assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> power(URI.create("http://127.0.0.1:1")).requireUsable())
                .withMessageContaining("host compute-1: its BMC at http://127.0.0.1:1 does not answer: ");
    }

    @Test
    void thatTheHostIsSeenDownIsEnough() throws Exception {
        try (RedfishServer server = new RedfishServer(on -> {})) {
            server.doesNothing();
            assertThat(power(server.url()).down(Duration.ofSeconds(1), () -> true))
                    .isEmpty();
            assertThat(server.resets()).containsExactly("ForceOff");
        }
    }
}
