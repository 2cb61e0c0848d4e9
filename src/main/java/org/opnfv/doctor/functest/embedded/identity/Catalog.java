package org.opnfv.doctor.functest.embedded.identity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.embedded.ApiService;

/** The services and their URLs. Thread-safe. */
final class Catalog {

    static final String REGION = "RegionOne";

    private volatile List<Map<String, Object>> services = List.of();

    /** Lists these services from now on; they are already started. */
    void publish(Collection<ApiService> published) {
        services = published.stream().map(Catalog::view).toList();
    }

    /** The catalog in a token's format. */
    List<Map<String, Object>> view() {
        return services;
    }

    private static Map<String, Object> view(ApiService service) {
        return Map.of(
                "id",
                Directory.newId(),
                "type",
                service.type(),
                "name",
                service.name(),
                "endpoints",
                Stream.of("public", "internal", "admin")
                        .map(facing -> Map.of(
                                "id",
                                Directory.newId(),
                                "interface",
                                facing,
                                "region",
                                REGION,
                                "region_id",
                                REGION,
                                "url",
                                service.endpoint().toString()))
                        .toList());
    }
}
