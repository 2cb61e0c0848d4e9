package org.opnfv.doctor.functest.embedded.alarming;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.embedded.text.PythonText;

/** Reads the event rule of an alarm and refuses what Aodh refuses. */
final class RuleReader {

    private static final Set<String> RULE = Set.of("event_type", "query");
    private static final Set<String> QUERY = Set.of("field", "op", "value", "type");
    private static final Set<String> OPS = new TreeSet<>(Set.of("lt", "le", "eq", "ne", "ge", "gt"));
    private static final Set<String> TYPES = new TreeSet<>(Set.of("string", "integer", "float", "boolean", ""));
    private static final Pattern FIELD = Pattern.compile("^[a-zA-Z.',0-9_-]*$");
    private static final String INVALID = "Query value or traits invalid: ";

    private RuleReader() {}

    /** The rule in {@code event_rule}. */
    static EventRule read(JsonNode node, JsonNode whole) {
        Wsme rule = Wsme.at("data.event_rule", node, whole).only(RULE);
        String eventType = rule.text("event_type", "*");
        List<Query> queries =
                rule.list("query").stream().map(item -> query(item, whole)).toList();
        return new EventRule(eventType.isEmpty() ? "*" : eventType, queries);
    }

    private static Query query(JsonNode node, JsonNode whole) {
        Wsme item = Wsme.at("data.event_rule.query", node, whole).only(QUERY);
        String field = item.mandatory("field");
        String value = item.mandatory("value");
        String op = item.text("op", "eq");
        String type = item.text("type", null);
        requireConvertible(value, type);
        require(FIELD.matcher(field).matches(), "does not match regular expression " + FIELD + " for", "field");
        require(op.isEmpty() || OPS.contains(op), "value must be one of " + words(OPS) + " for", "op");
        require(type != null && TYPES.contains(type), "value must be one of " + words(TYPES) + " for", "value");
        return new Query(field, op.isEmpty() ? "eq" : op, value, type);
    }

    private static String words(Set<String> words) {
        return "[" + String.join(", ", words.stream().map(PythonText::repr).toList()) + "]";
    }

    private static void require(boolean holds, String problem, String key) {
        if (!holds) {
            throw new ApiError(400, INVALID + problem + " dictionary value @ data['" + key + "']");
        }
    }

    private static void requireConvertible(String value, String type) {
        try {
            boolean fits = switch (type == null ? "" : type) {
                case "", "string", "datetime" -> true;
                case "integer" -> Long.valueOf(value.strip()) != null;
                case "float" -> Double.valueOf(value.strip()) != null;
                case "boolean" -> PythonText.bool(value).isPresent();
                default ->
                    throw new ApiError(
                            400,
                            "The data type " + type + " is not supported. The supported data type"
                                    + " list is: ['integer', 'float', 'string', 'boolean', 'datetime']");
            };
            if (fits) {
                return;
            }
        } catch (NumberFormatException notOne) {
            throw inconvertible(value, type);
        }
        throw inconvertible(value, type);
    }

    private static ApiError inconvertible(String value, String type) {
        return new ApiError(400, "Unable to convert the value " + value + " to the expected data type " + type + ".");
    }
}
