package org.opnfv.doctor.functest.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.opnfv.doctor.functest.cloud.transport.CloudRequest;

/**
 * Data sources of Congress, API v1, service {@code policy}. The format is what doctor_tests used: Congress itself ended in 2019, and this was
 * not shown on a real one. Every call throws {@link CloudException}.
 */
public final class CongressDataSources {
    private static final String SOURCES = "/data-sources";

    private final Api api;

    CongressDataSources(Session session) {
        this.api = new Api(session, "policy");
    }

    /** The id of the data source of that driver, such as {@code doctor}; the first where there are several. */
    public Optional<String> dataSource(String driver) {
        for (JsonNode source : ApiJson.list(api.get(SOURCES).path("results"), "policy: GET " + SOURCES)) {
            if (driver.equals(ApiJson.text(source, "driver"))) {
                return Optional.of(ApiJson.need(source, "id", "policy: GET " + SOURCES));
            }
        }
        return Optional.empty();
    }

    /** Replaces the rows of a table of a data source; each row is what its driver takes. */
    public void rows(String dataSourceId, String table, Object rows) {
        CloudRequest put =
                api.ask("PUT", SOURCES + "/" + Api.escape(dataSourceId) + "/tables/" + Api.escape(table) + "/rows");
        // Congress answers without a body.
        api.send(put.json(ApiJson.bytes(rows)));
    }
}
