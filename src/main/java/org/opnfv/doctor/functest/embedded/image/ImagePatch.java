package org.opnfv.doctor.functest.embedded.image;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.embedded.Caller;

/** Glance's form of JSON patch, {@code application/openstack-images-v2.1-json-patch}: whole attributes only. */
final class ImagePatch {

    static final String MEDIA_TYPE = "application/openstack-images-v2.1-json-patch";

    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int CONFLICT = 409;
    private static final Set<String> OPERATIONS = Set.of("add", "replace", "remove");
    private static final Set<String> LASTING = Set.of(
            "id",
            "name",
            "owner",
            "visibility",
            "protected",
            "min_ram",
            "min_disk",
            "tags",
            "os_hidden",
            "container_format",
            "disk_format");

    private ImagePatch() {}

    /** The attributes of an image after all operations; none took place when one is refused. */
    static Map<String, Object> apply(JsonNode operations, Map<String, Object> attributes, Caller caller) {
        if (!operations.isArray()) {
            throw new ApiError(BAD_REQUEST, "Request body must be a JSON array of operation objects.");
        }
        Map<String, Object> changed = new LinkedHashMap<>(attributes);
        for (JsonNode operation : operations) {
            step(operation, changed, caller);
        }
        return changed;
    }

    private static void step(JsonNode operation, Map<String, Object> attributes, Caller caller) {
        String kind = operation.path("op").asText();
        if (!OPERATIONS.contains(kind)) {
            throw new ApiError(BAD_REQUEST, "Operations must be objects with one of add, remove or replace as op.");
        }
        String path = operation.path("path").asText();
        if (!path.startsWith("/") || path.indexOf('/', 1) >= 0 || path.length() == 1) {
            throw new ApiError(BAD_REQUEST, "Invalid JSON pointer for this resource: '" + path + "'");
        }
        String name = path.substring(1).replace("~1", "/").replace("~0", "~");
        if (!kind.equals("add") && !attributes.containsKey(name)) {
            throw new ApiError(
                    CONFLICT,
                    "Property " + name + " does not exist.",
                    "There was a conflict when trying to complete your request.");
        }
        if (kind.equals("remove")) {
            if (LASTING.contains(name)) {
                throw new ApiError(FORBIDDEN, "Property " + name + " may not be removed.");
            }
            attributes.remove(name);
        } else {
            attributes.put(name, ImageRules.value(name, operation.path("value"), caller));
        }
    }
}
