package org.opnfv.doctor.functest.embedded.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.opnfv.doctor.functest.embedded.ApiService;

/** Which services there are and where. Thread-safe. */
final class Catalog {

    static final String REGION = "RegionOne";

    private static final List<String> INTERFACES = List.of("public", "internal", "admin");

    private volatile List<Entity> services = List.of();
    private volatile List<Entity> endpoints = List.of();

    /** Lists these services from now on; they have been started. */
    void publish(Collection<ApiService> published) {
        List<Entity> foundServices = new ArrayList<>();
        List<Entity> foundEndpoints = new ArrayList<>();
        for (ApiService service : published) {
            String serviceId = id();
            foundServices.add(new Entity(
                    Map.of("id", serviceId, "type", service.type(), "name", service.name(), "enabled", true)));
            for (String facing : INTERFACES) {
                foundEndpoints.add(new Entity(Map.of(
                        "id",
                        id(),
                        "service_id",
                        serviceId,
                        "interface",
                        facing,
                        "region",
                        REGION,
                        "region_id",
                        REGION,
                        "url",
                        service.endpoint().toString(),
                        "enabled",
                        true)));
            }
        }
        endpoints = List.copyOf(foundEndpoints);
        services = List.copyOf(foundServices);
    }

    private static String id() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    List<Entity> services() {
        return services;
    }

    List<Entity> endpoints() {
        return endpoints;
    }

    /** The catalog as tokens carry it. */
    List<Map<String, Object>> view() {
        return services.stream()
                .map(service -> Map.of(
                        "id",
                        service.id(),
                        "type",
                        service.text("type"),
                        "name",
                        service.name(),
                        "endpoints",
                        endpoints(service.id())))
                .toList();
    }

    private List<Map<String, Object>> endpoints(String serviceId) {
        return endpoints.stream()
                .filter(endpoint -> endpoint.text("service_id").equals(serviceId))
                .map(endpoint -> Map.<String, Object>of(
                        "id",
                        endpoint.id(),
                        "interface",
                        endpoint.text("interface"),
                        "region",
                        REGION,
                        "region_id",
                        REGION,
                        "url",
                        endpoint.text("url")))
                .toList();
    }
}
