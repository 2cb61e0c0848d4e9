package org.opnfv.doctor.functest.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The answer to a {@link Call}.
 *
 * @param status HTTP status code, 100 to 599
 * @param headers header lines by name; Content-Length is added when sending
 * @param body the bytes to send, may be empty
 */
public record Reply(int status, Map<String, String> headers, byte[] body) {

    private static final String CONTENT_TYPE = "Content-Type";

    public Reply {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /**
     * The value as JSON, written by {@link Json#mapper()}.
     *
     * @throws IllegalArgumentException when the value has no JSON form
     */
    public static Reply json(int status, Object value) {
        try {
            return bytes(status, "application/json", Json.mapper().writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "no JSON form for a " + value.getClass().getName(), e);
        }
    }

    /** Text that is JSON already, sent as it is. */
    public static Reply rawJson(int status, String json) {
        return bytes(status, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    /** Plain text in UTF-8. */
    public static Reply text(int status, String text) {
        return bytes(status, "text/plain; charset=UTF-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes of the given media type. */
    public static Reply bytes(int status, String contentType, byte[] body) {
        return new Reply(status, Map.of(CONTENT_TYPE, contentType), body);
    }

    /** A status alone, without a body. */
    public static Reply empty(int status) {
        return new Reply(status, Map.of(), new byte[0]);
    }

    /** This reply with one more header; a header in the same spelling is replaced. */
    public Reply with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new Reply(status, all, body);
    }

    /** Status and size only: headers and body may carry tokens. */
    @Override
    public String toString() {
        return "Reply[status=" + status + ", body=" + body.length + " bytes]";
    }
}
