package org.opnfv.doctor.functest.embedded.compute;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.opnfv.doctor.functest.embedded.ApiError;

/** How much each project may have, and what it has. Thread-safe. */
final class Quotas {

    static final String INSTANCES = "instances";
    static final String CORES = "cores";
    static final String RAM = "ram";

    /** What Nova grants a project of which nobody said otherwise; -1 is without limit. In the order of its answers. */
    private static final Map<String, Integer> DEFAULTS = defaults();

    private static final List<String> UNTIL_35 =
            List.of("fixed_ips", "floating_ips", "security_group_rules", "security_groups");
    private static final List<String> UNTIL_56 =
            List.of("injected_file_content_bytes", "injected_file_path_bytes", "injected_files");

    private final Map<String, Map<String, Integer>> limits = new HashMap<>();
    private final Map<String, Map<String, Integer>> used = new HashMap<>();

    private static Map<String, Integer> defaults() {
        Map<String, Integer> defaults = new LinkedHashMap<>();
        defaults.put(CORES, 20);
        defaults.put("fixed_ips", -1);
        defaults.put("floating_ips", -1);
        defaults.put("injected_file_content_bytes", 10_240);
        defaults.put("injected_file_path_bytes", 255);
        defaults.put("injected_files", 5);
        defaults.put(INSTANCES, 10);
        defaults.put("key_pairs", 100);
        defaults.put("metadata_items", 128);
        defaults.put(RAM, 51_200);
        defaults.put("security_group_rules", -1);
        defaults.put("security_groups", -1);
        defaults.put("server_group_members", 10);
        defaults.put("server_groups", 10);
        return defaults;
    }

    /** The resources that this version of the API knows. */
    static List<String> resources(Request request) {
        return DEFAULTS.keySet().stream()
                .filter(resource -> !request.has(36) || !UNTIL_35.contains(resource))
                .filter(resource -> !request.has(57) || !UNTIL_56.contains(resource))
                .toList();
    }

    static int byDefault(String resource) {
        return DEFAULTS.get(resource);
    }

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
     * @param force whether they may be below what is used
     * @throws ApiError 400 when they are and may not be; nothing has been set then
     */
    synchronized void set(String projectId, Map<String, Integer> wished, boolean force) {
        wished.forEach((resource, limit) -> {
            int has = used(projectId, resource);
            if (!force && limit >= 0 && limit < has) {
                throw new ApiError(
                        400,
                        "Quota limit " + limit + " for " + resource
                                + " must be greater than or equal to already used and reserved " + has + ".");
            }
        });
        limits.computeIfAbsent(projectId, id -> new HashMap<>()).putAll(wished);
    }

    /** Back to the defaults. */
    synchronized void reset(String projectId) {
        limits.remove(projectId);
    }

    /**
     * Takes as many instances of a flavor as the project may have, at least {@code min} and at most {@code max}.
     *
     * @return how many
     * @throws ApiError 403 when it may not have the least
     */
    synchronized int take(String projectId, Flavor flavor, int min, int max) {
        long allowed = Math.min(
                room(projectId, INSTANCES),
                Math.min(room(projectId, CORES) / flavor.vcpus(), room(projectId, RAM) / flavor.ramMb()));
        if (allowed < min) {
            throw exceeded(projectId, flavor, min, max);
        }
        int count = (int) Math.min(allowed, max);
        add(projectId, flavor, count);
        return count;
    }

    /** Gives back what one instance had. */
    synchronized void release(String projectId, Flavor flavor) {
        add(projectId, flavor, -1);
    }

    private void add(String projectId, Flavor flavor, int count) {
        Map<String, Integer> has = used.computeIfAbsent(projectId, id -> new HashMap<>());
        has.merge(INSTANCES, count, Integer::sum);
        has.merge(CORES, count * flavor.vcpus(), Integer::sum);
        has.merge(RAM, count * flavor.ramMb(), Integer::sum);
    }

    private long room(String projectId, String resource) {
        int limit = limit(projectId, resource);
        return limit < 0 ? Integer.MAX_VALUE : Math.max(0, limit - used(projectId, resource));
    }

    private ApiError exceeded(String projectId, Flavor flavor, int min, int max) {
        Map<String, String> requested = Map.of(
                INSTANCES, min == max ? String.valueOf(min) : min + "-" + max,
                CORES, String.valueOf((long) max * flavor.vcpus()),
                RAM, String.valueOf((long) max * flavor.ramMb()));
        Map<String, Long> wanted =
                Map.of(INSTANCES, (long) max, CORES, (long) max * flavor.vcpus(), RAM, (long) max * flavor.ramMb());
        List<String> overs = new TreeSet<>(wanted.keySet())
                .stream()
                        .filter(resource -> wanted.get(resource) > room(projectId, resource))
                        .toList();
        String names = String.join(", ", overs);
        return new ApiError(
                403,
                "Quota exceeded for " + names
                        + ": Requested "
                        + String.join(", ", overs.stream().map(requested::get).toList())
                        + ", but already used "
                        + join(overs.stream()
                                .map(resource -> used(projectId, resource))
                                .toList())
                        + " of "
                        + join(overs.stream()
                                .map(resource -> limit(projectId, resource))
                                .toList()) + " " + names);
    }

    private static String join(List<Integer> numbers) {
        return String.join(", ", numbers.stream().map(String::valueOf).toList());
    }
}
