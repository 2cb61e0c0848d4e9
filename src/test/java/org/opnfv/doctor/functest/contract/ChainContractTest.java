package org.opnfv.doctor.functest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.cloud.AlarmSpec;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.Instance;
import org.opnfv.doctor.functest.http.HttpServer;
import org.opnfv.doctor.functest.http.Json;
import org.opnfv.doctor.functest.http.Reply;

/** The chain that a run measures: an instance set to error, Nova's event, Aodh's alarm, the webhook. */
class ChainContractTest extends ContractCloud {
    private final BlockingQueue<JsonNode> posted = new LinkedBlockingQueue<>();

    @Test
    void posts_the_alarm_when_an_instance_is_set_to_error() throws Exception {
        // A project of its own: Aodh reads a project's alarms when its first event arrives and keeps them for a while.
        Cloud owner = stage.project(undo);
        String name = Stage.unique("instance");
        String alarmId = alarm(owner, name, listen(), false);
        Instance instance = boot(owner, name);

        Instant before = Instant.now();
        stage.admin.compute().resetState(instance.id(), "error");
        JsonNode body = next();

        assertThat(body.path("alarm_id").asText()).isEqualTo(alarmId);
        assertThat(body.path("alarm_name").asText()).isEqualTo(name);
        assertThat(body.path("severity").asText()).isEqualTo("moderate");
        assertThat(body.path("previous").asText()).isEqualTo("insufficient data");
        assertThat(body.path("current").asText()).isEqualTo("alarm");
        assertThat(body.path("reason").asText()).startsWith("Event <id=");
        assertThat(body.path("reason_data").path("type").asText()).isEqualTo("event");
        JsonNode event = body.path("reason_data").path("event");
        assertThat(event.path("event_type").asText()).isEqualTo("compute.instance.update");
        assertThat(event.path("message_id").asText()).isNotBlank();
        assertThat(traits(event))
                .containsEntry("instance_id", instance.id())
                .containsEntry("state", "error")
                .containsEntry("display_name", name)
                .containsEntry("tenant_id", owner.projectId());
        Instant generated =
                LocalDateTime.parse(event.path("generated").asText()).toInstant(ZoneOffset.UTC);
        assertThat(generated).isBetween(before.minus(Duration.ofSeconds(1)), Instant.now());
        assertThat(owner.alarming().alarm(alarmId).orElseThrow().state()).isEqualTo("alarm");
    }

    @Test
    void posts_again_only_for_an_alarm_that_repeats() throws Exception {
        Cloud owner = stage.project(undo);
        String name = Stage.unique("instance");
        String url = listen();
        String once = alarm(owner, name, url, false);
        String always = alarm(owner, name, url, true);
        Instance instance = boot(owner, name);

        Map<String, Integer> posts = new HashMap<>();
        // The third round shows that nothing of the second is still on its way.
        for (int round = 1; round <= 3; round++) {
            stage.admin.compute().resetState(instance.id(), "error");
            while (posts.getOrDefault(always, 0) < round) {
                posts.merge(next().path("alarm_id").asText(), 1, Integer::sum);
            }
            stage.admin.compute().resetState(instance.id(), "active");
        }

        assertThat(posts).isEqualTo(Map.of(once, 1, always, 3));
    }

    private String alarm(Cloud owner, String instanceName, String url, boolean repeat) {
        String id = owner.alarming()
                .createAlarm(new AlarmSpec(
                        instanceName,
                        "compute.instance.update",
                        List.of(
                                AlarmSpec.Query.eq("traits.display_name", instanceName),
                                AlarmSpec.Query.eq("traits.state", "error")),
                        url,
                        repeat,
                        "moderate",
                        "made by a contract test"));
        undo.later(() -> owner.alarming().deleteAlarm(id));
        return id;
    }

    private Instance boot(Cloud owner, String name) {
        String network = Stage.network(owner, undo);
        String image = owner.image().createImage(Stage.unique("image"), new byte[1024], "raw");
        undo.later(() -> owner.image().deleteImage(image));
        Instance instance = stage.boot(owner, name, image, network, Optional.empty(), undo);
        assertThat(instance.status()).isEqualTo("ACTIVE");
        return instance;
    }

    private JsonNode next() throws InterruptedException {
        JsonNode body = posted.poll(20, TimeUnit.SECONDS);
        assertThat(body).as("the next webhook's body").isNotNull();
        return body;
    }

    /** Listens where the cloud can reach it; returns the URL. */
    private String listen() throws IOException {
        HttpServer server = HttpServer.named("contract-webhook")
                .bind(stage.target.reachableAddress(), 0)
                .route("POST", "/failure", call -> {
                    posted.add(Json.mapper().readTree(call.body()));
                    return Reply.empty(200);
                })
                .start();
        undo.later(server::close);
        return server.uri() + "/failure";
    }

    /** Traits are triples of name, type and value. */
    private static Map<String, String> traits(JsonNode event) {
        Map<String, String> traits = new HashMap<>();
        event.path("traits")
                .forEach(trait ->
                        traits.put(trait.path(0).asText(), trait.path(2).asText()));
        return traits;
    }
}
