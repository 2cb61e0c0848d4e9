package org.opnfv.doctor.functest.embedded.identity;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opnfv.doctor.functest.embedded.Caller;
import org.opnfv.doctor.functest.embedded.JsonBody;
import org.opnfv.doctor.functest.embedded.Tokens;
import org.opnfv.doctor.functest.http.Call;
import org.opnfv.doctor.functest.http.Json;
import org.opnfv.doctor.functest.http.Reply;

/** Projects, users and roles: list, create, show, update, delete, and the projects of a user. */
final class EntityApi {

    private static final int LONGEST_PROJECT_NAME = 64;
    private static final int LONGEST_NAME = 255;
    private static final TypeReference<LinkedHashMap<String, Object>> VALUES = new TypeReference<>() {};

    private final Directory directory;
    private final Tokens tokens;
    private final Pages pages;

    EntityApi(Directory directory, Tokens tokens, Pages pages) {
        this.directory = directory;
        this.tokens = tokens;
        this.pages = pages;
    }

    void addTo(Routes routes) {
        for (Kind kind : Kind.values()) {
            String list = "/v3/" + kind.plural();
            routes.on("GET", list, (call, caller) -> list(kind, call, caller));
            routes.on("POST", list, (call, caller) -> create(kind, call, caller));
            routes.on("GET", list + "/{id}", (call, caller) -> show(kind, call, caller));
            routes.on("PATCH", list + "/{id}", (call, caller) -> update(kind, call, caller));
            routes.on("DELETE", list + "/{id}", (call, caller) -> delete(kind, call, caller));
        }
        routes.on("GET", "/v3/users/{id}/projects", this::projects);
        routes.on(
                "GET",
                "/v3/auth/projects",
                (call, caller) -> pages.list(call, "projects", directory.projectsOf(caller.userId())));
    }

    private Reply list(Kind kind, Call call, Caller caller) {
        requireAdmin(caller, "list_" + kind.plural());
        return pages.list(call, kind.plural(), directory.all(kind));
    }

    private Reply create(Kind kind, Call call, Caller caller) {
        requireAdmin(caller, "create_" + kind.singular());
        Map<String, Object> values = values(kind, call);
        String name = name(kind, values.get("name"));
        Object domain = values.get("domain_id");
        if (kind != Kind.ROLE && domain != null && !domain.equals(Directory.DOMAIN_ID)) {
            throw Refusals.badRequest("Could not find domain: " + domain + ".");
        }
        values.remove("domain_id");
        Object password = values.remove("password");
        Entity created = directory.create(kind, name, values);
        if (password != null) {
            directory.setPassword(created.id(), password.toString());
        }
        return pages.one(201, kind.singular(), created);
    }

    private static Map<String, Object> values(Kind kind, Call call) {
        JsonNode body = JsonBody.read(call, Refusals.noJson()).path(kind.singular());
        return body.isObject() ? Json.mapper().convertValue(body, VALUES) : new LinkedHashMap<>();
    }

    private static String name(Kind kind, Object given) {
        if (given == null) {
            throw Refusals.badRequest("'name' is a required property");
        }
        String problem = null;
        int longest = kind == Kind.PROJECT ? LONGEST_PROJECT_NAME : LONGEST_NAME;
        if (!(given instanceof String name)) {
            problem = given + " is not of type 'string'";
        } else if (name.isBlank()) {
            problem = "'" + name + "' is too short";
        } else if (name.length() > longest) {
            problem = "'" + name + "' is too long";
        }
        if (problem != null) {
            throw Refusals.badRequest("Invalid input for field 'name': " + problem);
        }
        return given.toString();
    }

    private Reply show(Kind kind, Call call, Caller caller) {
        String id = call.param("id");
        // One sees oneself and the project one is in.
        boolean own = id.equals(kind == Kind.USER ? caller.userId() : caller.projectId()) && kind != Kind.ROLE;
        if (!own) {
            requireAdmin(caller, "get_" + kind.singular());
        }
        return pages.one(200, kind.singular(), directory.get(kind, id));
    }

    private Reply update(Kind kind, Call call, Caller caller) {
        requireAdmin(caller, "update_" + kind.singular());
        String id = call.param("id");
        directory.get(kind, id);
        Map<String, Object> changes = values(kind, call);
        changes.keySet().removeAll(List.of("id", "domain_id", "links"));
        if (changes.containsKey("name")) {
            name(kind, changes.get("name"));
        }
        Object password = changes.remove("password");
        if (password != null) {
            directory.setPassword(id, password.toString());
            // Who changes a password wants those out who came in with the old one.
            tokens.reassess(
                    token -> token.caller().userId().equals(id) ? Optional.empty() : Optional.of(token.caller()));
        }
        Entity changed = directory.update(kind, id, changes);
        tokens.reassess(directory::reassessed);
        return pages.one(200, kind.singular(), changed);
    }

    private Reply delete(Kind kind, Call call, Caller caller) {
        if (kind == Kind.ROLE) {
            // Keystone looks for a role before it looks at the caller; for users and projects it is the other way
            // round.
            directory.get(kind, call.param("id"));
        }
        requireAdmin(caller, "delete_" + kind.singular());
        directory.delete(kind, call.param("id"));
        tokens.reassess(directory::reassessed);
        return Reply.empty(204);
    }

    private Reply projects(Call call, Caller caller) {
        String id = call.param("id");
        if (!id.equals(caller.userId())) {
            requireAdmin(caller, "list_user_projects");
        }
        return pages.list(
                call,
                "projects",
                directory.projectsOf(directory.get(Kind.USER, id).id()));
    }

    static void requireAdmin(Caller caller, String action) {
        if (!caller.isAdmin()) {
            throw Refusals.forbidden(action);
        }
    }
}
