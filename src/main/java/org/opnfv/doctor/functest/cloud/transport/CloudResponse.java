package org.opnfv.doctor.functest.cloud.transport;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A cloud's complete answer; its connection is already released.
 *
 * @param status HTTP status
 * @param reason the text beside the status; may be empty
 * @param headers by lower case name, the last one of a name
 * @param body never null, empty when the answer had none
 */
public record CloudResponse(int status, String reason, Map<String, String> headers, byte[] body) {
    /** Whether the status is an error. */
    public boolean failed() {
        return status < 200 || status >= 300;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The body as UTF-8, which every OpenStack service sends. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Status only: the headers of an authentication carry the token. */
    @Override
    public String toString() {
        return "HTTP " + status + " " + reason;
    }
}
