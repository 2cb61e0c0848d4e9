package org.opnfv.doctor.functest.scenario.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.cloud.Compute;
import org.opnfv.doctor.functest.cloud.InstanceFilter;
import org.opnfv.doctor.functest.embedded.SmallCloud;
import org.opnfv.doctor.functest.http.HttpServer;
import org.opnfv.doctor.functest.http.Reply;
import org.opnfv.doctor.functest.inspector.Inspector;
import org.opnfv.doctor.functest.inspector.InspectorSettings;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.Checkpoint;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.monitor.Monitor;
import org.opnfv.doctor.functest.scenario.Plan;
import org.opnfv.doctor.functest.scenario.ScenarioFixture;

/** Runs in which the monitor, or the inspector, is somebody else's program. */
class ForeignChainTest {
    @TempDir
    private Path logs;

    private final HttpClient client = HttpClient.newHttpClient();
    private SmallCloud cloud;

    @BeforeEach
    void start() throws Exception {
        cloud = SmallCloud.start();
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    private Assessment run(String monitor, String inspector, int port, String secret, URI url) {
        Plan plan = ScenarioFixture.plan(
                "link-down",
                Map.of(
                        "chain",
                        new Plan.Chain(Monitor.named(monitor), Inspector.named(inspector), false),
                        "inspector",
                        new InspectorSettings("127.0.0.1", port, address -> false, secret, false, 4, url),
                        "arming",
                        new Plan.Arming(1, Duration.ofMillis(100), Duration.ofSeconds(8)),
                        "observeTimeout",
                        Duration.ofSeconds(10)));
        return ScenarioFixture.run(cloud, logs, plan, Clocks.system());
    }

    @Test
    void theDetectionOfAForeignMonitorIsTheReceiptOfItsAlert() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        try (CloudAgent prometheus = new CloudAgent(cloud, (agent, host, instances) -> {
            String alert = "{\"version\": \"4\", \"alerts\": [{\"status\": \"firing\", \"labels\": {\"instance\": \""
                    + host + ":9100\"}, \"startsAt\": \"" + Instant.now() + "\"}]}";
            client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/events"))
                            .header("Authorization", "Bearer s3cret")
                            .POST(HttpRequest.BodyPublishers.ofString(alert))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        })) {
            Assessment run = run("external", "sample", port, "s3cret", null);

            assertThat(prometheus.hasActed()).isTrue();
            assertThat(run.reasons()).isEmpty();
            assertThat(run.verdict()).isEqualTo(Verdict.PASS);
            assertThat(run.facts().monitor()).isEqualTo("external");
            assertThat(run.facts().latencyFrom()).isEqualTo("detection");
            assertThat(run.facts().host().address())
                    .as("nobody of ours probed it")
                    .isNull();
            assertThat(run.moments()).containsKeys(Checkpoint.T00, Checkpoint.T01, Checkpoint.T02, Checkpoint.T04);
            assertThat(run.timeline())
                    .filteredOn(entry -> entry.what().equals("Inspector told"))
                    .singleElement()
                    .satisfies(told -> assertThat(told.first()).isEqualTo(run.detected()));
        }
    }

    @Test
    void withoutAnEventOfTheForeignMonitorTheRunIsUnknown() {
        Assessment run = run("external", "sample", 0, "s3cret", null);

        assertThat(run.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(run.reasons()).anyMatch(reason -> reason.startsWith("no monitor told the Inspector"));
    }

    @Test
    void aForeignInspectorIsToldAndItsMarksAreTakenBack() throws Exception {
        List<String> methods = new CopyOnWriteArrayList<>();
        Compute compute = cloud.admin().compute();
        try (HttpServer vitrage = HttpServer.named("foreign-inspector")
                .bind("127.0.0.1", 0)
                .fallback(call -> {
                    methods.add(call.method());
                    if (call.method().equals("PUT")) {
                        String host = new String(call.body()).replaceFirst(".*\"hostname\":\"([^\"]+)\".*", "$1");
                        compute.instances(InstanceFilter.everyones().on(host))
                                .forEach(instance -> compute.resetState(instance.id(), "error"));
                        compute.forceDown(host, true);
                    }
                    return Reply.empty(200);
                })
                .start()) {
            Assessment run = run("sample", "external", 0, null, vitrage.uri().resolve("/take/it"));

            assertThat(run.reasons()).isEmpty();
            assertThat(run.verdict()).isEqualTo(Verdict.PASS);
            assertThat(run.moments()).containsOnlyKeys(Checkpoint.T00, Checkpoint.T01);
            assertThat(methods)
                    .as("the rehearsal asks whether it is there")
                    .containsExactly("HEAD", "HEAD", "HEAD", "HEAD", "HEAD", "PUT");
            assertThat(run.facts().cleanup().complete()).isTrue();
            assertThat(compute.computeServices()).noneMatch(service -> service.forcedDown());
        }
    }

    @Test
    void aForeignInspectorThatIsNotThereEndsTheRunBeforeTheFault() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Assessment run = run("sample", "external", 0, null, URI.create("http://127.0.0.1:" + port + "/events"));

        assertThat(run.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(run.reasons().get(0)).startsWith("the marking could not be rehearsed: ");
        assertThat(run.facts().fault()).isNull();
    }
}
