package org.opnfv.doctor.functest.embedded.identity;

import static org.opnfv.doctor.functest.embedded.identity.EntityApi.requireAdmin;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.opnfv.doctor.functest.embedded.ApiAction;
import org.opnfv.doctor.functest.http.Reply;

/** What cannot be changed: domain, region, services, endpoints, the catalog; groups, of which there are none. */
final class PlaceApi {

    private static final Entity DOMAIN = new Entity(Map.of(
            "id",
            Directory.DOMAIN_ID,
            "name",
            Directory.DOMAIN_NAME,
            "description",
            "The default domain",
            "enabled",
            true,
            "options",
            Map.of(),
            "tags",
            List.of()));

    private final Catalog catalog;
    private final Pages pages;

    PlaceApi(Catalog catalog, Pages pages) {
        this.catalog = catalog;
        this.pages = pages;
    }

    void addTo(Routes routes) {
        Map<String, Object> region = new LinkedHashMap<>();
        region.put("id", Catalog.REGION);
        region.put("description", "");
        region.put("parent_region_id", null);
        List<Entity> regions = List.of(new Entity(region));
        routes.on("GET", "/v3/domains", forAdmin("list_domains", list("domains", () -> List.of(DOMAIN))));
        routes.on("GET", "/v3/domains/{id}", show("domain", () -> List.of(DOMAIN)));
        routes.on("GET", "/v3/regions", list("regions", () -> regions));
        routes.on("GET", "/v3/regions/{id}", show("region", () -> regions));
        routes.on("GET", "/v3/services", forAdmin("list_services", list("services", catalog::services)));
        routes.on("GET", "/v3/services/{id}", forAdmin("get_service", show("service", catalog::services)));
        routes.on("GET", "/v3/endpoints", forAdmin("list_endpoints", list("endpoints", catalog::endpoints)));
        routes.on("GET", "/v3/endpoints/{id}", forAdmin("get_endpoint", show("endpoint", catalog::endpoints)));
        routes.on("GET", "/v3/groups", forAdmin("list_groups", list("groups", List::of)));
        routes.on("GET", "/v3/users/{id}/groups", forAdmin("list_groups_for_user", list("groups", List::of)));
        routes.on("GET", "/v3/auth/domains", list("domains", List::of));
        routes.on(
                "GET",
                "/v3/auth/catalog",
                (call, caller) ->
                        Reply.json(200, Map.of("catalog", catalog.view(), "links", Map.of("self", pages.self(call)))));
    }

    private static ApiAction forAdmin(String rule, ApiAction action) {
        return (call, caller) -> {
            requireAdmin(caller, rule);
            return action.handle(call, caller);
        };
    }

    private ApiAction list(String plural, Supplier<Collection<Entity>> entities) {
        return (call, caller) -> pages.list(call, plural, entities.get());
    }

    private ApiAction show(String singular, Supplier<Collection<Entity>> entities) {
        return (call, caller) -> pages.one(
                200,
                singular,
                entities.get().stream()
                        .filter(entity -> entity.id().equals(call.param("id")))
                        .findFirst()
                        .orElseThrow(() -> Refusals.notFound(singular, call.param("id"))));
    }
}
