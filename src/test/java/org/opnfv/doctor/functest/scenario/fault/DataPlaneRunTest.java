package org.opnfv.doctor.functest.scenario.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.cloud.Network;
import org.opnfv.doctor.functest.cloud.Port;
import org.opnfv.doctor.functest.embedded.SmallCloud;
import org.opnfv.doctor.functest.inspector.InspectorSettings;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.TimelineEntry;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.scenario.Plan;
import org.opnfv.doctor.functest.scenario.ScenarioFixture;

/** A run that marks ports as well, also those of others' instances. */
class DataPlaneRunTest {
    private static final List<String> HOSTS = List.of("compute-1", "compute-2", "compute-3");

    @TempDir
    private Path logs;

    @Test
    void portsAreMarkedWrittenDownFirstAndPutBack() throws Exception {
        try (SmallCloud cloud = SmallCloud.start()) {
            Network network = cloud.admin().network();
            HOSTS.forEach(host -> cloud.boot("others-" + host, host));
            List<String> others = ports(network).map(Port::id).toList();
            network.setDataPlaneStatus(others.get(0), "ACTIVE");
            Plan plan = ScenarioFixture.plan(
                    "link-down",
                    Map.of(
                            "inspector",
                            new InspectorSettings("127.0.0.1", 0, address -> false, null, true, true, 4, null)));

            Assessment run = ScenarioFixture.run(cloud, logs, plan, Clocks.system());

            assertThat(run.reasons()).isEmpty();
            assertThat(run.verdict()).isEqualTo(Verdict.PASS);
            assertThat(run.timeline())
                    .filteredOn(entry -> entry.what().equals("data plane of port set down"))
                    .singleElement()
                    .extracting(TimelineEntry::count)
                    .as("the test's, and that of somebody else on the host")
                    .isEqualTo(2);
            assertThat(run.portsDown())
                    .hasValueSatisfying(after -> assertThat(after).isPositive().isLessThan(BigDecimal.TEN));
            assertThat(Files.readAllLines(run.folder().resolve("ledger.jsonl")))
                    .filteredOn(line -> line.contains("port-status") && line.contains("intend"))
                    .hasSizeGreaterThanOrEqualTo(2);
            assertThat(run.facts().cleanup().complete()).isTrue();
            assertThat(ports(network).map(Port::id).toList()).containsExactlyInAnyOrderElementsOf(others);
            assertThat(ports(network))
                    .extracting(Port::dataPlaneStatus)
                    .as("none is ACTIVE afterwards, for Neutron cannot take a status away")
                    .doesNotContain("DOWN")
                    .contains("ACTIVE");
        }
    }

    private static Stream<Port> ports(Network network) {
        return HOSTS.stream().flatMap(host -> network.ports(host).stream());
    }
}
