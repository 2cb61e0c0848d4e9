package org.opnfv.doctor.functest.scenario.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.clock.Reading;
import org.opnfv.doctor.functest.consumer.ConsumerSettings;
import org.opnfv.doctor.functest.embedded.SmallCloud;
import org.opnfv.doctor.functest.http.Call;
import org.opnfv.doctor.functest.http.HttpServer;
import org.opnfv.doctor.functest.http.Reply;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.scenario.ScenarioFixture;

/** Whole runs whose webhooks pass somebody who does something else with them than Aodh meant, or whose clock is set. */
class FalseNewsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path logs;

    private final HttpClient client = HttpClient.newHttpClient();
    private SmallCloud cloud;
    private HttpServer between;
    private int port;

    @BeforeEach
    void start() throws Exception {
        cloud = SmallCloud.start();
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
    }

    @AfterEach
    void stop() {
        if (between != null) {
            between.close();
        }
        cloud.close();
    }

    /** When Nova sent what proved the path last, which is before the fault. */
    private volatile LocalDateTime lastProof;

    private interface Passing {
        void on(String path, ObjectNode webhook) throws Exception;
    }

    /** A run in which the news that an instance is lost goes on as {@code passing} has it; proofs pass as they are. */
    private Assessment run(Passing passing) throws IOException {
        between = HttpServer.named("between")
                .route("POST", "/failure/{secret}", call -> pass(call, passing))
                .start();
        return ScenarioFixture.run(
                cloud,
                logs,
                ScenarioFixture.plan(new ConsumerSettings("127.0.0.1", port, between.uri())),
                Clocks.system());
    }

    private Reply pass(Call call, Passing passing) throws Exception {
        ObjectNode webhook = (ObjectNode) JSON.readTree(call.body());
        if (webhook.toString().contains("[\"state\",1,\"error\"]")) {
            passing.on(call.path(), webhook);
        } else {
            lastProof = LocalDateTime.parse(
                    webhook.path("reason_data").path("event").path("generated").asText());
            post(call.path(), webhook).join();
        }
        return Reply.empty(200);
    }

    private CompletableFuture<HttpResponse<Void>> post(String path, JsonNode webhook) {
        return client.sendAsync(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .POST(HttpRequest.BodyPublishers.ofString(webhook.toString()))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
    }

    private static ObjectNode older(ObjectNode webhook, Duration by) {
        return event(
                webhook,
                event -> event.put(
                        "generated",
                        LocalDateTime.parse(event.path("generated").asText()).minus(by) + ""));
    }

    private static ObjectNode event(ObjectNode webhook, UnaryOperator<ObjectNode> change) {
        ObjectNode copy = webhook.deepCopy();
        change.apply((ObjectNode) copy.path("reason_data").path("event"));
        return copy;
    }

    @Test
    void newsFromBeforeTheFaultIsUnknown() throws Exception {
        Assessment assessment = run((path, webhook) -> {
            for (String before : List.of("PT1H", "PT5S", "PT0S")) {
                LocalDateTime generated = lastProof.minus(Duration.parse(before));
                post(path, event(webhook, event -> event.put("generated", generated + "")))
                        .join();
            }
        });
        assertThat(assessment.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(assessment.reasons()).anyMatch(reason -> reason.contains("Nova dates before"));
    }

    @Test
    void whereRightNewsFollowsThatCounts() throws Exception {
        Assessment assessment = run((path, webhook) -> {
            post(path, older(webhook, Duration.ofSeconds(1))).join();
            post(path, webhook).join();
        });
        assertThat(assessment.verdict()).as("%s", assessment.reasons()).isEqualTo(Verdict.PASS);
    }

    @Test
    void newsOfAnotherInstanceIsOfNobody() throws Exception {
        Assessment assessment = run((path, webhook) -> {
            post(path, JSON.readTree(webhook.toString().replaceAll("(\"instance_id\",1,\")[^\"]+", "$1another")))
                    .join();
        });
        assertThat(assessment.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(assessment.reasons()).anyMatch(reason -> reason.startsWith("missing"));
    }

    /** From two controllers at one moment: one of the two is the first. */
    @Test
    void newsThatComesTwicePasses() throws Exception {
        Assessment assessment = run((path, webhook) ->
                Stream.of(post(path, webhook), post(path, webhook)).toList().forEach(CompletableFuture::join));
        assertThat(assessment.verdict()).as("%s", assessment.reasons()).isEqualTo(Verdict.PASS);
    }

    /** By so much our wall clock is set when the Monitor has found the host dead. */
    @ParameterizedTest
    @ValueSource(strings = {"PT-3S", "PT1H"})
    void aClockThatIsSetMeanwhileIsUnknown(Duration by) {
        AtomicReference<Duration> step = new AtomicReference<>(Duration.ZERO);
        Clocks stepped = () -> {
            Reading real = Clocks.system().now();
            Reading reading = new Reading(real.wall().plus(step.get()), real.nanos());
            if (Thread.currentThread().getName().startsWith("monitor-")) {
                step.set(by);
            }
            return reading;
        };
        Assessment assessment = ScenarioFixture.run(
                cloud, logs, ScenarioFixture.plan(new ConsumerSettings("127.0.0.1", 0, null)), stepped);

        assertThat(assessment.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(assessment.reasons())
                .singleElement()
                .asString()
                .startsWith("the clock of this machine was set " + (by.isNegative() ? "back" : "forward") + " by ");
        assertThat(assessment.instances().get(0).latency().doubleValue()).isBetween(0.0, 5.0);
    }
}
