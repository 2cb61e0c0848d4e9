package org.opnfv.doctor.functest.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.opnfv.doctor.functest.http.Call;
import org.opnfv.doctor.functest.http.HttpHandler;
import org.opnfv.doctor.functest.http.Json;
import org.opnfv.doctor.functest.http.Reply;

/**
 * A Vitrage with the data sources doctor and nova.instance, in the format of its API v1. As the real one does, it acts later than it
 * answers: what is asked of it is so after somebody has looked once.
 */
public final class VitrageServer {
    public static final String TYPE = "rca";
    public static final String EVENT = "POST /rca/v1/event";
    public static final String ADD = "PUT /rca/v1/template";

    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final List<ObjectNode> templates = new CopyOnWriteArrayList<>();
    private final List<ObjectNode> alarms = new CopyOnWriteArrayList<>();
    private volatile Supplier<Map<String, String>> instances = Map::of;
    private volatile BiConsumer<String, Boolean> marks = (host, down) -> {};

    /** Answers requests that are routed so, by method and path. */
    public VitrageServer routed(BiConsumer<String, HttpHandler> routes) {
        routes.accept("GET /rca/v1/template", call -> list());
        routes.accept(ADD, this::add);
        routes.accept("DELETE /rca/v1/template", this::delete);
        routes.accept(EVENT, this::event);
        routes.accept("POST /rca/v1/topology", this::topology);
        return this;
    }

    /** Which instances it knows: the host of each, by its id. */
    public VitrageServer knowing(Supplier<Map<String, String>> known) {
        instances = known;
        return this;
    }

    /** What its notifier does with a host, while a template is in effect. */
    public VitrageServer marking(BiConsumer<String, Boolean> does) {
        marks = does;
        return this;
    }

    /** What was posted, the oldest first. */
    public List<JsonNode> events() {
        return events;
    }

    /** The templates that it has. */
    public List<ObjectNode> templates() {
        return templates;
    }

    /** Its alarms of doctor. */
    public List<ObjectNode> alarms() {
        return alarms;
    }

    private synchronized Reply list() {
        Reply now = Reply.json(200, templates);
        templates.removeIf(template -> is(template, "status", "DELETING"));
        templates.stream()
                .filter(template -> is(template, "status", "LOADING"))
                .forEach(one -> one.put("status", "ACTIVE"));
        return now;
    }

    private synchronized Reply add(Call call) throws IOException {
        JsonNode content = Json.mapper().readTree(call.body()).at("/templates/0/1");
        String name = content.at("/metadata/name").asText();
        boolean taken = templates.stream().anyMatch(template -> is(template, "name", name));
        ObjectNode template = Json.mapper()
                .createObjectNode()
                .put("uuid", taken ? "" : "t" + templates.size())
                .put("name", name)
                .put("status", taken ? "ERROR" : "LOADING")
                .put("status details", taken ? "Duplicate template name" : "Template validation is OK");
        if (!taken) {
            templates.add(template);
        }
        return Reply.json(200, List.of(template.deepCopy()));
    }

    private synchronized Reply delete(Call call) {
        String id = call.query("id").orElseThrow();
        templates.stream().filter(template -> is(template, "uuid", id)).forEach(one -> one.put("status", "DELETING"));
        return Reply.rawJson(200, "null");
    }

    private synchronized Reply event(Call call) throws IOException {
        JsonNode event = Json.mapper().readTree(call.body());
        events.add(event);
        String host = event.at("/details/hostname").asText();
        boolean down = event.at("/details/status").asText().equals("down");
        if (down) {
            ObjectNode alarm = event.path("details").deepCopy();
            alarms.add(alarm.put("name", event.path("type").asText())
                    .put("vitrage_type", "doctor")
                    .put("vitrage_is_deleted", false)
                    .put("vitrage_is_placeholder", false));
        } else {
            alarms.stream().filter(alarm -> is(alarm, "hostname", host)).forEach(alarm -> alarm.put("over", true));
        }
        if (templates.stream().anyMatch(template -> is(template, "status", "ACTIVE"))) {
            marks.accept(host, down);
        }
        return Reply.rawJson(200, "null");
    }

    private synchronized Reply topology(Call call) throws IOException {
        JsonNode asked = Json.mapper().readTree(call.body());
        JsonNode query = Json.mapper().readTree(asked.path("query").asText());
        List<ObjectNode> all = new ArrayList<>(alarms);
        instances
                .get()
                .forEach((id, host) -> all.add(Json.mapper()
                        .createObjectNode()
                        .put("vitrage_type", "nova.instance")
                        .put("id", id)
                        .put("host_id", host)
                        .put("vitrage_is_deleted", false)
                        .put("vitrage_is_placeholder", false)));
        List<ObjectNode> nodes = all.stream().filter(node -> holds(query, node)).toList();
        alarms.removeIf(alarm -> alarm.has("over"));
        return asked.path("all_tenants").asBoolean()
                ? Reply.json(200, Map.of("nodes", nodes, "links", List.of()))
                : Reply.rawJson(403, "{}");
    }

    private static boolean holds(JsonNode query, JsonNode node) {
        if (query.has("and")) {
            return parts(query, "and").allMatch(part -> holds(part, node));
        }
        if (query.has("or")) {
            return parts(query, "or").anyMatch(part -> holds(part, node));
        }
        String property = query.path("==").fieldNames().next();
        return query.path("==").path(property).equals(node.path(property));
    }

    private static Stream<JsonNode> parts(JsonNode query, String operator) {
        return StreamSupport.stream(query.path(operator).spliterator(), false);
    }

    private static boolean is(JsonNode node, String field, String value) {
        return node.path(field).asText().equals(value);
    }
}
