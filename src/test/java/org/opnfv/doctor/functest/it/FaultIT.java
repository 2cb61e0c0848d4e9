package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.opnfv.doctor.functest.bmc.RedfishServer;

/** {@code fault.kind}: what else may befall a host than a cut link. */
@Execution(ExecutionMode.CONCURRENT)
class FaultIT {

    @TempDir
    private Path folder;

    @Test
    void aHostThatOnlyNovaTakesForDownIsEnough() throws Exception {
        Inside inside = Inside.in(folder).set("fault.kind", "force-down");
        Outcome outcome = inside.run("run", "-f", "json", "--instances", "2", "--host", "compute-2");

        JsonNode result = outcome.json();
        assertThat(outcome.exit()).as(outcome.toString()).isZero();
        assertThat(result.at("/fault/kind").asText()).isEqualTo("force-down");
        assertThat(result.at("/fault/bound_s").asDouble()).isZero();
        assertThat(result.at("/host/name").asText()).isEqualTo("compute-2");
        assertThat(result.at("/host/address").isNull()).as("nobody probed it").isTrue();
        assertThat(result.at("/recovery/seconds").asDouble()).isNotNegative();
        assertThat(outcome.err()).contains("tells Nova that compute-2 is down");
        assertThat(inside.run("report").out())
                .startsWith("PASS  ")
                .contains("T00  host forced down", "recovery    ", ", embedded, force-down\n");
    }

    @Test
    void aHostWhoseNovaComputeIsStoppedGoesOnAndIsShownDown() throws Exception {
        Inside inside = Inside.in(folder);
        Outcome outcome = inside.run(
                "run", "-f", "json", "--fault", "nova-compute-stopped", "--instances", "2", "--host", "compute-2");

        JsonNode result = outcome.json();
        assertThat(outcome.exit()).as(outcome.toString()).isZero();
        assertThat(result.at("/fault/kind").asText()).isEqualTo("nova-compute-stopped");
        assertThat(result.at("/fault/bound_s").asDouble()).isZero();
        assertThat(result.at("/host/address").isNull())
                .as("it answers probes still")
                .isTrue();
        assertThat(outcome.err()).contains("stops nova-compute of compute-2");
        assertThat(inside.run("report").out())
                .startsWith("PASS  ")
                .contains(
                        "T00  nova-compute stopped",
                        "from the start of nova-compute until Nova had heard of it",
                        ", embedded, nova-compute-stopped\n");
    }

    @Test
    void aHostWhosePowerIsSwitchedOffComesBackWithIt() throws Exception {
        try (Lab lab = Lab.without();
                RedfishServer bmc = lab.powered("compute-2")) {
            Inside inside = lab.inside(folder).set("bmc.urls", "{compute-2: '" + bmc.url() + "'}");
            Outcome outcome = inside.run("run", "-f", "json", "--fault", "power-off", "--host", "compute-2");

            assertThat(outcome.exit()).as(outcome.toString()).isZero();
            assertThat(outcome.json().at("/fault/kind").asText()).isEqualTo("power-off");
            assertThat(outcome.json().at("/fault/bound_s").isNull()).isTrue();
            assertThat(outcome.err())
                    .contains("has the power switched off by " + bmc.url() + ", the BMC of compute-2: all that runs"
                            + " there ends");
            assertThat(bmc.resets()).containsExactly("ForceOff", "On");
            assertThat(inside.run("report").out())
                    .startsWith("PASS  ")
                    .contains("T00  power switched off", "from power on until Nova had heard of the host");
            assertThat(lab.leftovers()).isEmpty();
        }
    }

    @Test
    void powerThatNobodyCanSwitchAndKernelsThatNobodyHasAreSaidBefore() throws Exception {
        Outcome power = Inside.in(folder).run("check", "--fault", "power-off", "-q");
        assertThat(power.exit()).isEqualTo(3);
        assertThat(power.out())
                .startsWith("failed   power compute-1: host compute-1: its BMC is not known: list it in bmc.urls\n");
        assertThat(Inside.in(folder).run("check", "--fault", "crash", "-q").out())
                .startsWith("failed   kernel compute-1: host compute-1 has no kernel that could be crashed\n");
    }

    @Test
    void nobodyCanBeAskedWhereThereIsNoTerminal() throws Exception {
        Outcome outcome = Program.in(folder).with("DOCTOR_FAULT_KIND", "manual").run("run");

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.complaints())
                .containsExactly(
                        "doctor-functest: fault.kind manual asks somebody at a terminal, and there is none: start"
                                + " the run in one");
        assertThat(folder.resolve("logs")).as("no run is left behind").doesNotExist();
    }

    @Test
    void aWayOfProbingThatEmbeddedHostsDoNotKnowIsRefused() throws Exception {
        Outcome outcome = Inside.in(folder).set("monitor.probe", "icmp").run("run");

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.complaints()).singleElement().asString().contains("embedded hosts answer udp alone");
    }
}
