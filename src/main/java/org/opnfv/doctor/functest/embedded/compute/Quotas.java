package org.opnfv.doctor.functest.embedded.compute;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opnfv.doctor.functest.embedded.ApiError;

/** The limits and usage of each project. Thread-safe. */
final class Quotas {

    private static final String INSTANCES = "instances";
    private static final String CORES = "cores";
    private static final String RAM = "ram";

    /** The resources with a limit. */
    static final List<String> RESOURCES = List.of(INSTANCES, CORES, RAM);

    /** Nova's defaults for a project without its own limits; memory in MiB. */
    private static final Map<String, Integer> DEFAULTS = Map.of(INSTANCES, 10, CORES, 20, RAM, 51_200);

    private final Map<String, Map<String, Integer>> limits = new HashMap<>();
    private final Map<String, Map<String, Integer>> used = new HashMap<>();

    /** The limit of a project; -1 for none. */
    synchronized int limit(String projectId, String resource) {
        return limits.getOrDefault(projectId, Map.of()).getOrDefault(resource, DEFAULTS.get(resource));
    }

    /** A project's usage of a resource; instances being deleted count until they are gone. */
    synchronized int used(String projectId, String resource) {
        return used.getOrDefault(projectId, Map.of()).getOrDefault(resource, 0);
    }

    /**
     * Sets limits.
     *
     * @throws ApiError 400 when one is below the usage; nothing is set then
     */
    synchronized void set(String projectId, Map<String, Integer> wished) {
        wished.forEach((resource, limit) -> {
            if (limit >= 0 && limit < used(projectId, resource)) {
                throw new ApiError(400, "Quota limit " + limit + " for " + resource + " is below what is used.");
            }
        });
        limits.computeIfAbsent(projectId, id -> new HashMap<>()).putAll(wished);
    }

    /** Resets a project to the defaults. */
    synchronized void reset(String projectId) {
        limits.remove(projectId);
    }

    /**
     * Reserves what an instance of a flavor needs.
     *
     * @throws ApiError 403 when that exceeds a limit
     */
    synchronized void take(String projectId, Flavor flavor) {
        needs(flavor).forEach((resource, need) -> {
            int limit = limit(projectId, resource);
            if (limit >= 0 && used(projectId, resource) + need > limit) {
                throw new ApiError(
                        403,
                        "Quota exceeded for " + resource + ": Requested " + need + ", but already used "
                                + used(projectId, resource) + " of " + limit + " " + resource);
            }
        });
        add(projectId, flavor, 1);
    }

    /** Releases what one instance used. */
    synchronized void release(String projectId, Flavor flavor) {
        add(projectId, flavor, -1);
    }

    private static Map<String, Integer> needs(Flavor flavor) {
        return Map.of(INSTANCES, 1, CORES, flavor.vcpus(), RAM, flavor.ramMb());
    }

    private void add(String projectId, Flavor flavor, int sign) {
        Map<String, Integer> has = used.computeIfAbsent(projectId, id -> new HashMap<>());
        needs(flavor).forEach((resource, need) -> has.merge(resource, sign * need, Integer::sum));
    }
}
