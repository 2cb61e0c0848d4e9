package org.opnfv.doctor.functest.scenario.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opnfv.doctor.functest.embedded.SmallCloud;
import org.opnfv.doctor.functest.inspector.Inspector;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.TimelineEntry;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.monitor.Monitor;
import org.opnfv.doctor.functest.scenario.AlarmCondition;
import org.opnfv.doctor.functest.scenario.Plan;
import org.opnfv.doctor.functest.scenario.ScenarioFixture;
import org.opnfv.doctor.functest.series.Series;

/** Several faults, each of which somebody else's agent answers: where the instances are then, the next one strikes. */
class ObservedSeriesTest {
    @TempDir
    private Path logs;

    @AutoClose
    private final SmallCloud cloud = SmallCloud.start();

    @ParameterizedTest
    @CsvSource({"evacuated, {'evacuate': {}}, true", "state-error, {'os-resetState': {'state': 'error'}}, false"})
    void eachFaultIsOneMoreThatOthersAnswer(String preset, String action, boolean untilActive) throws Exception {
        Plan plan = ScenarioFixture.plan(
                "link-down",
                Map.of(
                        "chain",
                        new Plan.Chain(Monitor.named("none"), Inspector.named("none"), false),
                        "observeTimeout",
                        Duration.ofSeconds(15),
                        "untilActive",
                        untilActive,
                        "alarm",
                        AlarmCondition.PRESETS.get(preset)));
        Series series;
        try (CloudAgent agent = CloudAgent.tireless(
                cloud, (self, host, instances) -> instances.forEach(instance -> self.act(instance, action)))) {
            series = ScenarioFixture.series(cloud, logs, plan, 3);
            assertThat(agent.hasActed()).isTrue();
        }

        assertThat(series.setUp().problem()).isNull();
        assertThat(series.iterations()).hasSize(3).allSatisfy(run -> {
            assertThat(run.reasons()).isEmpty();
            assertThat(run.verdict()).isEqualTo(Verdict.PASS);
            assertThat(run.facts().latencyFrom()).isEqualTo("fault");
            assertThat(run.facts().cleanup().complete()).isTrue();
        });
        assertThat(series.cleanup().complete()).isTrue();
        if (untilActive) {
            assertThat(series.iterations())
                    .allSatisfy(run -> assertThat(run.timeline())
                            .extracting(TimelineEntry::what)
                            .contains("instance seen elsewhere", "instance seen active again"));
            assertThat(series.iterations())
                    .extracting(ObservedSeriesTest::host)
                    .as("it follows the instance")
                    .satisfies(hosts -> assertThat(hosts.get(1)).isNotEqualTo(hosts.get(0)));
        }
    }

    private static String host(Assessment run) {
        return run.facts().host().name();
    }
}
