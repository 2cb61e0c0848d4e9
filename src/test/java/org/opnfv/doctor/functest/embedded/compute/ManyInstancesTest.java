package org.opnfv.doctor.functest.embedded.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.http.HttpServer;
import org.opnfv.doctor.functest.http.Json;
import org.opnfv.doctor.functest.http.Reply;

/** Hundreds of instances and alarms at once: each is answered for once and by its own alarm. */
class ManyInstancesTest {

    private static final int COUNT = 300;

    @Test
    void eachInstanceSetsOffItsOwnAlarmOnce() throws Exception {
        Map<String, String> notified = new ConcurrentHashMap<>();
        List<String> repeated = Collections.synchronizedList(new ArrayList<>());
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try (TestCloud cloud = new TestCloud();
                HttpServer receiver = HttpServer.named("receiver")
                        .route("POST", "/failure", call -> {
                            JsonNode body = Json.mapper().readTree(call.body());
                            String alarm = body.path("alarm_id").asText();
                            if (notified.put(alarm, instance(body)) != null) {
                                repeated.add(alarm);
                            }
                            return Reply.empty(200);
                        })
                        .start()) {
            cloud.admin()
                    .put(
                            "compute",
                            "/os-quota-sets/" + cloud.memberProject(),
                            "{'quota_set':{'instances':-1,'cores':-1,'ram':-1}}");
            List<String> instances = all(
                    clients,
                    COUNT,
                    i -> cloud.member()
                            .post("compute", "/servers", cloud.instance("vm" + i, ""))
                            .json()
                            .at("/server/id")
                            .asText());
            await().atMost(Duration.ofSeconds(60)).until(() -> count(cloud, "ACTIVE") == COUNT);
            Map<String, String> expected = new HashMap<>();
            List<String> alarms = all(clients, COUNT, i -> alarm(cloud, receiver, instances.get(i)));
            for (int i = 0; i < COUNT; i++) {
                expected.put(alarms.get(i), instances.get(i));
            }
            awaitFreshCache(cloud, receiver, instances.get(0), notified);
            all(
                    clients,
                    COUNT,
                    i -> cloud.admin()
                            .post(
                                    "compute",
                                    "/servers/" + instances.get(i) + "/action",
                                    "{'os-resetState':{'state':'error'}}")
                            .text());
            await().atMost(Duration.ofSeconds(60)).until(() -> notified.keySet().containsAll(alarms));
            assertThat(notified).containsAllEntriesOf(expected);
            assertThat(repeated).isEmpty();
            assertThat(count(cloud, "ERROR")).isEqualTo(COUNT);
            assertThat(hosts(cloud)).containsOnly(COUNT / 3);
            all(
                    clients,
                    COUNT,
                    i -> cloud.member()
                            .delete("compute", "/servers/" + instances.get(i))
                            .text());
            await().atMost(Duration.ofSeconds(60)).until(() -> count(cloud, "") == 0);
        } finally {
            clients.shutdownNow();
        }
    }

    private static String instance(JsonNode body) {
        for (JsonNode trait : body.at("/reason_data/event/traits")) {
            if (trait.path(0).asText().equals("instance_id")) {
                return trait.path(2).asText();
            }
        }
        return "";
    }

    private interface Numbered {
        String make(int number);
    }

    private static List<String> all(ExecutorService clients, int count, Numbered work) throws Exception {
        List<Future<String>> running = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = i;
            running.add(clients.submit(() -> work.make(number)));
        }
        List<String> results = new ArrayList<>();
        for (Future<String> result : running) {
            results.add(result.get());
        }
        return results;
    }

    private static String alarm(TestCloud cloud, HttpServer receiver, String instance) {
        return cloud.member()
                .post(
                        "alarming",
                        "/v2/alarms",
                        "{'name':'a','type':'event','event_rule':{'event_type':"
                                + "'compute.instance.update','query':[{'field':'traits.instance_id','op':'eq','type':'string','value':'"
                                + instance
                                + "'},{'field':'traits.state','op':'eq','type':'string','value':'error'}]},'alarm_actions':['"
                                + receiver.uri()
                                + "/failure']}")
                .json()
                .path("alarm_id")
                .asText();
    }

    /** Renames an instance until an alarm that was made last hears of it: then the cache knows the others too. */
    private static void awaitFreshCache(
            TestCloud cloud, HttpServer receiver, String instance, Map<String, String> notified) {
        String probe = cloud.member()
                .post(
                        "alarming",
                        "/v2/alarms",
                        "{'name':'probe','type':'event','event_rule':{'query':["
                                + "{'field':'traits.display_name','op':'eq','type':'string','value':'probe'}]},'alarm_actions':['"
                                + receiver.uri()
                                + "/failure']}")
                .json()
                .path("alarm_id")
                .asText();
        await().until(() -> {
            cloud.member().put("compute", "/servers/" + instance, "{'server':{'name':'other'}}");
            cloud.member().put("compute", "/servers/" + instance, "{'server':{'name':'probe'}}");
            return notified.containsKey(probe);
        });
    }

    private static int count(TestCloud cloud, String status) {
        List<String> found =
                cloud.member().get("compute", "/servers").json().path("servers").findValuesAsText("status");
        return (int) found.stream().filter(one -> one.contains(status)).count();
    }

    private static List<Integer> hosts(TestCloud cloud) {
        Map<String, Integer> perHost = new HashMap<>();
        cloud.admin()
                .get("compute", "/servers/detail?all_tenants=1")
                .json()
                .path("servers")
                .forEach(server ->
                        perHost.merge(server.path("OS-EXT-SRV-ATTR:host").asText(), 1, Integer::sum));
        return List.copyOf(perHost.values());
    }
}
