package org.opnfv.doctor.functest.embedded.identity;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.embedded.Caller;
import org.opnfv.doctor.functest.embedded.JsonBody;
import org.opnfv.doctor.functest.embedded.Token;
import org.opnfv.doctor.functest.embedded.Tokens;
import org.opnfv.doctor.functest.http.Call;
import org.opnfv.doctor.functest.http.Reply;

/** Tokens: make, show, revoke. */
final class TokenApi {

    private static final String SUBJECT = "X-Subject-Token";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final Directory directory;
    private final Tokens tokens;
    private final Catalog catalog;
    private final Authenticator login;

    TokenApi(Directory directory, Tokens tokens, Catalog catalog) {
        this.directory = directory;
        this.tokens = tokens;
        this.catalog = catalog;
        this.login = new Authenticator(directory, tokens);
    }

    /** {@code POST /v3/auth/tokens}, the only call without a token. */
    Reply make(Call call) {
        return show(201, login.token(JsonBody.object(call, "auth")), call);
    }

    void addTo(RouteRegistrar routes) {
        routes.on("GET", "/v3/auth/tokens", (call, caller) -> show(200, subject(call, caller, "validate_token"), call));
        routes.on("DELETE", "/v3/auth/tokens", (call, caller) -> {
            tokens.revoke(subject(call, caller, "revoke_token").id());
            return Reply.empty(204);
        });
    }

    /** The token of a call's subject: all users may ask for their own, an administrator for any. */
    private Token subject(Call call, Caller caller, String action) {
        Token token = call.header(SUBJECT).flatMap(tokens::find).orElseThrow(TokenApi::unknown);
        if (!caller.isAdmin() && !caller.userId().equals(token.caller().userId())) {
            throw KeystoneErrors.forbidden(action);
        }
        return token;
    }

    static ApiError unknown() {
        return new ApiError(404, "Failed to validate token");
    }

    private Reply show(int status, Token token, Call call) {
        Caller caller = token.caller();
        Map<String, Object> view = new LinkedHashMap<>();
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("domain", IdentityService.DOMAIN);
        user.put("id", caller.userId());
        user.put("name", caller.userName());
        user.put("password_expires_at", null);
        view.put("methods", token.methods());
        view.put("user", user);
        view.put("audit_ids", token.auditIds());
        view.put("expires_at", time(token.expires()));
        view.put("issued_at", time(token.issued()));
        if (token.delegation() != null) {
            directory
                    .credentials()
                    .find(token.delegation())
                    .ifPresent(credential -> view.put("application_credential", credential.mention()));
        }
        if (caller.projectId() != null) {
            view.put(
                    "project",
                    Map.of("domain", IdentityService.DOMAIN, "id", caller.projectId(), "name", caller.projectName()));
            view.put("is_domain", false);
            view.put("roles", roles(caller));
            if (call.query("nocatalog").isEmpty()) {
                view.put("catalog", catalog.view());
            }
        }
        return Reply.json(status, Map.of("token", view)).with(SUBJECT, token.id());
    }

    private List<Map<String, Object>> roles(Caller caller) {
        return caller.roles().stream()
                .flatMap(name -> directory.named(EntityKind.ROLE, name).stream())
                .map(role -> Map.<String, Object>of("id", role.id(), "name", role.name()))
                .toList();
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }
}
