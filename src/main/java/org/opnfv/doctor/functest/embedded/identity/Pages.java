package org.opnfv.doctor.functest.embedded.identity;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.opnfv.doctor.functest.http.Call;
import org.opnfv.doctor.functest.http.Reply;

/** Keystone's way of presenting one thing or many, with links. */
final class Pages {

    private final Supplier<URI> root;

    /**
     * @param root scheme, host and port of the service, asked for when it answers
     */
    Pages(Supplier<URI> root) {
        this.root = root;
    }

    Reply one(int status, String singular, Entity entity) {
        return Reply.json(status, Map.of(singular, view(singular + "s", entity)));
    }

    Map<String, Object> view(String plural, Entity entity) {
        return entity.view(url("/v3/" + plural + "/" + entity.id()));
    }

    /** The entities that match the query of the call. */
    Reply list(Call call, String plural, Collection<Entity> entities) {
        return views(
                call,
                plural,
                entities.stream()
                        .filter(entity -> entity.matches(call.queries()))
                        .map(entity -> view(plural, entity))
                        .toList());
    }

    Reply views(Call call, String key, List<Map<String, Object>> views) {
        Map<String, Object> links = new LinkedHashMap<>();
        links.put("next", null);
        links.put("self", self(call));
        links.put("previous", null);
        return Reply.json(200, Map.of(key, views, "links", links));
    }

    String url(String path) {
        return root.get() + path;
    }

    String self(Call call) {
        List<String> parts = new ArrayList<>();
        call.queries()
                .forEach((name, values) -> values.forEach(value -> parts.add(
                        name + (value.isEmpty() ? "" : "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)))));
        return url(call.path() + (parts.isEmpty() ? "" : "?" + String.join("&", parts)));
    }
}
