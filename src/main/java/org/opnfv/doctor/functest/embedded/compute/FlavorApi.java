package org.opnfv.doctor.functest.embedded.compute;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import org.opnfv.doctor.functest.embedded.JsonBody;
import org.opnfv.doctor.functest.http.Reply;

/** {@code /flavors}. */
record FlavorApi(Flavors flavors) {

    private static final String PUBLIC = "os-flavor-access:is_public";

    /** Public ones only, unless an administrator asks for all by {@code is_public=none}. */
    Reply list(NovaRequest request) {
        boolean all = request.caller().isAdmin()
                && request.query("is_public").filter("none"::equalsIgnoreCase).isPresent();
        Optional<String> name = request.has(102) ? request.query("name") : Optional.empty();
        return Reply.json(
                200,
                Map.of(
                        "flavors",
                        flavors.all().stream()
                                .filter(flavor -> all || flavor.isPublic())
                                .filter(flavor ->
                                        name.map(flavor.name()::equals).orElse(true))
                                .map(flavor -> flavor.shown(request))
                                .toList()));
    }

    Reply show(NovaRequest request) {
        String id = request.param("id");
        Flavor flavor =
                flavors.find(id).filter(found -> found.visibleTo(request)).orElseThrow(() -> Flavors.missing(id));
        return Reply.json(200, Map.of("flavor", flavor.shown(request)));
    }

    Reply create(NovaRequest request) {
        JsonNode wish = JsonBody.object(request.call(), "flavor");
        request.requireAdmin("os_compute_api:os-flavor-manage:create");
        Flavor made = flavors.add(
                JsonBody.text(wish, "name"),
                JsonBody.number(wish, "ram", 1),
                JsonBody.number(wish, "vcpus", 1),
                JsonBody.number(wish, "disk", 0),
                JsonBody.flag(wish, PUBLIC, true));
        return Reply.json(200, Map.of("flavor", made.shown(request)));
    }

    Reply delete(NovaRequest request) {
        request.requireAdmin("os_compute_api:os-flavor-manage:delete");
        flavors.delete(request.param("id"));
        return Reply.empty(202);
    }
}
