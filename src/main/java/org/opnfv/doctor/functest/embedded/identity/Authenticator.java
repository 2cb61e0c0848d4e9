package org.opnfv.doctor.functest.embedded.identity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.opnfv.doctor.functest.embedded.Caller;
import org.opnfv.doctor.functest.embedded.Token;
import org.opnfv.doctor.functest.embedded.Tokens;

/** Authenticates a request for a token: by password, application credential or another token; for a project, or unscoped. */
record Authenticator(Directory directory, Tokens tokens) {

    /**
     * The token for the {@code auth} of a request of Keystone's API v3.
     *
     * @throws org.opnfv.doctor.functest.embedded.ApiError 400 for a request that makes no sense, 401 for one that is not
     *     granted, 404 for a token to start from that is unknown
     */
    Token token(JsonNode auth) {
        JsonNode identity = required(auth, "identity", "auth");
        String method = identity.path("methods").path(0).asText();
        return switch (method) {
            case "password" -> byPassword(required(identity, method, "identity"), auth.path("scope"));
            case "application_credential" -> byCredential(required(identity, method, "identity"), auth.path("scope"));
            case "token" -> byToken(required(identity, method, "identity"), auth.path("scope"));
            default -> throw KeystoneErrors.unauthorized("Attempted to authenticate with an unsupported method.");
        };
    }

    private static JsonNode required(JsonNode node, String name, String where) {
        if (!node.hasNonNull(name)) {
            throw KeystoneErrors.expecting(name, where);
        }
        return node.get(name);
    }

    private Token byPassword(JsonNode password, JsonNode scope) {
        JsonNode wanted = required(password, "user", "password");
        String secret = required(wanted, "password", "user").asText();
        Entity user = find(EntityKind.USER, wanted, "user")
                .filter(found -> directory.admits(found, secret))
                .orElseThrow(KeystoneErrors::unauthorized);
        return tokens.issue(caller(user.id(), scope));
    }

    private Token byToken(JsonNode method, JsonNode scope) {
        String id = required(method, "id", "token").asText();
        Token from = tokens.find(id).orElseThrow(TokenApi::unknown);
        if (from.delegation() != null) {
            throw KeystoneErrors.delegated("create another token");
        }
        return tokens.reissue(caller(from.caller().userId(), scope), from);
    }

    /** By the credential's id, or by its name and its user. */
    private Token byCredential(JsonNode wanted, JsonNode scope) {
        String secret = required(wanted, "secret", "application_credential").asText();
        ApplicationCredential credential;
        if (wanted.hasNonNull("id")) {
            credential = directory.credentials().get(wanted.get("id").asText());
        } else {
            Entity user = find(EntityKind.USER, required(wanted, "user", "application_credential"), "user")
                    .orElseThrow(KeystoneErrors::unauthorized);
            String name = required(wanted, "name", "application_credential").asText();
            credential = directory
                    .credentials()
                    .named(user.id(), name)
                    .orElseThrow(() -> KeystoneErrors.notFound("application credential", name));
        }
        if (!credential.secret().equals(secret)) {
            throw KeystoneErrors.unauthorized();
        }
        if (scope.isObject()) {
            throw KeystoneErrors.unauthorized("Application credentials cannot request a scope.");
        }
        Caller caller = directory.delegated(credential).orElseThrow(KeystoneErrors::unauthorized);
        return tokens.delegate(caller, credential.id());
    }

    private Caller caller(String userId, JsonNode scope) {
        if (scope.path("project").isObject()) {
            Entity project =
                    find(EntityKind.PROJECT, scope.get("project"), "project").orElseThrow(KeystoneErrors::unauthorized);
            return directory.scoped(userId, project.id()).orElseThrow(KeystoneErrors::unauthorized);
        }
        if (scope.isObject()) { // of domains or of the system as a whole nobody has a role here
            throw KeystoneErrors.unauthorized();
        }
        Optional<Caller> inDefaultProject = scope.isTextual() // "unscoped"
                ? Optional.empty()
                : directory
                        .find(EntityKind.USER, userId)
                        .flatMap(user -> directory.scoped(userId, user.text("default_project_id")));
        return inDefaultProject.or(() -> directory.unscoped(userId)).orElseThrow(KeystoneErrors::unauthorized);
    }

    /** By id, or by name and domain. */
    private Optional<Entity> find(EntityKind kind, JsonNode wanted, String where) {
        if (wanted.hasNonNull("id")) {
            return directory.find(kind, wanted.get("id").asText());
        }
        JsonNode domain = required(wanted, "domain", where);
        boolean here = domain.path("id").asText().equals(Directory.DOMAIN_ID)
                || domain.path("name").asText().equals(Directory.DOMAIN_NAME);
        return here ? directory.named(kind, required(wanted, "name", where).asText()) : Optional.empty();
    }
}
