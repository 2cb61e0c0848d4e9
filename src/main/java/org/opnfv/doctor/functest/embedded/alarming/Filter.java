package org.opnfv.doctor.functest.embedded.alarming;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.embedded.text.PythonText;

/**
 * A filter expression of {@code POST /v2/query/alarms}: {@code {"=": {"name": "a"}}} and the like, combined by and, or,
 * not. Operators may be of any case; {@code user} and {@code project} stand for the ids.
 */
final class Filter {

    private static final List<String> FIELDS = List.of(
            "alarm_id",
            "enabled",
            "name",
            "description",
            "type",
            "severity",
            "timestamp",
            "user_id",
            "project_id",
            "state",
            "state_timestamp",
            "state_reason",
            "repeat_actions",
            "evaluate_timestamp");
    private static final Map<String, String> SHORT = Map.of("user", "user_id", "project", "project_id");

    private Filter() {}

    /**
     * Reads an expression.
     *
     * @throws ApiError 400 when it is none
     */
    static Predicate<Map<String, Object>> of(JsonNode expression) {
        if (!expression.isObject() || expression.size() != 1) {
            throw invalid(expression);
        }
        Map.Entry<String, JsonNode> only = expression.properties().iterator().next();
        String op = only.getKey().toLowerCase(Locale.ROOT);
        JsonNode operand = only.getValue();
        return switch (op) {
            case "and" ->
                parts(operand, expression).stream().reduce(Predicate::and).orElseThrow();
            case "or" ->
                parts(operand, expression).stream().reduce(Predicate::or).orElseThrow();
            case "not" -> of(operand).negate();
            case "=", "!=", "<", ">", "<=", "=<", ">=", "=>", "=~", "in" -> leaf(op, operand, expression);
            default -> throw invalid(expression);
        };
    }

    private static List<Predicate<Map<String, Object>>> parts(JsonNode operand, JsonNode expression) {
        if (!operand.isArray() || operand.size() < 2) {
            throw invalid(expression);
        }
        return StreamSupport.stream(operand.spliterator(), false)
                .map(Filter::of)
                .toList();
    }

    private static Predicate<Map<String, Object>> leaf(String op, JsonNode operand, JsonNode expression) {
        if (!operand.isObject() || operand.size() != 1) {
            throw invalid(expression);
        }
        Map.Entry<String, JsonNode> only = operand.properties().iterator().next();
        String field = SHORT.getOrDefault(only.getKey(), only.getKey());
        JsonNode value = only.getValue();
        if (!FIELDS.contains(field) || op.equals("in") != value.isArray() || value.isObject() || value.isNull()) {
            throw invalid(expression);
        }
        return alarm -> holds(op, String.valueOf(alarm.get(field)), value);
    }

    private static boolean holds(String op, String actual, JsonNode value) {
        if (op.equals("in")) {
            return StreamSupport.stream(value.spliterator(), false)
                    .anyMatch(item -> item.asText().equals(actual));
        }
        String wanted = value.asText();
        if (op.equals("=~")) {
            return Pattern.compile(wanted).matcher(actual).find();
        }
        int order = actual.compareTo(wanted);
        return switch (op) {
            case "=" -> order == 0;
            case "!=" -> order != 0;
            case "<" -> order < 0;
            case ">" -> order > 0;
            case "<=", "=<" -> order <= 0;
            default -> order >= 0;
        };
    }

    private static ApiError invalid(JsonNode expression) {
        return new ApiError(
                400,
                "Filter expression not valid: " + PythonText.repr(expression)
                        + " is not valid under any of the given schemas");
    }
}
