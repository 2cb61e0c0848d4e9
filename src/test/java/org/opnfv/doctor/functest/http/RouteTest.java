package org.opnfv.doctor.functest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTest {

    private static final HttpHandler ANY = call -> Reply.empty(200);

    @Test
    void variablesTakeWholeDecodedSegments() {
        Route route = Route.of("GET", "/v3/projects/{project}/users/{user}", ANY);

        assertThat(route.match("/v3/projects/p%201/users/u")).contains(Map.of("project", "p 1", "user", "u"));
        assertThat(route.match("/v3/projects//users/u")).isEmpty();
        assertThat(route.match("/v3/projects/p/users")).isEmpty();
        assertThat(route.match("/v3/projects/p/users/u/x")).isEmpty();
    }

    @Test
    void aSlashAtTheEndIsOverlooked() {
        assertThat(Route.of("GET", "/", ANY).match("/")).isPresent();
        assertThat(Route.of("GET", "/v3", ANY).match("/v3/")).isPresent();
        assertThat(Route.of("GET", "/v3/", ANY).match("/v3")).isPresent();
        assertThat(Route.of("GET", "/", ANY).match("/v3")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v3/x", "/a{id}", "/{id}/{id}", "/{}", "/x}"})
    void aBadTemplateIsRefused(String template) {
        assertThatIllegalArgumentException().isThrownBy(() -> Route.of("GET", template, ANY));
    }

    @Test
    void twoTemplatesForTheSamePathsAreRefused() {
        Routes routes = new Routes();
        routes.add(Route.of("GET", "/a/{x}", ANY));
        routes.add(Route.of("PUT", "/a/{y}", ANY));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> routes.add(Route.of("GET", "/a/{z}", ANY)))
                .withMessageContaining("/a/{x}");
    }
}
