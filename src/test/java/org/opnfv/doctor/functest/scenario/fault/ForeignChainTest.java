package org.opnfv.doctor.functest.scenario.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.clock.Reading;
import org.opnfv.doctor.functest.cloud.Compute;
import org.opnfv.doctor.functest.cloud.Instance;
import org.opnfv.doctor.functest.cloud.InstanceFilter;
import org.opnfv.doctor.functest.embedded.SmallCloud;
import org.opnfv.doctor.functest.http.HttpServer;
import org.opnfv.doctor.functest.http.Reply;
import org.opnfv.doctor.functest.inspector.Inspection;
import org.opnfv.doctor.functest.inspector.InspectionRequest;
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

    @AutoClose
    private final SmallCloud cloud = SmallCloud.start();

    private Assessment run(String monitor, String inspector, int port, String secret, URI url) {
        return run(
                new Plan.Chain(Monitor.named(monitor), Inspector.named(inspector), false),
                port,
                secret,
                url,
                Duration.ofSeconds(10));
    }

    private Assessment run(Plan.Chain chain, int port, String secret, URI url, Duration observation) {
        Plan plan = ScenarioFixture.plan(
                "link-down",
                Map.of(
                        "chain",
                        chain,
                        "inspector",
                        new InspectorSettings("127.0.0.1", port, address -> false, secret, false, false, 4, url),
                        "arming",
                        new Plan.Arming(1, Duration.ofMillis(100), Duration.ofSeconds(8)),
                        "observeTimeout",
                        observation));
        return ScenarioFixture.run(cloud, logs, plan, Clocks.system());
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    /** Posts what Alertmanager does, of that exporter. */
    private void alert(int port, String exporter) throws Exception {
        String alert = "{\"version\": \"4\", \"alerts\": [{\"status\": \"firing\", \"labels\": {\"instance\": \""
                + exporter + "\"}, \"startsAt\": \"" + Instant.now() + "\"}]}";
        client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/events"))
                        .header("Authorization", "Bearer s3cret")
                        .POST(HttpRequest.BodyPublishers.ofString(alert))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
    }

    @Test
    void theDetectionOfAForeignMonitorIsTheReceiptOfItsAlert() throws Exception {
        int port = freePort();
        try (CloudAgent prometheus = new CloudAgent(cloud, (agent, host, instances) -> alert(port, host + ":9100"))) {
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

    /** All hosts of the embedded cloud have the loopback's address, which names none of them. */
    @Test
    void anAlertAboutTheLoopbackIsAboutNoHost() throws Exception {
        int port = freePort();
        try (CloudAgent prometheus = new CloudAgent(cloud, (agent, host, instances) -> alert(port, "127.0.0.1:9100"))) {
            Assessment run = run(
                    new Plan.Chain(Monitor.named("external"), Inspector.named("sample"), false),
                    port,
                    "s3cret",
                    null,
                    Duration.ofSeconds(3));

            assertThat(prometheus.hasActed()).isTrue();
            assertThat(run.verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(run.reasons()).anyMatch(reason -> reason.startsWith("no monitor told the Inspector"));
        }
    }

    /** The threshold counts from its event: 5 s, of which the observation of 2 s would see a part. */
    @Test
    void whatComesInTimeAfterALateDetectionIsStillSeen() {
        Plan.Chain chain = new Plan.Chain(
                Monitor.named("external"), new SlowInspector(cloud.admin().compute()), false);

        Assessment run = run(chain, 0, null, null, Duration.ofSeconds(2));

        assertThat(run.reasons()).isEmpty();
        assertThat(run.verdict()).isEqualTo(Verdict.PASS);
        assertThat(run.figures().last()).isGreaterThan(BigDecimal.valueOf(2));
    }

    /** Is told at once, as if by a foreign monitor, and marks 2.5 s later. */
    private record SlowInspector(Compute compute) implements Inspector {
        @Override
        public String name() {
            return "slow";
        }

        @Override
        public Marking marking() {
            return Marking.OURS;
        }

        @Override
        public Inspection open(InspectionRequest request) {
            return new Inspection() {
                @Override
                public void warmUp(String host) {}

                @Override
                public void rehearse(String host) {}

                @Override
                public void expect(String host, Set<String> names, Consumer<Reading> reported) {
                    CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS)
                            .execute(() -> reported.accept(request.clocks().now()));
                    CompletableFuture.delayedExecutor(2_800, TimeUnit.MILLISECONDS)
                            .execute(() -> {
                                request.hosts().on(host).forEach(one -> compute.resetState(one.id(), "error"));
                                compute.forceDown(host, true);
                            });
                }

                @Override
                public void report(String host, Instant detected) {}

                @Override
                public void close() {}
            };
        }
    }

    @Test
    void withoutAnEventOfTheForeignMonitorTheRunIsUnknown() {
        Assessment run = run(
                new Plan.Chain(Monitor.named("external"), Inspector.named("sample"), false),
                0,
                "s3cret",
                null,
                Duration.ofSeconds(3));

        assertThat(run.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(run.reasons()).anyMatch(reason -> reason.startsWith("no monitor told the Inspector"));
    }

    @Test
    void aForeignInspectorIsToldAndItsMarksAreTakenBack() throws Exception {
        List<Instance> others = Stream.of("compute-1", "compute-2", "compute-3")
                .map(host -> cloud.boot("others-" + host, host))
                .toList();
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
            assertThat(others).extracting(cloud::status).containsOnly("ACTIVE");
        }
    }

    @Test
    void aForeignInspectorThatIsNotThereEndsTheRunBeforeTheFault() throws Exception {
        // Bound, so that nobody else gets the port, and not listening.
        try (Socket nobody = new Socket()) {
            nobody.bind(new InetSocketAddress("127.0.0.1", 0));
            URI nowhere = URI.create("http://127.0.0.1:" + nobody.getLocalPort() + "/events");

            Assessment run = run("sample", "external", 0, null, nowhere);

            assertThat(run.verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(run.reasons().get(0)).startsWith("the marking could not be rehearsed: ");
            assertThat(run.facts().fault()).isNull();
        }
    }
}
