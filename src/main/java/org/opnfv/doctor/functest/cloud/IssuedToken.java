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
 */
final class IssuedToken {
    private final String tokenId;
    private final String userId;
    private final String userName;
    private final String userDomainId;
    private final String projectId;
    private final String projectName;
    private final String projectDomainId;
    private final Set<String> roles = new HashSet<>();
    private final Endpoints endpoints;

    private IssuedToken(String tokenId, JsonNode token, Credentials credentials) {
        this.tokenId = tokenId;
        this.userId = need(token, credentials, "user", "id");
        this.userName = name(token.path("user"), userId);
        this.userDomainId = need(token, credentials, "user", "domain", "id");
        if (!token.path("project").isObject()) {
            throw CloudErrors.noProject(credentials, userName);
        }
        this.projectId = need(token, credentials, "project", "id");
        this.projectName = name(token.path("project"), projectId);
        this.projectDomainId = need(token, credentials, "project", "domain", "id");
        token.path("roles").forEach(role -> roles.add(role.path("name").asText()));
        this.endpoints = Endpoints.of(token.path("catalog"), credentials, projectId);
    }

    /** Of Keystone's answer to the request for a token; {@link CloudException} when it is none. */
    static IssuedToken of(CloudResponse answer, Credentials credentials) {
        String keystone = "Keystone at " + credentials.authUrl();
        JsonNode token = ApiJson.read(answer, keystone).path("token");
        String id = answer.header("x-subject-token")
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> CloudErrors.noToken(keystone, "header X-Subject-Token"));
        return new IssuedToken(id, token, credentials);
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

    String tokenId() {
        return tokenId;
    }

    Endpoints endpoints() {
        return endpoints;
    }

    String userId() {
        return userId;
    }

    String userName() {
        return userName;
    }

    String userDomainId() {
        return userDomainId;
    }

    String projectId() {
        return projectId;
    }

    String projectName() {
        return projectName;
    }

    String projectDomainId() {
        return projectDomainId;
    }

    Set<String> roles() {
        return Set.copyOf(roles);
    }

    List<Service> catalog() {
        return endpoints.services();
    }
}
