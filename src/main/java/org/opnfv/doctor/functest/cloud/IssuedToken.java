package org.opnfv.doctor.functest.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.openstack4j.model.identity.v3.Token;
import org.openstack4j.openstack.identity.v3.domain.KeystoneToken;
import org.opnfv.doctor.functest.cloud.transport.CloudResponse;

/**
 * A token that Keystone issued, with its expiry, its project and its catalog. Read here and not by OpenStack4j, which takes a catalog with one
 * odd URL for none. Immutable; a renewal makes a new object.
 *
 * @param roles their names
 */
record IssuedToken(
        String tokenId,
        String userId,
        String userName,
        String userDomainId,
        String projectId,
        String projectName,
        String projectDomainId,
        Set<String> roles,
        Endpoints endpoints) {

    /** Of Keystone's answer to the request for a token; {@link CloudException} when it is none. */
    static IssuedToken of(CloudResponse answer, Credentials credentials) {
        String keystone = "Keystone at " + credentials.authUrl();
        JsonNode token = ApiJson.read(answer, keystone).path("token");
        String id = answer.header("x-subject-token")
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> CloudErrors.noToken(keystone, "header X-Subject-Token"));
        String userId = need(token, credentials, "user", "id");
        String userName = name(token.path("user"), userId);
        String userDomainId = need(token, credentials, "user", "domain", "id");
        if (!token.path("project").isObject()) {
            throw CloudErrors.noProject(credentials, userName);
        }
        String projectId = need(token, credentials, "project", "id");
        String projectDomainId = need(token, credentials, "project", "domain", "id");
        Set<String> roles = new HashSet<>();
        token.path("roles").forEach(role -> roles.add(role.path("name").asText()));
        return new IssuedToken(
                id,
                userId,
                userName,
                userDomainId,
                projectId,
                name(token.path("project"), projectId),
                projectDomainId,
                Set.copyOf(roles),
                Endpoints.of(token.path("catalog"), credentials, projectId));
    }

    private static String name(JsonNode node, String id) {
        String name = node.path("name").asText();
        return name.isBlank() ? id : name;
    }

    private static String need(JsonNode token, Credentials credentials, String... path) {
        JsonNode value = token;
        for (String name : path) {
            value = value.path(name);
        }
        if (!value.isTextual() || value.asText().isBlank()) {
            throw CloudErrors.noToken("Keystone at " + credentials.authUrl(), String.join(".", path));
        }
        return value.asText();
    }

    /** For OpenStack4j only, which asks it for nothing but the id. */
    Token token() {
        KeystoneToken token = new KeystoneToken();
        token.setId(tokenId);
        return token;
    }

    List<Service> catalog() {
        return endpoints.services();
    }

    /** Everything but the secret. */
    @Override
    public String toString() {
        return "IssuedToken[" + userName + " in " + projectName + "]";
    }
}
