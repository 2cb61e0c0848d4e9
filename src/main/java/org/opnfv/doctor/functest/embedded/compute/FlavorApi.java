package org.opnfv.doctor.functest.embedded.compute;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.embedded.text.PythonText;
import org.opnfv.doctor.functest.http.Reply;

/** {@code /flavors}. */
final class FlavorApi {

    private static final Set<String> FIELDS = Set.of(
            "id",
            "flavorid",
            "name",
            "ram",
            "vcpus",
            "disk",
            "swap",
            "rxtx_factor",
            "OS-FLV-EXT-DATA:ephemeral",
            "os-flavor-access:is_public",
            "description");
    private static final String ID = "^(?! )[a-zA-Z0-9. _-]+(?<! )$";
    private static final int LONG_TEXT = 65_535;

    private final Flavors flavors;

    FlavorApi(Flavors flavors) {
        this.flavors = flavors;
    }

    Reply list(Request request) {
        return list(request, "/flavors", Flavor::brief);
    }

    Reply detail(Request request) {
        return list(request, "/flavors/detail", Flavor::shown);
    }

    private Reply list(Request request, String path, BiFunction<Flavor, Request, Map<String, Object>> view) {
        Predicate<Flavor> wanted = visibility(request)
                .and(atLeast(request, "minRam", Flavor::ramMb))
                .and(atLeast(request, "minDisk", Flavor::diskGb));
        Paging paging = new Paging(request);
        List<Flavor> page = paging.page(flavors.all().stream().filter(wanted).toList(), Flavor::id);
        Map<String, Object> answer = Ordered.of(
                "flavors",
                page.stream().map(flavor -> view.apply(flavor, request)).toList());
        paging.linkNext(answer, "flavors", path, page, Flavor::id);
        return Reply.json(200, answer);
    }

    private static Predicate<Flavor> visibility(Request request) {
        String asked = request.query("is_public").orElse("");
        if (!request.caller().isAdmin() || asked.isEmpty()) {
            return Flavor::isPublic;
        }
        if (asked.toLowerCase(Locale.ROOT).equals("none")) {
            return flavor -> true;
        }
        boolean isPublic =
                PythonText.bool(asked).orElseThrow(() -> new ApiError(400, "Invalid is_public filter [" + asked + "]"));
        return flavor -> flavor.isPublic() == isPublic;
    }

    private static Predicate<Flavor> atLeast(Request request, String name, ToIntFunction<Flavor> size) {
        String text = request.query(name).orElse("0");
        try {
            int least = Integer.parseInt(text);
            return flavor -> size.applyAsInt(flavor) >= least;
        } catch (NumberFormatException notOne) {
            throw new ApiError(400, "Invalid " + name + " filter [" + text + "]");
        }
    }

    Reply show(Request request) {
        return Reply.json(200, Map.of("flavor", visible(request).shown(request)));
    }

    private Flavor visible(Request request) {
        String id = request.param("id");
        return flavors.find(id)
                .filter(flavor -> flavor.visibleTo(request))
                .orElseThrow(() -> new ApiError(404, "Flavor " + id + " could not be found."));
    }

    Reply create(Request request) {
        Schema flavor = Schema.body(request.body()).required("flavor").only(FIELDS);
        String name = flavor.required("name").title();
        int ram = flavor.required("ram").number(1);
        int vcpus = flavor.required("vcpus").number(1);
        int disk = flavor.required("disk").number(0);
        Schema id = flavor.optional(flavor.value().has("flavorid") ? "flavorid" : "id");
        String wishedId = id.absent() || id.value().isNull() ? "" : id(id);
        Schema isPublic = flavor.optional("os-flavor-access:is_public");
        JsonNode description = flavor.value().path("description");
        request.requireAdmin("os_compute_api:os-flavor-manage:create");
        Flavor made = flavors.add(new Flavor(
                0,
                wishedId,
                name,
                ram,
                vcpus,
                disk,
                number(flavor, "OS-FLV-EXT-DATA:ephemeral"),
                number(flavor, "swap"),
                flavor.value().path("rxtx_factor").asDouble(1.0),
                isPublic.absent() || isPublic.bool(),
                description.isTextual() ? flavor.optional("description").text(0, LONG_TEXT) : null,
                Map.of()));
        return Reply.json(200, Map.of("flavor", made.shown(request)));
    }

    private static String id(Schema id) {
        String text = id.value().isIntegralNumber() ? id.value().asText() : id.text(1, 255);
        if (!text.matches(ID)) {
            throw id.invalid(PythonText.repr(id.value()) + " does not match '" + ID + "'");
        }
        return text;
    }

    private static int number(Schema flavor, String field) {
        Schema value = flavor.optional(field);
        return value.absent() || value.value().asText().isEmpty() ? 0 : value.number(0);
    }

    Reply update(Request request) {
        request.require(request.has(55));
        Schema description = Schema.body(request.body())
                .required("flavor")
                .only(Set.of("description"))
                .required("description");
        request.requireAdmin("os_compute_api:os-flavor-manage:update");
        String words = description.value().isNull() ? null : description.text(0, LONG_TEXT);
        Flavor changed = flavors.change(request.param("id"), flavor -> flavor.described(words));
        return Reply.json(200, Map.of("flavor", changed.shown(request)));
    }

    Reply delete(Request request) {
        request.requireAdmin("os_compute_api:os-flavor-manage:delete");
        flavors.delete(request.param("id"));
        return Reply.empty(202);
    }

    /** Which projects may use a flavor that is not public: so far none can be named. */
    Reply access(Request request) {
        request.requireAdmin("os_compute_api:os-flavor-access");
        if (visible(request).isPublic()) {
            throw new ApiError(404, "Access list not available for public flavors.");
        }
        return Reply.json(200, Map.of("flavor_access", List.of()));
    }
}
