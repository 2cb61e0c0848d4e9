package org.opnfv.doctor.functest.embedded.identity;

import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.opnfv.doctor.functest.http.Call;
import org.opnfv.doctor.functest.http.Reply;

/**
 * Keystone's way of presenting one thing or many, with links.
 *
 * @param root scheme, host and port of the service, asked for when it answers
 */
record EntityView(Supplier<URI> root) {

    Reply one(int status, EntityKind kind, Entity entity) {
        return Reply.json(status, Map.of(kind.singular(), view(kind, entity)));
    }

    private Map<String, Object> view(EntityKind kind, Entity entity) {
        Map<String, Object> view = new HashMap<>(entity.attributes());
        view.put("links", Map.of("self", url("/v3/" + kind.plural() + "/" + entity.id())));
        return view;
    }

    /** The entities that match the query of the call. */
    Reply list(Call call, EntityKind kind, Collection<Entity> entities) {
        return listed(
                call,
                kind.plural(),
                entities.stream()
                        .filter(entity -> entity.matches(call.queries()))
                        .map(entity -> view(kind, entity))
                        .toList());
    }

    Reply listed(Call call, String key, List<Map<String, Object>> views) {
        return Reply.json(200, Map.of(key, views, "links", Map.of("self", url(call.path()))));
    }

    String url(String path) {
        return root.get() + path;
    }
}
