package org.opnfv.doctor.functest.embedded.faults;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** A response of a service or of a fault; headers by name in any case, without those of the connection. */
record RelayedResponse(int status, Map<String, String> headers, byte[] body) {

    static RelayedResponse of(int status, Map<String, String> headers, String body) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.put("Content-Type", "application/json");
        all.putAll(headers);
        return new RelayedResponse(status, all, body.getBytes(StandardCharsets.UTF_8));
    }

    RelayedResponse with(byte[] other) {
        return new RelayedResponse(status, headers, other);
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
