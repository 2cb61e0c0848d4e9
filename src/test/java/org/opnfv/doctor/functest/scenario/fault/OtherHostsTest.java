package org.opnfv.doctor.functest.scenario.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.clock.Reading;
import org.opnfv.doctor.functest.embedded.SmallCloud;
import org.opnfv.doctor.functest.inspector.Inspector;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.monitor.Monitor;
import org.opnfv.doctor.functest.monitor.Watch;
import org.opnfv.doctor.functest.monitor.WatchRequest;
import org.opnfv.doctor.functest.scenario.Plan;
import org.opnfv.doctor.functest.scenario.ScenarioFixture;

/** Runs whose Monitor also watches the hosts that are to live. */
class OtherHostsTest {
    @TempDir
    private Path logs;

    @AutoClose
    private final SmallCloud cloud = SmallCloud.start();

    private Assessment run(Monitor monitor) {
        Plan plan = ScenarioFixture.plan(
                "link-down",
                Map.of(
                        "host",
                        "compute-1",
                        "chain",
                        new Plan.Chain(monitor, Inspector.named("sample"), true),
                        "observeTimeout",
                        Duration.ofSeconds(10)));
        return ScenarioFixture.run(cloud, logs, plan, Clocks.system());
    }

    /** Ours, but for one host that it takes for dead from the first. */
    private record FalseAlarm(Monitor ours, String host) implements Monitor {
        @Override
        public String name() {
            return "false-alarm";
        }

        @Override
        public Reporter reporter() {
            return ours.reporter();
        }

        @Override
        public Watch watch(WatchRequest request) throws IOException {
            Watch watch = ours.watch(request);
            return request.host().equals(host) ? new Dead(watch) : watch;
        }

        private record Dead(Watch watch) implements Watch {
            @Override
            public void start() {
                watch.start();
            }

            @Override
            public boolean awaitFirstAnswer(long millis) throws InterruptedException {
                return watch.awaitFirstAnswer(millis);
            }

            @Override
            public void reported(Reading at) {}

            @Override
            public Optional<Reading> detected() {
                return Optional.of(Clocks.system().now());
            }

            @Override
            public Optional<String> trouble() {
                return Optional.empty();
            }

            @Override
            public void stop() {
                watch.stop();
            }

            @Override
            public void close() {
                watch.close();
            }
        }
    }

    @Test
    void aHostThatSeemsDeadBesideTheFailedOneIsTold() {
        Assessment run = run(new FalseAlarm(Monitor.named("sample"), "compute-3"));

        assertThat(run.verdict()).isEqualTo(Verdict.PASS);
        assertThat(run.notes()).singleElement().asString().startsWith("host compute-3 seemed dead, too, at ");
        assertThat(cloud.admin().compute().computeService("compute-3").forcedDown())
                .isFalse();
    }

    @Test
    void hostsThatLiveAreWorthNoWord() {
        Assessment run = run(Monitor.named("sample"));

        assertThat(run.verdict()).isEqualTo(Verdict.PASS);
        assertThat(run.notes()).isEmpty();
    }
}
