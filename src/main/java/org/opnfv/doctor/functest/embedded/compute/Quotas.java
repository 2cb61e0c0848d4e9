package org.opnfv.doctor.functest.embedded.compute;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opnfv.doctor.functest.embedded.ApiError;

/** How much each project may have, and what it has. Thread-safe. */
final class Quotas {

    private static final String INSTANCES = "instances";
    private static final String CORES = "cores";
    private static final String RAM = "ram";

    /** What has a limit. */
    static final List<String> RESOURCES = List.of(INSTANCES, CORES, RAM);

    /** What Nova grants a project of which nobody said otherwise; memory in MiB. */
    private static final Map<String, Integer> DEFAULTS = Map.of(INSTANCES, 10, CORES, 20, RAM, 51_200);

    private final Map<String, Map<String, Integer>> limits = new HashMap<>();
    private final Map<String, Map<String, Integer>> used = new HashMap<>();

    /** The limit of a project; -1 is none. */
    synchronized int limit(String projectId, String resource) {
        return limits.getOrDefault(projectId, Map.of()).getOrDefault(resource, DEFAULTS.get(resource));
    }

    /** What a project has of a resource; instances being deleted count until they are gone. */
    synchronized int used(String projectId, String resource) {
        return used.getOrDefault(projectId, Map.of()).getOrDefault(resource, 0);
    }

    /**
     * Sets limits.
     *
     * @throws ApiError 400 when one is below what is used; nothing has been set then
     */
    synchronized void set(String projectId, Map<String, Integer> wished) {
        wished.forEach((resource, limit) -> {
            if (limit >= 0 && limit < used(projectId, resource)) {
                throw new ApiError(400, "Quota limit " + limit + " for " + resource + " is below what is used.");
            }
        });
        limits.computeIfAbsent(projectId, id -> new HashMap<>()).putAll(wished);
    }

    /** Back to the defaults. */
    synchronized void reset(String projectId) {
        limits.remove(projectId);
    }

    /**
     * Takes what an instance of a flavor needs.
     *
     * @throws ApiError 403 when the project may not have it
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

    /** Gives back what one instance had. */
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
