package org.opnfv.doctor.functest.maintenance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;

/** The way to an admin tool for one of the two sides. Thread-safe. */
public interface ToolAccess extends AutoCloseable {

    /** The status of an answer, and its JSON; an empty object where it has none. */
    record Answered(int status, JsonNode json) {
        /** Whether what was asked for is done. */
        public boolean isOk() {
            return status / 100 == 2;
        }
    }

    /**
     * Sends a request; {@code body} may be null.
     *
     * @throws IOException when there is no answer
     */
    Answered call(String method, String url, Map<String, ?> body) throws IOException;

    @Override
    void close();
}
