package org.opnfv.doctor.functest.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.opnfv.doctor.functest.cloud.transport.CloudResponse;

/** JSON of the requests that OpenStack4j lacks. */
final class ApiJson {
    static final ObjectMapper MAPPER = new ObjectMapper();

    private ApiJson() {}

    static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "no JSON can be made of a " + value.getClass().getName(), e);
        }
    }

    /** Parses the answer; {@link CloudException} when it is no JSON. */
    static JsonNode read(CloudResponse answer, String asked) {
        try {
            return MAPPER.readTree(answer.body());
        } catch (IOException e) {
            throw CloudErrors.unreadable(asked, e);
        }
    }

    /** The id of a new resource; {@link CloudException} when the answer lacks it. */
    static String made(JsonNode node, String field, String what) {
        String id = text(node, field);
        if (id == null) {
            throw CloudErrors.unsaid(what);
        }
        return id;
    }

    /** The list in an answer; {@link CloudException} when there is none, which is not the same as an empty one. */
    static JsonNode list(JsonNode list, String asked) {
        if (!list.isArray()) {
            throw CloudErrors.silent(asked, "list");
        }
        return list;
    }

    /** A required text field. */
    static String need(JsonNode node, String field, String asked) {
        String text = text(node, field);
        if (text == null || text.isEmpty()) {
            throw CloudErrors.silent(asked, field);
        }
        return text;
    }

    /** A required whole number. */
    static int number(JsonNode node, String field, String asked) {
        JsonNode value = node.path(field);
        if (!value.canConvertToInt()) {
            throw CloudErrors.silent(asked, field);
        }
        return value.asInt();
    }

    /** A text field; null when absent or null. */
    static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isMissingNode() || value.isNull() ? null : value.asText();
    }

    /** A time as services write it, in UTC with or without its zone; null when absent or null. */
    static Instant time(JsonNode node, String field, String asked) {
        String text = text(node, field);
        try {
            return text == null
                    ? null
                    : LocalDateTime.parse(text.replaceAll("Z$", "")).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw CloudErrors.silent(asked, field + " that can be read");
        }
    }

    /** A required time. */
    static Instant needTime(JsonNode node, String field, String asked) {
        need(node, field, asked);
        return time(node, field, asked);
    }
}
