package org.opnfv.doctor.functest.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.cloud.AuthMethod;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.CloudException;
import org.opnfv.doctor.functest.cloud.CloudException.Kind;
import org.opnfv.doctor.functest.cloud.CloudSettings;
import org.opnfv.doctor.functest.cloud.Credentials;
import org.opnfv.doctor.functest.cloud.IdentityRef;
import org.opnfv.doctor.functest.cloud.transport.CloudRequest;
import org.opnfv.doctor.functest.cloud.transport.CloudResponse;
import org.opnfv.doctor.functest.http.Json;

/** Coming in otherwise than by a password: application credentials and tokens. */
class LoginContractTest extends ContractCloud {
    private static final String SECRET = "contract-s3cret";

    private CloudProxy proxy;
    private String userId;
    private String userName;
    private String name;
    private String id;

    /** As its owner makes one: the ordinary user of a project. */
    @BeforeEach
    void make() throws IOException {
        userName = Stage.unique("user");
        userId = stage.admin.identity().createUser(userName, Stage.PASSWORD, stage.member.projectId());
        undo.later(() -> stage.admin.identity().deleteUser(userId));
        stage.admin.identity().grant(stage.member.projectId(), userId, stage.roleId);
        proxy = proxy(
                Doctored.user(stage.credentials(), userName, Stage.PASSWORD, IdentityRef.id(stage.member.projectId())));
        through(proxy);
        name = Stage.unique("credential");
        String body = "{\"application_credential\": {\"name\": \"" + name + "\", \"secret\": \"" + SECRET + "\"}}";
        CloudResponse made = asOwner(CloudRequest.of("POST", url("")).json(body.getBytes(StandardCharsets.UTF_8)));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        JsonNode credential = Json.mapper().readTree(made.body()).path("application_credential");
        assertThat(credential.path("unrestricted").asBoolean()).isFalse();
        id = credential.path("id").asText();
    }

    private URI url(String path) {
        return URI.create(stage.credentials().authUrl() + "/users/" + userId + "/application_credentials" + path);
    }

    private CloudResponse asOwner(CloudRequest ask) throws IOException {
        return proxy.direct(ask.header("X-Auth-Token", proxy.token()));
    }

    private Credentials by(AuthMethod login, IdentityRef project) {
        return stage.credentials().as(login, project, "a test");
    }

    private AuthMethod credential(IdentityRef which, IdentityRef user, String secret) {
        return new AuthMethod.ApplicationCredential(which, user, IdentityRef.id("default"), secret);
    }

    private Cloud enter(Credentials credentials) {
        Cloud cloud = Cloud.connect(credentials, CloudSettings.defaults());
        undo.later(cloud::close);
        return cloud;
    }

    @Test
    void an_application_credential_lets_in_by_id_by_name_and_user_and_by_name_and_user_id() {
        for (AuthMethod login : new AuthMethod[] {
            credential(IdentityRef.id(id), null, SECRET),
            credential(IdentityRef.name(name), IdentityRef.name(userName), SECRET),
            credential(IdentityRef.name(name), IdentityRef.id(userId), SECRET)
        }) {
            Cloud cloud = enter(by(login, null));

            assertThat(cloud.projectId()).isEqualTo(stage.member.projectId());
            assertThat(cloud.userName()).isEqualTo(userName);
            assertThat(cloud.roles()).contains("member").doesNotContain("admin");
            assertThat(cloud.boundToProject()).isTrue();
            assertThat(cloud.alarming().alarms()).isEmpty();
        }
    }

    @Test
    void its_project_may_be_named_and_another_one_may_not() {
        assertThat(enter(by(credential(IdentityRef.id(id), null, SECRET), IdentityRef.id(stage.member.projectId())))
                        .projectId())
                .isEqualTo(stage.member.projectId());
        assertThat(refused(
                                Kind.UNAUTHORIZED,
                                () -> enter(by(
                                        credential(IdentityRef.id(id), null, SECRET), IdentityRef.name("elsewhere"))))
                        .getMessage())
                .contains("not of elsewhere");
    }

    @Test
    void a_wrong_secret_and_an_unknown_credential_are_refused() {
        for (AuthMethod wrong : new AuthMethod[] {
            credential(IdentityRef.id(id), null, "wrong-s3cret"),
            credential(IdentityRef.id("0123456789abcdef"), null, "wrong-s3cret"),
            credential(IdentityRef.name("nobodys"), IdentityRef.name(userName), "wrong-s3cret")
        }) {
            assertThat(refused(Kind.UNAUTHORIZED, () -> enter(by(wrong, null))).getMessage())
                    .contains("application credential", "check its id or name")
                    .doesNotContain("wrong-s3cret");
        }
    }

    @Test
    void a_credential_that_was_deleted_ends_its_tokens() throws IOException {
        Cloud cloud = enter(by(credential(IdentityRef.id(id), null, SECRET), null));
        assertThat(asOwner(CloudRequest.of("DELETE", url("/" + id))).status()).isEqualTo(204);

        refused(Kind.UNAUTHORIZED, () -> enter(by(credential(IdentityRef.id(id), null, SECRET), null)));
        // Keystone that still remembers the token looks for its credential, and does not find it.
        CloudException refusal = catchThrowableOfType(
                CloudException.class, () -> cloud.identity().findRole("member"));
        assertThat(refusal.kind()).as(refusal.getMessage()).isIn(Kind.UNAUTHORIZED, Kind.NOT_FOUND);
        assertThat(refusal.getMessage()).doesNotContain(SECRET);
    }

    @Test
    void a_token_lets_in_until_it_is_revoked() throws IOException {
        AuthMethod token = new AuthMethod.Token(proxy.token());
        Cloud cloud = enter(by(token, IdentityRef.id(stage.member.projectId())));
        assertThat(cloud.userId()).isEqualTo(userId);
        assertThat(cloud.alarming().alarms()).isEmpty();
        proxy.revoke();

        assertThat(refused(Kind.UNAUTHORIZED, () -> enter(by(token, IdentityRef.id(stage.member.projectId()))))
                        .getMessage())
                .contains("get a new token")
                .doesNotContain(token.secret());
    }

    @Test
    void a_token_of_a_credential_gives_no_other_token() {
        CloudProxy delegated = enterByProxy();

        assertThat(refused(
                                Kind.UNAUTHORIZED,
                                () -> enter(by(
                                        new AuthMethod.Token(delegated.token()),
                                        IdentityRef.id(stage.member.projectId()))))
                        .getMessage())
                .contains("delegated");
    }

    private CloudProxy enterByProxy() {
        try {
            CloudProxy delegated = proxy(by(credential(IdentityRef.id(id), null, SECRET), null));
            through(delegated);
            return delegated;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
