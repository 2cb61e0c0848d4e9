package org.opnfv.doctor.functest.embedded.identity;

import static org.opnfv.doctor.functest.embedded.identity.KeystoneErrors.requireAdmin;

import com.fasterxml.jackson.core.type.TypeReference;
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

/** Projects, users and roles: list, create, show, update, delete. */
record EntityApi(Directory directory, Tokens tokens, EntityView view) {

    private static final TypeReference<LinkedHashMap<String, Object>> VALUES = new TypeReference<>() {};

    void addTo(RouteRegistrar routes) {
        for (EntityKind kind : EntityKind.values()) {
            String list = "/v3/" + kind.plural();
            routes.on("GET", list, (call, caller) -> list(kind, call, caller));
            routes.on("POST", list, (call, caller) -> create(kind, call, caller));
            routes.on("GET", list + "/{id}", (call, caller) -> show(kind, call, caller));
            routes.on("PATCH", list + "/{id}", (call, caller) -> update(kind, call, caller));
            routes.on("DELETE", list + "/{id}", (call, caller) -> delete(kind, call, caller));
        }
    }

    private Reply list(EntityKind kind, Call call, Caller caller) {
        requireAdmin(caller, "list_" + kind.plural());
        return view.list(call, kind, directory.all(kind));
    }

    private Reply create(EntityKind kind, Call call, Caller caller) {
        requireAdmin(caller, "create_" + kind.singular());
        Map<String, Object> values = values(kind, call);
        String name = JsonBody.text(JsonBody.object(call, kind.singular()), "name");
        Object password = values.remove("password");
        Entity created = directory.create(kind, name, values);
        if (password != null) {
            directory.setPassword(created.id(), password.toString());
        }
        return view.one(201, kind, created);
    }

    /** What the client gives, but for what Keystone alone decides. */
    private static Map<String, Object> values(EntityKind kind, Call call) {
        Map<String, Object> values = Json.mapper().convertValue(JsonBody.object(call, kind.singular()), VALUES);
        values.keySet().removeAll(List.of("id", "domain_id", "links"));
        return values;
    }

    private Reply show(EntityKind kind, Call call, Caller caller) {
        String id = call.param("id");
        // One sees oneself and the project one is in.
        boolean own =
                id.equals(kind == EntityKind.USER ? caller.userId() : caller.projectId()) && kind != EntityKind.ROLE;
        if (!own) {
            requireAdmin(caller, "get_" + kind.singular());
        }
        return view.one(200, kind, directory.get(kind, id));
    }

    private Reply update(EntityKind kind, Call call, Caller caller) {
        requireAdmin(caller, "update_" + kind.singular());
        String id = directory.get(kind, call.param("id")).id();
        Map<String, Object> changes = values(kind, call);
        Object password = changes.remove("password");
        if (password != null) {
            directory.setPassword(id, password.toString());
            // Who changes a password wants those out who came in with the old one.
            tokens.reassess(
                    token -> token.caller().userId().equals(id) ? Optional.empty() : Optional.of(token.caller()));
        }
        Entity changed = directory.update(kind, id, changes);
        tokens.reassess(directory::reassessed);
        return view.one(200, kind, changed);
    }

    private Reply delete(EntityKind kind, Call call, Caller caller) {
        if (kind == EntityKind.ROLE) {
            // Keystone looks for a role before it looks at the caller; for users and projects it is the other way
            // round.
            directory.get(kind, call.param("id"));
        }
        requireAdmin(caller, "delete_" + kind.singular());
        directory.delete(kind, call.param("id"));
        tokens.reassess(directory::reassessed);
        return Reply.empty(204);
    }
}
