package org.opnfv.doctor.functest.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Vitrage, API v1, service {@code rca}: events, templates, and the graph of what it knows. It was retired upstream in 2026. Every call
 * throws {@link CloudException}.
 */
public final class Vitrage {
    /** The type of the service in a catalog. */
    public static final String TYPE = "rca";

    private static final String TEMPLATES = "/template";
    private static final String TOPOLOGY = "/topology";

    private final Api api;

    Vitrage(Session session) {
        this.api = new Api(session, TYPE);
    }

    /**
     * A rule by which it acts.
     *
     * @param status as it calls it: {@code LOADING}, {@code ACTIVE}, {@code ERROR}, {@code DELETING}
     * @param details why, in its words
     */
    public record Template(String id, String name, String status, String details) {}

    /** All templates, those that it has not yet deleted included. */
    public List<Template> templates() {
        return templates(api.get(TEMPLATES), TYPE + ": GET " + TEMPLATES);
    }

    /** Adds a template of the type standard, which is in effect when it is {@code ACTIVE}. One that it does not accept may have no id. */
    public Template addTemplate(Map<String, ?> template) {
        Map<String, Object> body =
                Map.of("template_type", "standard", "templates", List.of(List.of("doctor-functest", template)));
        String asked = TYPE + ": PUT " + TEMPLATES;
        List<Template> added = templates(api.put(TEMPLATES, body), asked);
        if (added.size() != 1) {
            throw CloudErrors.silent(asked, "template");
        }
        return added.get(0);
    }

    /** The id of the template of that name, until it is deleted. */
    public Optional<String> findTemplate(String name) {
        return templates().stream()
                .filter(template -> template.name().equals(name))
                .map(Template::id)
                .findFirst();
    }

    /** The name of that template, until it is deleted. */
    public Optional<String> templateName(String id) {
        return templates().stream()
                .filter(template -> template.id().equals(id))
                .map(Template::name)
                .findFirst();
    }

    /** Has it delete that template and undo what is in effect by it, which it does later. */
    public void deleteTemplate(String id) {
        api.delete(TEMPLATES + Api.query(Map.of("id", id)));
    }

    /** Gives its data sources an event, which they act on later. */
    public void post(Map<String, ?> event) {
        // It answers null.
        api.send(api.ask("POST", "/event").json(ApiJson.bytes(event)));
    }

    /**
     * Which of these values a property has among the entities of its graph that have certain others. Takes an admin.
     *
     * @param properties by name, such as {@code vitrage_type}
     */
    public Set<String> found(Map<String, String> properties, String property, Collection<String> values) {
        if (values.isEmpty()) {
            return Set.of();
        }
        List<Object> all =
                new ArrayList<>(List.of(is("vitrage_is_deleted", false), is("vitrage_is_placeholder", false)));
        properties.forEach((name, value) -> all.add(is(name, value)));
        all.add(Map.of("or", values.stream().map(value -> is(property, value)).toList()));
        String query = new String(ApiJson.bytes(Map.of("and", all)), StandardCharsets.UTF_8);
        JsonNode graph = api.post(TOPOLOGY, Map.of("graph_type", "graph", "all_tenants", true, "query", query));
        Set<String> found = new HashSet<>();
        ApiJson.list(graph.path("nodes"), TYPE + ": POST " + TOPOLOGY)
                .forEach(node -> found.add(node.path(property).asText()));
        found.retainAll(values);
        return found;
    }

    private static Map<String, Map<String, Object>> is(String property, Object value) {
        return Map.of("==", Map.of(property, value));
    }

    private static List<Template> templates(JsonNode list, String asked) {
        List<Template> templates = new ArrayList<>();
        for (JsonNode template : ApiJson.list(list, asked)) {
            templates.add(new Template(
                    template.path("uuid").asText(),
                    ApiJson.need(template, "name", asked),
                    ApiJson.need(template, "status", asked),
                    template.path("status details").asText("no reason given")));
        }
        return templates;
    }
}
