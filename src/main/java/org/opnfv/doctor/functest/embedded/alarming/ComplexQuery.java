package org.opnfv.doctor.functest.embedded.alarming;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.embedded.Caller;
import org.opnfv.doctor.functest.embedded.JsonBody;
import org.opnfv.doctor.functest.http.Call;
import org.opnfv.doctor.functest.http.Json;

/** Answers {@code POST /v2/query/alarms}, with which clients look for an alarm by name. */
final class ComplexQuery {

    private static final Set<String> KNOWN = Set.of("filter", "orderby", "limit");

    private final Wsme body;

    ComplexQuery(Call call) {
        body = Wsme.body(JsonBody.read(call, "Request is not in valid JSON format"))
                .only(KNOWN);
    }

    /** What the alarms that were asked for look like; members see their own project's only. */
    List<Map<String, Object>> select(List<Alarm> alarms, Caller caller) {
        Predicate<Map<String, Object>> wanted = alarm -> true;
        if (body.object().has("filter")) {
            wanted = Filter.of(parse("filter", "Filter expression not valid: "));
        }
        List<Map<String, Object>> found = new ArrayList<>(alarms.stream()
                .filter(alarm -> caller.isAdmin() || alarm.projectId().equals(caller.projectId()))
                .map(Alarm::shown)
                .filter(wanted)
                .toList());
        if (body.object().has("orderby")) {
            List<JsonNode> orders = new ArrayList<>();
            parse("orderby", "Order-by expression not valid: ").forEach(order -> orders.add(0, order));
            orders.forEach(order -> order.properties()
                    .forEach(key -> found.sort(by(key.getKey(), key.getValue().asText()))));
        }
        return found.subList(0, Math.min(found.size(), limit()));
    }

    private static Comparator<Map<String, Object>> by(String key, String direction) {
        Comparator<Map<String, Object>> order = Comparator.comparing(alarm -> String.valueOf(alarm.get(key)));
        return direction.equalsIgnoreCase("desc") ? order.reversed() : order;
    }

    private int limit() {
        if (!body.object().has("limit")) {
            return Integer.MAX_VALUE;
        }
        int limit = body.object().path("limit").asInt();
        if (limit <= 0) {
            throw new ApiError(400, "Limit should be positive");
        }
        return limit;
    }

    private JsonNode parse(String attribute, String complaint) {
        try {
            return Json.mapper().readTree(body.text(attribute, ""));
        } catch (JsonProcessingException notJson) {
            throw new ApiError(400, complaint + notJson.getOriginalMessage());
        }
    }
}
