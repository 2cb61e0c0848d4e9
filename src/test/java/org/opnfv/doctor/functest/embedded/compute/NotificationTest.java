package org.opnfv.doctor.functest.embedded.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.http.HttpServer;
import org.opnfv.doctor.functest.http.Json;
import org.opnfv.doctor.functest.http.Reply;

/** What Nova announces, as an alarm on everything hears it. */
class NotificationTest {

    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private TestCloud cloud;
    private HttpServer receiver;

    @BeforeEach
    void start() throws Exception {
        cloud = new TestCloud();
        receiver = HttpServer.named("receiver")
                .route("POST", "/all", call -> {
                    heard.add(Json.mapper().readTree(call.body()).at("/reason_data/event"));
                    return Reply.empty(200);
                })
                .start();
        cloud.member()
                .post(
                        "alarming",
                        "/v2/alarms",
                        "{'name':'all','type':'event','repeat_actions':true,'event_rule':{}," + "'alarm_actions':['"
                                + receiver.uri() + "/all']}");
    }

    @AfterEach
    void stop() {
        cloud.close();
        receiver.close();
    }

    /** Webhooks may overtake each other; the time of the event tells the order. */
    private List<String> story(int length) {
        await().until(() -> heard.size() >= length);
        List<JsonNode> events = new ArrayList<>(heard);
        events.sort(Comparator.comparing(event -> event.path("generated").asText()));
        heard.clear();
        return events.stream().map(NotificationTest::line).toList();
    }

    private static String line(JsonNode event) {
        Map<String, String> traits = new HashMap<>();
        event.path("traits")
                .forEach(trait ->
                        traits.put(trait.path(0).asText(), trait.path(2).asText()));
        String what = event.path("event_type").asText().replace("compute.instance.", "");
        String old = traits.containsKey("old_state") ? traits.get("old_state") + ">" : "";
        return what + " " + old + traits.get("state");
    }

    @Test
    void tellsHowAnInstanceComesAndGoes() {
        String id = cloud.boot("one");
        assertThat(story(6))
                .containsExactly(
                        "update building>building",
                        "create.start building",
                        "update building>building",
                        "update building>building",
                        "update building>active",
                        "create.end active");
        cloud.member().delete("compute", "/servers/" + id);
        assertThat(story(6))
                .containsExactly(
                        "update active>active",
                        "delete.start active",
                        "shutdown.start active",
                        "shutdown.end active",
                        "update active>deleted",
                        "delete.end deleted");
    }

    @Test
    void tellsOfStatesAndNames() {
        String path = "/servers/" + cloud.boot("one");
        story(6);
        cloud.admin().post("compute", path + "/action", "{'os-resetState':{'state':'error'}}");
        assertThat(story(1)).containsExactly("update active>error");
        cloud.admin().post("compute", path + "/action", "{'os-resetState':{'state':'active'}}");
        assertThat(story(1)).containsExactly("update error>active");
        cloud.member().put("compute", path, "{'server':{'name':'two'}}");
        await().until(() -> heard.size() == 1);
        assertThat(heard.get(0).path("traits").toString()).contains("[\"display_name\",1,\"two\"]");
        assertThat(story(1)).containsExactly("update active>active");
        cloud.member().put("compute", path, "{'server':{'name':'two'}}"); // changes nothing
        cloud.member().put("compute", path, "{'server':{'name':'three'}}");
        assertThat(story(1)).containsExactly("update active>active");
    }

    @Test
    void hasTheTraitsThatCeilometerMakes() {
        String id = cloud.boot("one");
        story(6);
        cloud.admin().post("compute", "/servers/" + id + "/action", "{'os-resetState':{'state':'error'}}");
        await().until(() -> heard.size() == 1);
        List<String> traits = new ArrayList<>();
        heard.get(0)
                .path("traits")
                .forEach(trait ->
                        traits.add(trait.path(0).asText() + ":" + trait.path(1).asInt()));
        assertThat(traits)
                .containsExactly(
                        "service:1",
                        "request_id:1",
                        "project_id:1",
                        "user_id:1",
                        "tenant_id:1",
                        "instance_id:1",
                        "display_name:1",
                        "resource_id:1",
                        "cell_name:1",
                        "host:1",
                        "memory_mb:2",
                        "disk_gb:2",
                        "root_gb:2",
                        "ephemeral_gb:2",
                        "vcpus:2",
                        "instance_type_id:1",
                        "instance_type:1",
                        "state:1",
                        "launched_at:4",
                        "old_state:1");
        assertThat(heard.get(0).path("generated").asText())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}");
    }
}
