package org.opnfv.doctor.functest.embedded.compute;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.embedded.text.PythonText;

/**
 * Checks what a client sent as Nova's JSON schemas do, and refuses with status 400 in the words of jsonschema.
 *
 * @param name the field; empty for the whole body
 */
record Schema(String name, JsonNode value) {

    private static final int NAME = 255;
    private static final List<String> YES = List.of("True", "TRUE", "true", "1", "ON", "On", "on", "YES", "Yes", "yes");
    private static final List<String> NO =
            List.of("False", "FALSE", "false", "0", "OFF", "Off", "off", "NO", "No", "no");

    static Schema body(JsonNode body) {
        return new Schema("", body);
    }

    /** An error of this field. */
    ApiError invalid(String problem) {
        return new ApiError(
                400,
                name.isEmpty()
                        ? problem
                        : "Invalid input for field/attribute " + name + ". Value: " + PythonText.str(value) + ". "
                                + problem);
    }

    private ApiError notOfType(String type) {
        return invalid(PythonText.repr(value) + " is not of type '" + type + "'");
    }

    /** A field that must be there. */
    Schema required(String field) {
        object();
        if (!value.has(field)) {
            throw invalid("'" + field + "' is a required property");
        }
        return new Schema(field, value.get(field));
    }

    /** A field that may be absent; {@link #absent()} tells. */
    Schema optional(String field) {
        return new Schema(field, value.path(field));
    }

    boolean absent() {
        return value.isMissingNode();
    }

    /** Refuses other fields than these. */
    Schema only(Set<String> known) {
        object();
        Set<String> extra = new TreeSet<>();
        value.fieldNames().forEachRemaining(extra::add);
        extra.removeAll(known);
        if (!extra.isEmpty()) {
            throw invalid("Additional properties are not allowed ("
                    + extra.stream().map(PythonText::repr).collect(Collectors.joining(", "))
                    + (extra.size() == 1 ? " was" : " were") + " unexpected)");
        }
        return this;
    }

    Schema object() {
        if (!value.isObject()) {
            throw notOfType("object");
        }
        return this;
    }

    String text(int min, int max) {
        if (!value.isTextual()) {
            throw notOfType("string");
        }
        String text = value.textValue();
        if (text.length() < min) {
            throw invalid(PythonText.repr(value) + " is too short");
        }
        if (text.length() > max) {
            throw invalid(PythonText.repr(value) + " is too long");
        }
        return text;
    }

    /** A name: 1 to 255 printable characters without blanks around them. */
    String title() {
        String text = text(1, NAME);
        if (!text.strip().equals(text) || text.chars().anyMatch(Character::isISOControl)) {
            throw new ApiError(
                    400,
                    "An invalid 'name' value was provided. The name must be: printable characters."
                            + " Can not start or end with whitespace.");
        }
        return text;
    }

    /** A whole number, also as text. */
    int number(int min) {
        String pattern = min < 0 ? "^-?[0-9]+$" : "^[0-9]+$";
        long number;
        if (value.isTextual()) {
            if (!value.textValue().matches(pattern)) {
                throw invalid(PythonText.repr(value) + " does not match '" + pattern + "'");
            }
            number = Long.parseLong(value.textValue());
        } else if (value.isIntegralNumber()) {
            number = value.longValue();
        } else {
            throw notOfType("integer");
        }
        if (number < min) {
            throw invalid(number + " is less than the minimum of " + min);
        }
        if (number > Integer.MAX_VALUE) {
            throw invalid(number + " is greater than the maximum of " + Integer.MAX_VALUE);
        }
        return (int) number;
    }

    String choice(List<String> words) {
        if (!value.isTextual() || !words.contains(value.textValue())) {
            throw notOneOf(words.stream().map(PythonText::repr).collect(Collectors.joining(", ")));
        }
        return value.textValue();
    }

    boolean bool() {
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        String word = value.asText();
        if (!YES.contains(word) && !NO.contains(word)) {
            throw notOneOf("True, " + YES.stream().map(PythonText::repr).collect(Collectors.joining(", ")) + ", False, "
                    + NO.stream().map(PythonText::repr).collect(Collectors.joining(", ")));
        }
        return YES.contains(word);
    }

    private ApiError notOneOf(String words) {
        return invalid(PythonText.repr(value) + " is not one of [" + words + "]");
    }
}
