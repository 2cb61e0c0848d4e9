package org.opnfv.doctor.functest.embedded.alarming;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.embedded.text.PythonText;

/**
 * Reads one object of a request as Aodh's WSME layer does, and refuses in its words.
 *
 * @param place where the object is, such as {@code data.event_rule}
 * @param object the object
 * @param whole the whole body, which some refusals quote
 */
record Wsme(String place, JsonNode object, JsonNode whole) {

    private static final int BAD_REQUEST = 400;
    private static final int INTERNAL = 500;

    /** The whole body; anything but an object trips Aodh itself. */
    static Wsme body(JsonNode body) {
        return at("data", body, body);
    }

    /** An object somewhere in the body. */
    static Wsme at(String place, JsonNode object, JsonNode whole) {
        if (!object.isObject()) {
            String type = Map.of("ARRAY", "list", "STRING", "str", "BOOLEAN", "bool", "NULL", "NoneType")
                    .getOrDefault(object.getNodeType().name(), "int");
            throw new ApiError(INTERNAL, "'" + type + "' object has no attribute 'keys'");
        }
        return new Wsme(place, object, whole);
    }

    static ApiError invalid(String attribute, String value, String problem) {
        return new ApiError(
                BAD_REQUEST, "Invalid input for field/attribute " + attribute + ". Value: '" + value + "'. " + problem);
    }

    /** Refuses keys that are not known. */
    Wsme only(Set<String> known) {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new ApiError(BAD_REQUEST, "Unknown attribute for argument " + place + ": " + name);
            }
        });
        return this;
    }

    /** A text that must be there; null only when the client wrote null. */
    String mandatory(String attribute) {
        if (!object.has(attribute)) {
            throw invalid(attribute, "None", "Mandatory field missing.");
        }
        return text(attribute, null);
    }

    /** A text. */
    String text(String attribute, String otherwise) {
        JsonNode value = object.path(attribute);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isTextual()) {
            String type = value.isBoolean()
                    ? "bool"
                    : value.isArray() ? "list" : value.isObject() ? "dict" : value.isIntegralNumber() ? "int" : "float";
            throw invalid(
                    attribute,
                    PythonText.str(value),
                    "Wrong type. Expected '<class 'str'>', got '<class '" + type + "'>'");
        }
        return value.textValue();
    }

    /** One of several words; an empty one counts as absent. */
    String choice(String attribute, List<String> words, String otherwise) {
        String word = text(attribute, otherwise);
        if (word.isEmpty()) {
            return otherwise;
        }
        if (!words.contains(word)) {
            throw invalid(attribute, word, "Value should be one of: " + String.join(", ", words));
        }
        return word;
    }

    /** A boolean, also written as a word or a number. */
    boolean bool(String attribute, boolean otherwise) {
        JsonNode value = object.path(attribute);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        return value.isBoolean()
                ? value.booleanValue()
                : PythonText.bool(value.asText())
                        .orElseThrow(() -> invalid(
                                "data",
                                PythonText.repr(whole),
                                "Value not an unambiguous boolean: " + PythonText.str(value)));
    }

    /** A time in UTC, null when absent. */
    Instant time(String attribute) {
        String text = text(attribute, null);
        try {
            return text == null
                    ? null
                    : LocalDateTime.parse(text.replace("Z", "")).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException none) {
            throw invalid(attribute, text, "Invalid isoformat string: " + PythonText.repr(text));
        }
    }

    /** A list, empty when absent. */
    List<JsonNode> list(String attribute) {
        JsonNode value = object.path(attribute);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw invalid("data", PythonText.repr(whole), "Value not a valid list: " + PythonText.str(value));
        }
        List<JsonNode> items = new ArrayList<>();
        value.forEach(items::add);
        return items;
    }
}
