package org.opnfv.doctor.functest.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.opnfv.doctor.functest.http.Call;
import org.opnfv.doctor.functest.http.HttpHandler;
import org.opnfv.doctor.functest.http.Json;
import org.opnfv.doctor.functest.http.Reply;

/** A Congress with one data source of driver doctor and its table, in the format of its API v1. */
public final class CongressServer {
    public static final String TYPE = "policy";
    public static final String SOURCES = "GET /policy/v1/data-sources";
    public static final String PUT = "PUT /policy/v1/data-sources/d1/tables/events/rows";
    private static final String GET = "GET /policy/v1/data-sources/d1/tables/events/rows";

    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private volatile Consumer<JsonNode> policy = event -> {};

    /** Answers requests that are routed so, by method and path. */
    public CongressServer routed(BiConsumer<String, HttpHandler> routes) {
        routes.accept(
                SOURCES,
                call -> Reply.rawJson(
                        200,
                        "{\"results\": [{\"id\": \"n1\", \"name\": \"nova\", \"driver\": \"nova\"},"
                                + " {\"id\": \"d1\", \"name\": \"doctor\", \"driver\": \"doctor\"}]}"));
        routes.accept(GET, call -> Reply.json(200, Map.of("results", rows())));
        routes.accept(PUT, this::replace);
        return this;
    }

    /** What its policies do with an event that appears. */
    public CongressServer policy(Consumer<JsonNode> does) {
        policy = does;
        return this;
    }

    /** The events in its table, as they were put there. */
    public List<JsonNode> events() {
        return events;
    }

    private Reply replace(Call call) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        Json.mapper().readTree(call.body()).forEach(rows::add);
        events.clear();
        events.addAll(rows);
        rows.forEach(policy);
        return Reply.empty(200);
    }

    /** As values of columns alone; those of an event's details are among them. */
    private List<Map<String, List<String>>> rows() {
        return events.stream().map(event -> Map.of("data", columns(event))).toList();
    }

    private static List<String> columns(JsonNode event) {
        List<String> values = new ArrayList<>();
        for (Iterator<JsonNode> fields = event.elements(); fields.hasNext(); ) {
            JsonNode field = fields.next();
            if (field.isObject()) {
                values.addAll(columns(field));
            } else {
                values.add(field.asText());
            }
        }
        return values;
    }
}
