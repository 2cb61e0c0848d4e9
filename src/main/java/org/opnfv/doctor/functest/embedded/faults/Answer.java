package org.opnfv.doctor.functest.embedded.faults;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** An answer as a service gave it or as a fault makes it; headers by name of any case, without those of the connection. */
record Answer(int status, Map<String, String> headers, byte[] body) {

    static Answer of(int status, Map<String, String> headers, String body) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.put("Content-Type", "application/json");
        all.putAll(headers);
        return new Answer(status, all, body.getBytes(StandardCharsets.UTF_8));
    }

    Answer with(byte[] other) {
        return new Answer(status, headers, other);
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
