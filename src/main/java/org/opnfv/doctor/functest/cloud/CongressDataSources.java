package org.opnfv.doctor.functest.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opnfv.doctor.functest.cloud.transport.CloudRequest;

/**
 * Data sources of Congress, API v1, service {@code policy}. The format is what doctor_tests used: Congress itself ended in 2019, and this was
 * not shown on a real one. Every call throws {@link CloudException}.
 */
public final class CongressDataSources {
    /** The type of the service in a catalog. */
    public static final String TYPE = "policy";

    private static final String SOURCES = "/data-sources";

    private final Api api;

    CongressDataSources(Session session) {
        this.api = new Api(session, TYPE);
    }

    /** The id of the data source of that driver, such as {@code doctor}; the first where there are several. */
    public Optional<String> dataSource(String driver) {
        for (JsonNode source : ApiJson.list(api.get(SOURCES).path("results"), TYPE + ": GET " + SOURCES)) {
            if (driver.equals(ApiJson.text(source, "driver"))) {
                return Optional.of(ApiJson.need(source, "id", TYPE + ": GET " + SOURCES));
            }
        }
        return Optional.empty();
    }

    /** The rows of a table of a data source, each with the values of its columns. */
    public List<List<String>> rows(String dataSourceId, String table) {
        String path = path(dataSourceId, table);
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode row : ApiJson.list(api.get(path).path("results"), TYPE + ": GET " + path)) {
            List<String> values = new ArrayList<>();
            ApiJson.list(row.path("data"), TYPE + ": GET " + path).forEach(value -> values.add(value.asText()));
            rows.add(values);
        }
        return rows;
    }

    /** Replaces them by these; each is what the data source's driver takes. */
    public void replaceRows(String dataSourceId, String table, List<?> rows) {
        CloudRequest put = api.ask("PUT", path(dataSourceId, table));
        // Congress answers without a body.
        api.send(put.json(ApiJson.bytes(rows)));
    }

    private static String path(String dataSourceId, String table) {
        return SOURCES + "/" + Api.escape(dataSourceId) + "/tables/" + Api.escape(table) + "/rows";
    }
}
