package org.opnfv.doctor.functest.embedded.compute;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A size of instances.
 *
 * @param number counts the flavors; notifications name it
 * @param ramMb MiB
 * @param diskGb root disk, GiB
 * @param ephemeralGb GiB
 * @param swapMb MiB
 * @param description maybe null
 */
record Flavor(
        int number,
        String id,
        String name,
        int ramMb,
        int vcpus,
        int diskGb,
        int ephemeralGb,
        int swapMb,
        double rxtxFactor,
        boolean isPublic,
        String description,
        Map<String, String> extraSpecs) {

    Flavor {
        extraSpecs = Map.copyOf(extraSpecs);
    }

    Flavor described(String words) {
        return new Flavor(
                number, id, name, ramMb, vcpus, diskGb, ephemeralGb, swapMb, rxtxFactor, isPublic, words, extraSpecs);
    }

    Flavor withExtraSpecs(Map<String, String> specs) {
        return new Flavor(
                number, id, name, ramMb, vcpus, diskGb, ephemeralGb, swapMb, rxtxFactor, isPublic, description, specs);
    }

    boolean visibleTo(Request request) {
        return isPublic || request.caller().isAdmin();
    }

    /** As lists name it. */
    Map<String, Object> brief(Request request) {
        Map<String, Object> shown = Ordered.of("id", id, "name", name, "links", request.links("flavors", id));
        if (request.has(55)) {
            shown.put("description", description);
        }
        return shown;
    }

    /** All of it. */
    Map<String, Object> shown(Request request) {
        Map<String, Object> shown = Ordered.of(
                "id", id,
                "name", name,
                "ram", ramMb,
                "disk", diskGb,
                "swap", swapMb == 0 && !request.has(75) ? "" : swapMb,
                "OS-FLV-EXT-DATA:ephemeral", ephemeralGb,
                "OS-FLV-DISABLED:disabled", false,
                "vcpus", vcpus,
                "os-flavor-access:is_public", isPublic,
                "rxtx_factor", rxtxFactor,
                "links", request.links("flavors", id));
        if (request.has(55)) {
            shown.put("description", description);
        }
        if (request.has(61)) {
            shown.put("extra_specs", extraSpecs);
        }
        return shown;
    }

    /** As the instances that were made of it show it, also when it is gone. */
    Map<String, Object> inInstance(Request request) {
        if (!request.has(47)) {
            return Ordered.of("id", id, "links", List.of(request.bookmark("flavors", id)));
        }
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("vcpus", vcpus);
        shown.put("ram", ramMb);
        shown.put("disk", diskGb);
        shown.put("ephemeral", ephemeralGb);
        shown.put("swap", swapMb);
        shown.put("original_name", name);
        shown.put("extra_specs", extraSpecs);
        return shown;
    }
}
