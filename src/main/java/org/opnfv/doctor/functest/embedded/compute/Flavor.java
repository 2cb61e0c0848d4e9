package org.opnfv.doctor.functest.embedded.compute;

import java.util.List;
import java.util.Map;

/**
 * A size of instances.
 *
 * @param number serial number, used in notifications
 * @param ramMb MiB
 * @param diskGb root disk, GiB
 */
record Flavor(int number, String id, String name, int ramMb, int vcpus, int diskGb, boolean isPublic) {

    boolean visibleTo(NovaRequest request) {
        return isPublic || request.caller().isAdmin();
    }

    Map<String, Object> shown(NovaRequest request) {
        Map<String, Object> shown = OrderedMaps.of(
                "id", id,
                "name", name,
                "ram", ramMb,
                "disk", diskGb,
                "swap", request.has(75) ? 0 : "",
                "OS-FLV-EXT-DATA:ephemeral", 0,
                "vcpus", vcpus,
                "os-flavor-access:is_public", isPublic,
                "links", List.of());
        request.since(shown, 55, "description", null);
        request.since(shown, 61, "extra_specs", Map.of());
        if (!request.has(102)) {
            shown.put("OS-FLV-DISABLED:disabled", false);
            shown.put("rxtx_factor", 1.0);
        }
        return shown;
    }

    /** Its form in instances made of it, even after it is deleted. */
    Map<String, Object> inInstance(NovaRequest request) {
        return request.has(47)
                ? OrderedMaps.of(
                        "original_name", name,
                        "vcpus", vcpus,
                        "ram", ramMb,
                        "disk", diskGb,
                        "ephemeral", 0,
                        "swap", 0,
                        "extra_specs", Map.of())
                : OrderedMaps.of("id", id);
    }
}
