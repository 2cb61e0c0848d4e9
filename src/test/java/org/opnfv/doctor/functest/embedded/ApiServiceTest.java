package org.opnfv.doctor.functest.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.embedded.Rest.Answer;
import org.opnfv.doctor.functest.http.Reply;

class ApiServiceTest {

    private static final class Echo extends ApiService {

        Echo(Tokens tokens) {
            super("test", "echo", tokens);
            open("GET", "/open", call -> Reply.text(200, "open"));
            on("GET", "/closed", (call, caller) -> Reply.text(200, caller.userName()));
            on("GET", "/refused", (call, caller) -> {
                throw new ApiError(409, "not now");
            });
            on("GET", "/broken", (call, caller) -> {
                throw new IllegalStateException("a secret of ours");
            });
        }

        @Override
        protected Reply error(int status, String message) {
            return Reply.json(status, Map.of("echo", message));
        }

        @Override
        public String cataloguePath() {
            return "/v1";
        }
    }

    private final Tokens tokens = new Tokens();

    @AutoClose
    private final Echo echo = new Echo(tokens);

    private Rest rest;
    private String token;

    @BeforeEach
    void start() throws Exception {
        echo.start(0);
        rest = Rest.at(echo.root());
        token = tokens.issue(new Caller("u1", "anna", "p1", "forest", Set.of("member")))
                .id();
    }

    @Test
    void namesItsUrlAsTheCatalogWantsIt() {
        assertThat(echo.endpoint()).hasToString(echo.root() + "/v1");
    }

    @Test
    void whatIsOpenAsksForNoToken() {
        assertThat(rest.get("/open").text()).isEqualTo("open");
    }

    @Test
    void theRestAsksForAValidToken() {
        assertThat(rest.as(token).get("/closed").text()).isEqualTo("anna");
        tokens.revoke(token);

        for (Answer answer : new Answer[] {
            rest.get("/closed"), rest.as(token).get("/closed"), rest.as("").get("/closed")
        }) {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Keystone uri=\"http://127.0.0.1:5000\"");
            assertThat(answer.at("/error/message")).isEqualTo("The request you have made requires authentication.");
        }
    }

    @Test
    void refusalsHaveTheServicesOwnForm() {
        Answer answer = rest.as(token).get("/refused");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.at("/echo")).isEqualTo("not now");
    }

    @Test
    void aFailureInsideIsA500ThatTellsNoSecrets() {
        Answer answer = rest.as(token).get("/broken");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text()).doesNotContain("secret");
    }

    @Test
    void eachAnswerCarriesAnIdOfItsOwn() {
        String first = rest.get("/open").header("x-openstack-request-id");
        String second = rest.get("/nowhere").header("x-openstack-request-id");

        assertThat(first).matches("req-[0-9a-f-]{36}");
        assertThat(second).matches("req-[0-9a-f-]{36}").isNotEqualTo(first);
    }
}
