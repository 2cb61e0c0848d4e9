package org.opnfv.doctor.functest.embedded.image;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.embedded.Caller;
import org.opnfv.doctor.functest.http.Json;

/** What may be written into an image, as Glance's {@code image} schema and default policies have it. */
final class ImageRules {

    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int LONGEST_NAME = 255;
    private static final Set<String> READ_ONLY = Set.of(
            "status",
            "checksum",
            "os_hash_algo",
            "os_hash_value",
            "size",
            "virtual_size",
            "created_at",
            "updated_at",
            "direct_url",
            "self",
            "file",
            "stores",
            "schema");
    private static final Map<String, List<String>> CHOICES = Map.of(
            "visibility", List.of("community", "public", "private", "shared"),
            "container_format", List.of("ami", "ari", "aki", "bare", "ovf", "ova", "docker", "compressed"),
            "disk_format", List.of("ami", "ari", "aki", "vhd", "vhdx", "vmdk", "raw", "qcow2", "vdi", "iso", "ploop"));
    private static final Set<String> NULLABLE = Set.of("name", "owner", "container_format", "disk_format");
    private static final Map<String, Predicate<JsonNode>> TYPES = Map.of(
            "protected", JsonNode::isBoolean,
            "os_hidden", JsonNode::isBoolean,
            "min_ram", JsonNode::isInt,
            "min_disk", JsonNode::isInt,
            "tags", JsonNode::isArray);
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");

    private ImageRules() {}

    /** The attributes of an image to be made, each checked. */
    static Map<String, Object> wishes(JsonNode body, Caller caller) {
        if (!body.isObject()) {
            throw new ApiError(BAD_REQUEST, "Request body must be a JSON object.");
        }
        Map<String, Object> wishes = new LinkedHashMap<>();
        body.properties().forEach(field -> wishes.put(field.getKey(), value(field.getKey(), field.getValue(), caller)));
        return wishes;
    }

    /** The value to store for an attribute, once it is known to be allowed. */
    static Object value(String name, JsonNode value, Caller caller) {
        if (READ_ONLY.contains(name)) {
            throw new ApiError(FORBIDDEN, "Attribute '" + name + "' is read-only.");
        }
        checkType(name, value);
        checkChoice(name, value);
        if (name.equals("id") && !ID.matcher(value.asText()).matches()) {
            throw mismatch(shown(value) + " does not match '" + ID.pattern() + "'");
        }
        if (name.equals("name") && value.asText().length() > LONGEST_NAME) {
            throw mismatch(shown(value) + " is too long");
        }
        if (name.equals("visibility") && value.asText().equals("public") && !caller.isAdmin()) {
            throw new ApiError(FORBIDDEN, "You are not authorized to complete publicize_image action.");
        }
        if (name.equals("owner") && !caller.isAdmin() && !value.asText().equals(caller.projectId())) {
            throw new ApiError(FORBIDDEN, "You are not permitted to create images owned by '" + value.asText() + "'.");
        }
        return Json.mapper().convertValue(value, Object.class);
    }

    private static void checkType(String name, JsonNode value) {
        boolean fits = value.isNull()
                ? NULLABLE.contains(name)
                : TYPES.getOrDefault(name, JsonNode::isTextual).test(value);
        if (!fits) {
            throw mismatch("the type of " + name + ", " + shown(value) + ", is not the one it must have");
        }
    }

    private static void checkChoice(String name, JsonNode value) {
        List<String> choices = CHOICES.get(name);
        if (choices != null && !value.isNull() && !choices.contains(value.asText())) {
            throw mismatch(shown(value) + " is not one of " + choices);
        }
    }

    private static String shown(JsonNode value) {
        return value.isTextual() ? "'" + value.asText() + "'" : value.toString();
    }

    private static ApiError mismatch(String what) {
        return new ApiError(BAD_REQUEST, "Provided object does not match schema 'image': " + what);
    }
}
