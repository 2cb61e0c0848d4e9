package org.opnfv.doctor.functest.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Collection;
import org.opnfv.doctor.functest.http.Call;
import org.opnfv.doctor.functest.http.Json;

/** Parses a request's body, and refuses malformed values with status 400. */
public final class JsonBody {

    private static final int BAD_REQUEST = 400;

    private JsonBody() {}

    /** The JSON object in the body of the request. */
    public static JsonNode read(Call call) {
        try {
            JsonNode json = Json.mapper().readTree(call.body());
            if (json != null && json.isObject()) {
                return json;
            }
        } catch (IOException malformed) {
            throw new ApiError(BAD_REQUEST, "the body is not JSON");
        }
        throw new ApiError(BAD_REQUEST, "the body is no JSON object");
    }

    /** The member of that name, an object, in the body of the request. */
    public static JsonNode object(Call call, String name) {
        JsonNode object = read(call).path(name);
        if (!object.isObject()) {
            throw new ApiError(BAD_REQUEST, "the body has no object '" + name + "'");
        }
        return object;
    }

    /** A required text, not blank. */
    public static String text(JsonNode object, String name) {
        JsonNode value = object.path(name);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw new ApiError(BAD_REQUEST, "'" + name + "' is a required property and a text");
        }
        return value.textValue();
    }

    /** A required whole number, which may be written as text. */
    public static int number(JsonNode object, String name, int min) {
        JsonNode value = object.path(name);
        int number = value.isTextual() || value.canConvertToInt() ? value.asInt(Integer.MIN_VALUE) : Integer.MIN_VALUE;
        if (number < min) {
            throw new ApiError(BAD_REQUEST, "'" + name + "' is " + value + ": it must be a whole number from " + min);
        }
        return number;
    }

    /** An optional boolean. */
    public static boolean flag(JsonNode object, String name, boolean otherwise) {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            throw new ApiError(BAD_REQUEST, "'" + name + "' is " + value + ": it must be true or false");
        }
        return value.booleanValue();
    }

    /** A required word, one of these. */
    public static String choice(JsonNode object, String name, Collection<String> words) {
        String word = object.path(name).asText();
        if (!words.contains(word)) {
            throw new ApiError(BAD_REQUEST, "'" + name + "' is " + object.path(name) + ": it must be one of " + words);
        }
        return word;
    }
}
