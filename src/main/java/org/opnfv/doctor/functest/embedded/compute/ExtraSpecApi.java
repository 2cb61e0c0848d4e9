package org.opnfv.doctor.functest.embedded.compute;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.http.Reply;

/** {@code /flavors/{id}/os-extra_specs}. */
final class ExtraSpecApi {

    private static final String POLICY = "os_compute_api:os-flavor-extra-specs:";
    private static final int MAX = 255;

    private final Flavors flavors;

    ExtraSpecApi(Flavors flavors) {
        this.flavors = flavors;
    }

    Reply list(Request request) {
        return Reply.json(
                200, Map.of("extra_specs", new TreeMap<>(flavor(request).extraSpecs())));
    }

    private Flavor flavor(Request request) {
        return flavors.get(request.param("id"));
    }

    Reply show(Request request) {
        String key = request.param("key");
        String value = flavor(request).extraSpecs().get(key);
        if (value == null) {
            throw missing(request, key);
        }
        return Reply.json(200, Map.of(key, value));
    }

    private static ApiError missing(Request request, String key) {
        return new ApiError(404, "Flavor " + request.param("id") + " has no extra specs with key " + key + ".");
    }

    Reply create(Request request) {
        Map<String, String> specs = specs(Schema.body(request.body()).required("extra_specs"));
        request.requireAdmin(POLICY + "create");
        merge(request, specs);
        return Reply.json(200, Map.of("extra_specs", specs));
    }

    Reply update(Request request) {
        String key = request.param("key");
        Map<String, String> specs = specs(Schema.body(request.body()));
        request.requireAdmin(POLICY + "update");
        if (!specs.containsKey(key)) {
            throw new ApiError(400, "Request body and URI mismatch");
        }
        merge(request, specs);
        return Reply.json(200, specs);
    }

    Reply delete(Request request) {
        String key = request.param("key");
        request.requireAdmin(POLICY + "delete");
        flavors.change(request.param("id"), flavor -> {
            Map<String, String> left = new HashMap<>(flavor.extraSpecs());
            if (left.remove(key) == null) {
                throw missing(request, key);
            }
            return flavor.withExtraSpecs(left);
        });
        return Reply.empty(200);
    }

    private void merge(Request request, Map<String, String> specs) {
        flavors.change(request.param("id"), flavor -> {
            Map<String, String> merged = new HashMap<>(flavor.extraSpecs());
            merged.putAll(specs);
            return flavor.withExtraSpecs(merged);
        });
    }

    private static Map<String, String> specs(Schema specs) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> spec : specs.object().value().properties()) {
            Schema value = new Schema(spec.getKey(), spec.getValue());
            texts.put(
                    spec.getKey(), spec.getValue().isNumber() ? spec.getValue().asText() : value.text(0, MAX));
        }
        return texts;
    }
}
