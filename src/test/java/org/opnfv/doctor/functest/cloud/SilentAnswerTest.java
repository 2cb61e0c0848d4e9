package org.opnfv.doctor.functest.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opnfv.doctor.functest.cloud.CloudException.Kind;
import org.opnfv.doctor.functest.http.Reply;

/** An answer with 200 that says nothing is not the answer that there is nothing. */
class SilentAnswerTest {
    private static final Map<String, Consumer<Cloud>> LISTS = new LinkedHashMap<>();

    static {
        LISTS.put("/v2.1/servers/detail", cloud -> cloud.compute().instances(InstanceFilter.everyones()));
        LISTS.put("/v2.1/servers/x", cloud -> cloud.compute().instance("x"));
        LISTS.put("/v2.1/os-services", cloud -> cloud.compute().computeServices());
        LISTS.put("/v2.1/os-hypervisors/detail", cloud -> cloud.compute().hypervisors());
        LISTS.put("/v2.1/os-quota-sets/p/detail", cloud -> cloud.compute().quota("p"));
        LISTS.put("/v2.1/flavors", cloud -> cloud.compute().findFlavor("f"));
        LISTS.put("/alarming/v2/alarms", cloud -> cloud.alarming().findAlarmAnywhere("a"));
        LISTS.put("/alarming/v2/alarms/x", cloud -> cloud.alarming().alarm("x"));
        LISTS.put("/network/v2.0/networks", cloud -> cloud.network().findNetwork("n"));
        LISTS.put("/network/v2.0/subnets", cloud -> cloud.network().findSubnet("s"));
        LISTS.put("/image/v2/images", cloud -> cloud.image().findImage("i"));
        LISTS.put("/v3/projects", cloud -> cloud.identity().findProject("p"));
        LISTS.put("/v3/users", cloud -> cloud.identity().findUser("u"));
        LISTS.put("/v3/roles", cloud -> cloud.identity().findRole("r"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "\"x\"", "null", "", "[null]", "[{}]", "{\"services\": [{}], \"servers\": [{}]}"})
    void isNoAnswer(String body) throws IOException {
        try (ScriptedCloud server = new ScriptedCloud("silent");
                Cloud cloud = server.connect()) {
            server.on(
                    "GET /v2.1/",
                    200,
                    "{\"version\": {\"id\": \"v2.1\", \"version\": \"2.93\", \"min_version\": \"2.1\"}}");
            LISTS.forEach((path, ask) -> {
                server.on("GET " + path, call -> Reply.rawJson(200, body));
                CloudException silent = catchThrowableOfType(CloudException.class, () -> ask.accept(cloud));
                assertThat(silent).as(path + " answered " + body).isNotNull();
                assertThat(silent.kind()).as(silent.getMessage()).isEqualTo(Kind.FAILED);
                assertThat(silent.getMessage()).doesNotContain("\n");
            });
        }
    }

    @Test
    void aTopLevelListWhereAnObjectIsDueIsNone() throws IOException {
        try (ScriptedCloud server = new ScriptedCloud("silent");
                Cloud cloud = server.connect()) {
            server.on("GET /v2.1/", 200, "[]");

            assertThat(catchThrowableOfType(
                                    CloudException.class, () -> cloud.compute().versions())
                            .getMessage())
                    .contains("the answer has no list");
        }
    }

    @Test
    void thatAHostIsNotListedIsNoStateOfIt() throws IOException {
        try (ScriptedCloud server = new ScriptedCloud("silent");
                Cloud cloud = server.connect()) {
            server.on("GET /v2.1/", 200, "{\"version\": {\"id\": \"v2.1\", \"version\": \"\", \"min_version\": \"\"}}");
            server.on("GET /v2.1/os-services", 200, "{\"services\": []}");

            assertThat(catchThrowableOfType(
                                    CloudException.class, () -> cloud.compute().computeService("compute-1"))
                            .kind())
                    .isEqualTo(Kind.NOT_FOUND);
        }
    }

    @Test
    void tokensThatAreTakenAwayDoNotSuppressThemselves() throws IOException {
        try (ScriptedCloud server = new ScriptedCloud("locked");
                Cloud cloud = server.connect()) {
            server.on("POST /image/v2/images", call -> {
                server.lock();
                return Reply.rawJson(201, "{\"id\": \"i1\"}");
            });

            CloudException refusal = catchThrowableOfType(
                    CloudException.class, () -> cloud.image().createImage("i", new byte[1], "raw"));

            assertThat(refusal).isNotNull();
            assertThat(refusal.kind()).isEqualTo(Kind.UNAUTHORIZED);
        }
    }

    @Test
    void aRequestToBeLeftAloneIsToldWithinABound() throws IOException {
        try (ScriptedCloud server = new ScriptedCloud("busy");
                Cloud cloud = server.connect()) {
            for (Map.Entry<String, Long> asked : Map.of(
                            "7", 7L, "3600", 30L, "soon", 0L, "Sun, 06 Nov 1994 08:49:37 GMT", 0L)
                    .entrySet()) {
                server.on(
                        "GET /alarming/v2/alarms",
                        call -> Reply.rawJson(429, "{}").with("Retry-After", asked.getKey()));
                assertThat(catchThrowableOfType(
                                        CloudException.class,
                                        () -> cloud.alarming().alarms())
                                .retryAfter())
                        .hasSeconds(asked.getValue());
            }
        }
    }
}
