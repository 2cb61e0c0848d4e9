package org.opnfv.doctor.functest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.CloudException;
import org.opnfv.doctor.functest.cloud.CloudException.Kind;
import org.opnfv.doctor.functest.cloud.CloudSettings;
import org.opnfv.doctor.functest.cloud.Credentials;
import org.opnfv.doctor.functest.cloud.IdentityRef;
import org.opnfv.doctor.functest.cloud.InstanceFilter;
import org.opnfv.doctor.functest.cloud.Service;
import org.opnfv.doctor.functest.cloud.transport.CloudRequest;
import org.opnfv.doctor.functest.cloud.transport.CloudResponse;

/** Coming in: users, projects, catalog, tokens. */
class AccessContractTest extends ContractCloud {
    @Test
    void shows_the_user_project_roles_and_catalog() {
        assertThat(stage.admin.roles()).contains("admin");
        assertThat(stage.member.roles()).contains("member").doesNotContain("admin");
        assertThat(stage.admin.userId()).isNotEqualTo(stage.member.userId());
        assertThat(stage.admin.projectId()).isNotEqualTo(stage.member.projectId());
        assertThat(stage.admin.catalog())
                .extracting(Service::type)
                .contains("identity", "compute", "network", "image", "alarming");
    }

    @Test
    void tells_the_version_of_every_service_it_speaks_to() {
        Map<String, String> versions = new HashMap<>();
        stage.admin
                .catalog()
                .forEach(service ->
                        stage.admin.version(service).ifPresent(version -> versions.put(service.type(), version)));

        assertThat(versions.get("identity")).startsWith("v3");
        assertThat(versions.get("compute"))
                .isEqualTo("v2.1, microversions 2.1 to "
                        + stage.admin.compute().versions().max());
        assertThat(versions.get("image")).startsWith("v2");
        assertThat(versions.get("network")).startsWith("v2.0");
        assertThat(versions.get("alarming")).startsWith("v2");
    }

    @Test
    void works_in_another_project_as_the_same_user() {
        Cloud there = stage.adminInMembersProject(undo);

        assertThat(there.projectId()).isEqualTo(stage.member.projectId());
        assertThat(there.userId()).isEqualTo(stage.admin.userId());
        assertThat(there.roles()).contains("admin");
    }

    @Test
    void refuses_a_wrong_password_an_unknown_user_and_a_project_of_others() {
        Credentials mine = stage.credentials();
        for (Credentials wrong : List.of(
                Doctored.user(mine, stage.admin.userName(), "wrong-Pa55word", mine.project()),
                Doctored.user(mine, Stage.unique("nobody"), "wrong-Pa55word", mine.project()),
                mine.as(mine.login(), IdentityRef.name(Stage.unique("nowhere")), mine.origin()))) {
            CloudException refusal = refused(Kind.UNAUTHORIZED, () -> Cloud.connect(wrong, CloudSettings.defaults()));

            assertThat(refusal.getMessage())
                    .contains(mine.authUrl().toString())
                    .contains(wrong.login().who())
                    .contains(wrong.project().value())
                    .doesNotContain("wrong-Pa55word");
        }
    }

    @Test
    void finds_no_service_in_an_unknown_region_and_says_so() {
        try (Cloud cloud = Cloud.connect(Doctored.region(stage.credentials(), "Atlantis"), CloudSettings.defaults())) {
            assertThat(cloud.catalog()).isEmpty();
            CloudException refusal =
                    refused(Kind.NO_SUCH_SERVICE, () -> cloud.alarming().alarms());
            assertThat(refusal.getMessage())
                    .contains("alarming")
                    .contains("Atlantis")
                    .contains("public");
        }
    }

    @Test
    void renews_a_token_once_for_any_number_of_threads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(32);
        undo.later(threads::shutdownNow);
        CloudProxy proxy = proxy(stage.credentials());
        Cloud cloud = through(proxy);
        proxy.revoke();
        proxy.forget();
        List<Future<?>> calls = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            calls.add(threads.submit(() -> cloud.alarming().alarms()));
        }
        for (Future<?> call : calls) {
            call.get();
        }
        assertThat(proxy.authentications()).isEqualTo(1);
    }

    @Test
    void asks_for_nothing_more_than_the_call_itself_once_it_knows_the_cloud() throws IOException {
        String id = stage.boot(Optional.empty(), undo).id();
        CloudProxy proxy = proxy(stage.credentials());
        Cloud cloud = through(proxy);
        cloud.compute().instances(InstanceFilter.everyones());
        cloud.compute().computeServices();
        proxy.forget();

        cloud.compute().resetState(id, "error");
        cloud.compute().resetState(id, "active");
        cloud.compute().instance(id);

        assertThat(proxy.requests().stream()
                        .map(request -> request.replace(id, "ID"))
                        .collect(Collectors.toList()))
                .containsExactly(
                        "POST /compute/v2.1/servers/ID/action",
                        "POST /compute/v2.1/servers/ID/action",
                        "GET /compute/v2.1/servers/ID");
    }

    @Test
    void does_not_come_in_again_when_the_password_was_changed() throws IOException {
        String name = Stage.unique("user");
        String id = stage.admin.identity().createUser(name, Stage.PASSWORD, stage.member.projectId());
        undo.later(() -> stage.admin.identity().deleteUser(id));
        stage.admin.identity().grant(stage.member.projectId(), id, stage.roleId);
        Credentials user =
                Doctored.user(stage.credentials(), name, Stage.PASSWORD, IdentityRef.id(stage.member.projectId()));
        CloudProxy proxy = proxy(user);
        Cloud cloud = through(proxy);
        changePassword(id);

        CloudException refusal =
                refused(Kind.UNAUTHORIZED, () -> cloud.alarming().alarms());

        assertThat(refusal.getMessage()).contains(name).doesNotContain("another-Pa55word");
    }

    /** As an admin does it; it ends the tokens that there are. */
    private void changePassword(String userId) throws IOException {
        CloudProxy asAdmin = proxy(stage.credentials());
        through(asAdmin);
        URI url = URI.create(stage.credentials().authUrl() + "/users/" + userId);
        CloudResponse answer = asAdmin.direct(CloudRequest.of("PATCH", url)
                .json("{\"user\": {\"password\": \"another-Pa55word\"}}".getBytes(StandardCharsets.UTF_8))
                .header("X-Auth-Token", asAdmin.token()));
        assertThat(answer.status()).isEqualTo(200);
    }
}
