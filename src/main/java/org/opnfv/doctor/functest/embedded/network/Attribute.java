package org.opnfv.doctor.functest.embedded.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.http.Json;

/**
 * One attribute of a kind of Neutron resource.
 *
 * @param initial its value when the client says nothing; {@link #REQUIRED} when he has to
 */
record Attribute(String name, Type type, Set<Trait> traits, Object initial) {

    /** Stands for a value that the client must give. */
    static final Object REQUIRED = new Object();

    private static final int BAD_REQUEST = 400;

    /** What values it takes. */
    enum Type {
        TEXT,
        FLAG,
        NUMBER,
        ID,
        ANY
    }

    /** Who may do what with it. */
    enum Trait {
        /** May be given when the resource is made. */
        CREATE,
        /** May be changed later. */
        UPDATE,
        /** Only an administrator may give it. */
        ADMIN_WRITES,
        /** Only an administrator sees it. */
        ADMIN_READS
    }

    boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /** The value to store, once it is known to be of the right type. */
    Object read(JsonNode value) {
        return switch (type) {
            case TEXT -> check(value, value.isTextual(), "a valid string").asText();
            case NUMBER -> check(value, value.canConvertToInt(), "an integer").asInt();
            case ID -> check(value, isId(value.asText()), "a valid UUID").asText();
            case FLAG -> flag(value);
            case ANY -> Json.mapper().convertValue(value, Object.class);
        };
    }

    private JsonNode check(JsonNode value, boolean fits, String wanted) {
        if (!fits) {
            throw new ApiError(
                    BAD_REQUEST,
                    "HTTPBadRequest",
                    "Invalid input for " + name + ". Reason: '" + value.asText() + "' is not " + wanted + ".");
        }
        return value;
    }

    private static boolean isId(String text) {
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException noId) {
            return false;
        }
    }

    private static boolean flag(JsonNode value) {
        String text = value.asText().toLowerCase(Locale.ROOT);
        if (text.equals("true") || text.equals("1")) {
            return true;
        }
        if (text.equals("false") || text.equals("0")) {
            return false;
        }
        throw new ApiError(
                BAD_REQUEST,
                "InvalidInput",
                "Invalid input for operation: '" + value.asText() + "' cannot be converted to boolean.");
    }
}
