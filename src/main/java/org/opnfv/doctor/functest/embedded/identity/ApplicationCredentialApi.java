package org.opnfv.doctor.functest.embedded.identity;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opnfv.doctor.functest.embedded.Caller;
import org.opnfv.doctor.functest.embedded.JsonBody;
import org.opnfv.doctor.functest.embedded.Tokens;
import org.opnfv.doctor.functest.http.Call;
import org.opnfv.doctor.functest.http.Reply;

/** Application credentials of users: make, list, show, delete. */
record ApplicationCredentialApi(Directory directory, Tokens tokens, EntityView view) {

    private static final String ALL = "/v3/users/{user}/application_credentials";
    private static final int SECRET_BYTES = 64;

    void addTo(RouteRegistrar routes) {
        routes.on("GET", ALL, this::list);
        routes.on("POST", ALL, this::create);
        routes.on("GET", ALL + "/{id}", this::show);
        routes.on("DELETE", ALL + "/{id}", this::delete);
    }

    private Reply list(Call call, Caller caller) {
        requireOwn(call, caller, caller.isAdmin(), "list_application_credentials");
        return view.listed(
                call,
                "application_credentials",
                directory.credentials().of(call.param("user")).stream()
                        .filter(credential -> call.query("name")
                                .map(credential.name()::equals)
                                .orElse(true))
                        .map(this::view)
                        .toList());
    }

    /** Nobody makes one for somebody else, not even an administrator. */
    private Reply create(Call call, Caller caller) {
        requireOwn(call, caller, false, "create_application_credential");
        requireUnrestricted(call);
        JsonNode wanted = JsonBody.object(call, "application_credential");
        if (wanted.hasNonNull("expires_at")) {
            throw KeystoneErrors.badRequest("expires_at: application credentials of this cloud do not expire");
        }
        String secret = wanted.hasNonNull("secret") ? wanted.get("secret").asText() : randomSecret();
        ApplicationCredential credential = new ApplicationCredential(
                Directory.newId(),
                JsonBody.text(wanted, "name"),
                wanted.path("description").asText(null),
                caller.userId(),
                caller.projectId(),
                roles(wanted.path("roles"), caller),
                secret,
                wanted.path("unrestricted").asBoolean());
        directory.credentials().add(credential);
        Map<String, Object> view = new LinkedHashMap<>(view(credential));
        view.put("secret", secret);
        return Reply.json(201, Map.of("application_credential", view));
    }

    private Reply show(Call call, Caller caller) {
        requireOwn(call, caller, caller.isAdmin(), "get_application_credential");
        return Reply.json(
                200,
                Map.of("application_credential", view(directory.credentials().get(call.param("id")))));
    }

    private Reply delete(Call call, Caller caller) {
        requireOwn(call, caller, caller.isAdmin(), "delete_application_credential");
        requireUnrestricted(call);
        directory.credentials().get(call.param("id"));
        directory.credentials().delete(call.param("id"));
        tokens.reassess(directory::reassessed);
        return Reply.empty(204);
    }

    private static void requireOwn(Call call, Caller caller, boolean mayOthers, String action) {
        if (!mayOthers && !call.param("user").equals(caller.userId())) {
            throw KeystoneErrors.forbidden(action);
        }
    }

    private void requireUnrestricted(Call call) {
        boolean restricted = call.header("X-Auth-Token")
                .flatMap(tokens::find)
                .flatMap(token -> Optional.ofNullable(token.delegation()))
                .flatMap(directory.credentials()::find)
                .filter(credential -> !credential.unrestricted())
                .isPresent();
        if (restricted) {
            throw KeystoneErrors.delegated("manage application credentials");
        }
    }

    /** Those that are named, with what they imply; all of the caller when none is. */
    private Set<String> roles(JsonNode named, Caller caller) {
        if (named.isEmpty()) {
            return caller.roles();
        }
        Set<String> roles = new HashSet<>();
        for (JsonNode wanted : named) {
            String text = wanted.path("id").asText(wanted.path("name").asText());
            Entity role = directory
                    .find(EntityKind.ROLE, text)
                    .or(() -> directory.named(EntityKind.ROLE, text))
                    .orElseThrow(() -> KeystoneErrors.notFound("role", text));
            if (!caller.roles().contains(role.name())) {
                throw KeystoneErrors.badRequest("Invalid application credential: its user has no role " + role.name());
            }
            directory
                    .roles(new RoleAssignment(caller.projectId(), caller.userId(), role.id()))
                    .forEach(implied -> roles.add(implied.name()));
        }
        return roles;
    }

    private Map<String, Object> view(ApplicationCredential credential) {
        List<Map<String, Object>> roles = credential.roles().stream()
                .flatMap(name -> directory.named(EntityKind.ROLE, name).stream())
                .map(Entity::attributes)
                .toList();
        return credential.view(roles, view.url("/v3/application_credentials/" + credential.id()));
    }

    private static String randomSecret() {
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
