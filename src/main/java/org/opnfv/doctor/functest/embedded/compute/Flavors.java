package org.opnfv.doctor.functest.embedded.compute;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opnfv.doctor.functest.embedded.ApiError;

/** The flavors. Thread-safe. */
final class Flavors {

    private final Map<String, Flavor> flavors = new LinkedHashMap<>();
    private int made;

    /**
     * Makes a flavor.
     *
     * @throws ApiError 409 when the name is taken
     */
    synchronized Flavor add(String name, int ramMb, int vcpus, int diskGb, boolean isPublic) {
        if (flavors.values().stream().anyMatch(flavor -> flavor.name().equals(name))) {
            throw new ApiError(409, "Flavor with name " + name + " already exists.");
        }
        Flavor flavor = new Flavor(++made, UUID.randomUUID().toString(), name, ramMb, vcpus, diskGb, isPublic);
        flavors.put(flavor.id(), flavor);
        return flavor;
    }

    synchronized Optional<Flavor> find(String id) {
        return Optional.ofNullable(flavors.get(id));
    }

    synchronized void delete(String id) {
        if (flavors.remove(id) == null) {
            throw missing(id);
        }
    }

    synchronized List<Flavor> all() {
        return List.copyOf(flavors.values());
    }

    static ApiError missing(String id) {
        return new ApiError(404, "Flavor " + id + " could not be found.");
    }
}
