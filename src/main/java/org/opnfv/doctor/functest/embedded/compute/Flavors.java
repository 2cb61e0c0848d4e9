package org.opnfv.doctor.functest.embedded.compute;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.opnfv.doctor.functest.embedded.ApiError;

/** The flavors. Thread-safe. */
final class Flavors {

    private final Map<String, Flavor> flavors = new LinkedHashMap<>();
    private int made;

    /**
     * Keeps a new flavor under an id and a number of its own.
     *
     * @throws ApiError 409 when there is one with this id or name
     */
    synchronized Flavor add(Flavor wish) {
        String id = wish.id().isEmpty() ? UUID.randomUUID().toString() : wish.id();
        if (flavors.values().stream().anyMatch(flavor -> flavor.name().equals(wish.name()))) {
            throw new ApiError(409, "Flavor with name " + wish.name() + " already exists.");
        }
        if (flavors.containsKey(id)) {
            throw new ApiError(409, "Flavor with ID " + id + " already exists.");
        }
        Flavor flavor = new Flavor(
                ++made,
                id,
                wish.name(),
                wish.ramMb(),
                wish.vcpus(),
                wish.diskGb(),
                wish.ephemeralGb(),
                wish.swapMb(),
                wish.rxtxFactor(),
                wish.isPublic(),
                wish.description(),
                wish.extraSpecs());
        flavors.put(id, flavor);
        return flavor;
    }

    synchronized Optional<Flavor> find(String id) {
        return Optional.ofNullable(flavors.get(id));
    }

    /** The flavor; refuses with 404 when there is none. */
    Flavor get(String id) {
        return find(id).orElseThrow(() -> missing(id));
    }

    synchronized Flavor change(String id, UnaryOperator<Flavor> change) {
        Flavor changed = change.apply(get(id));
        flavors.put(id, changed);
        return changed;
    }

    synchronized void delete(String id) {
        if (flavors.remove(id) == null) {
            throw missing(id);
        }
    }

    /** All flavors by id. */
    synchronized List<Flavor> all() {
        return flavors.values().stream()
                .sorted(Comparator.comparing(Flavor::id))
                .toList();
    }

    private static ApiError missing(String id) {
        return new ApiError(404, "Flavor " + id + " could not be found.");
    }
}
