package org.opnfv.doctor.functest.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opnfv.doctor.functest.cloud.CloudException.Kind;
import org.opnfv.doctor.functest.http.Reply;

class SessionTest {
    private static final String ACTION = "POST /v2.1/servers/x/action";

    private ScriptedCloud server;
    private Cloud cloud;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedCloud("one").on(ACTION, call -> Reply.empty(202));
        cloud = server.connect();
    }

    @AfterEach
    void stop() {
        cloud.close();
        server.close();
    }

    @Test
    void renews_a_refused_token_once_for_all_threads() throws Exception {
        server.revokeAll();
        inParallel(64, 200, () -> cloud.compute().resetState("x", "error"));

        assertThat(server.authentications).hasValue(2);
    }

    @Test
    void asks_once_and_not_once_a_thread_when_the_renewal_is_refused() throws Exception {
        server.lock();

        inParallel(
                16, 16, () -> refused(Kind.UNAUTHORIZED, () -> cloud.compute().resetState("x", "error")));

        assertThat(server.authentications).hasValue(2);
    }

    @Test
    void lets_keystone_say_whether_names_of_other_case_are_the_same() {
        Credentials admin = server.credentials();
        AuthMethod robot = new AuthMethod.ApplicationCredential(IdentityRef.id("r"), null, null, "of-the-r0bot");
        for (AuthMethod login : List.of(admin.login(), robot)) {
            try (Cloud other =
                    Cloud.connect(admin.as(login, IdentityRef.name("WARD"), "a test"), ScriptedCloud.settings())) {
                assertThat(other.projectId()).isEqualTo("p-one");
            }
        }
    }

    @Test
    void says_who_was_refused_where_and_never_the_password() {
        server.lock();

        String message = refused(Kind.UNAUTHORIZED, server::connect).getMessage();

        assertThat(message)
                .contains(server.uri() + "/v3")
                .contains("user doctor")
                .contains("project ward")
                .contains("requires authentication")
                .contains("a test")
                .doesNotContain(ScriptedCloud.PASSWORD);
    }

    @ParameterizedTest
    @CsvSource({
        "400, BAD_REQUEST", "403, FORBIDDEN", "404, NOT_FOUND", "409, CONFLICT", "410, FAILED", "413, OVER_QUOTA",
        "429, UNAVAILABLE", "500, FAILED", "502, UNAVAILABLE", "503, UNAVAILABLE", "504, UNAVAILABLE", "302, FAILED",
    })
    void takes_no_refusal_of_an_action_for_success_and_asks_only_once(int status, Kind kind) {
        server.on(
                ACTION,
                call -> Reply.rawJson(status, "{\"fault\": {\"message\": \"not now\"}}")
                        .with("X-Openstack-Request-Id", "req-7"));

        CloudException refusal = refused(kind, () -> cloud.compute().resetState("x", "error"));

        assertThat(refusal.status()).isEqualTo(status);
        assertThat(refusal.getMessage())
                .isEqualTo("compute answered " + status + " to " + ACTION + ": not now (req-7)");
        assertThat(server.requests).containsExactly(ACTION);
    }

    @Test
    void tells_a_used_up_quota_from_a_missing_right() {
        server.on(
                "POST /v2.1/servers",
                403,
                "{\"forbidden\": {\"code\": 403, \"message\": \"Quota exceeded for instances: Requested 1, used 0 of 0\"}}");
        server.on(
                "POST /network/v2.0/networks",
                409,
                "{\"NeutronError\": {\"type\": \"OverQuota\", \"message\": \"Quota exceeded.\", \"detail\": \"\"}}");

        refused(
                Kind.OVER_QUOTA,
                () -> cloud.compute().createInstance(new InstanceSpec("n", "i", "f", "n", Map.of(), Optional.empty())));
        refused(Kind.OVER_QUOTA, () -> cloud.network().createNetwork("n"));
    }

    @Test
    void keeps_two_clouds_apart_on_the_same_threads() throws Exception {
        try (ScriptedCloud otherServer = new ScriptedCloud("two");
                Cloud other = otherServer.connect()) {
            server.on(
                    "GET /v2.1/servers/x",
                    200,
                    "{\"server\": {\"id\": \"x\", \"name\": \"in one\", \"status\": \"ACTIVE\"}}");
            otherServer.on(
                    "GET /v2.1/servers/x",
                    200,
                    "{\"server\": {\"id\": \"x\", \"name\": \"in two\", \"status\": \"ACTIVE\"}}");
            server.on("GET /v2.1/flavors", 200, "{\"flavors\": [{\"id\": \"f1\", \"name\": \"f\"}]}");
            otherServer.on("GET /v2.1/flavors", 200, "{\"flavors\": [{\"id\": \"f2\", \"name\": \"f\"}]}");
            noMicroversions(server);
            noMicroversions(otherServer);

            inParallel(16, 100, () -> {
                assertThat(cloud.compute().findFlavor("f")).contains("f1");
                assertThat(other.compute().findFlavor("f")).contains("f2");
                assertThat(cloud.compute().instance("x").orElseThrow().name()).isEqualTo("in one");
                assertThat(other.compute().instance("x").orElseThrow().name()).isEqualTo("in two");
            });
            assertThat(cloud.projectId()).isEqualTo("p-one");
            assertThat(other.projectId()).isEqualTo("p-two");
        }
    }

    @Test
    void finds_a_cloud_that_comes_back_on_another_port() throws IOException {
        server.close();
        CloudException gone = refused(Kind.UNREACHABLE, () -> cloud.compute().resetState("x", "error"));
        assertThat(gone.getMessage()).startsWith("compute at " + server.uri() + " cannot be reached");

        try (ScriptedCloud again = new ScriptedCloud("one").on(ACTION, call -> Reply.empty(202));
                Cloud there = again.connect()) {
            there.compute().resetState("x", "error");
            assertThat(again.requests).containsExactly(ACTION);
        }
    }

    @ParameterizedTest
    @CsvSource({"RegionOne, public, ''", "RegionOne, internal, /internal", "RegionTwo, public, /two", ", public, ''"})
    void goes_where_region_and_interface_say(String region, String endpointInterface, String prefix) {
        server.on("POST " + prefix + "/v2.1/servers/x/action", call -> Reply.empty(202));
        try (Cloud there = Cloud.connect(server.credentials(region, endpointInterface), ScriptedCloud.settings())) {
            there.compute().resetState("x", "error");
        }

        assertThat(server.requests).containsExactly("POST " + prefix + "/v2.1/servers/x/action");
    }

    @Test
    void names_the_service_region_and_interface_that_the_catalog_lacks() {
        try (Cloud there = Cloud.connect(server.credentials("RegionTwo", "internal"), ScriptedCloud.settings())) {
            assertThat(refused(Kind.NO_SUCH_SERVICE, () -> there.alarming().alarms())
                            .getMessage())
                    .contains("no alarming service")
                    .contains("RegionTwo")
                    .contains("internal")
                    .contains("nothing");
            assertThat(refused(Kind.NO_SUCH_SERVICE, () -> there.compute().resetState("x", "error"))
                            .getMessage())
                    .contains("no compute service");
        }
    }

    @Test
    void shows_no_token_and_no_password_that_a_service_repeats() {
        server.on(
                "GET /alarming/v2/alarms",
                call -> Reply.text(
                        400,
                        "bad: " + call.header("X-Auth-Token").orElseThrow() + " of " + ScriptedCloud.PASSWORD + "."));

        assertThat(refused(Kind.BAD_REQUEST, () -> cloud.alarming().alarms()).getMessage())
                .contains("bad: *** of ***.")
                .doesNotContain("one-token")
                .doesNotContain(ScriptedCloud.PASSWORD);
    }

    @Test
    void takes_a_page_of_a_proxy_for_no_answer() {
        server.on("GET /alarming/v2/alarms", call -> Reply.bytes(200, "text/html", "<html>Welcome</html>".getBytes()));
        server.on("GET /v2.1/flavors", call -> Reply.bytes(200, "text/html", "<html>Welcome</html>".getBytes()));

        assertThat(refused(Kind.FAILED, () -> cloud.alarming().alarms()).getMessage())
                .contains("not the JSON");
        assertThat(refused(Kind.FAILED, () -> cloud.compute().findFlavor("f")).getMessage())
                .contains("not the JSON");
    }

    private static void noMicroversions(ScriptedCloud server) {
        server.on("GET /v2.1/", 200, "{\"version\": {\"id\": \"v2.1\", \"version\": \"\", \"min_version\": \"\"}}");
    }

    private static CloudException refused(Kind kind, ThrowingCallable call) {
        CloudException refusal = catchThrowableOfType(CloudException.class, call);
        assertThat(refusal).isNotNull();
        assertThat(refusal.kind()).as(refusal.getMessage()).isEqualTo(kind);
        assertThat(refusal.getMessage()).doesNotContain("\n");
        return refusal;
    }

    private static void inParallel(int threads, int times, Runnable work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> results = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                results.add(pool.submit(work));
            }
            for (Future<?> result : results) {
                result.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
