package org.opnfv.doctor.functest.cloud;

import java.util.Map;

/**
 * An instance as Nova shows it to the caller.
 *
 * @param status {@code BUILD}, {@code ACTIVE}, {@code ERROR} …
 * @param taskState Nova's current task on it; null for none
 * @param host where it runs; null unless the caller is an admin, and before it is placed
 * @param hostStatus {@code UP}, {@code DOWN}, {@code UNKNOWN} or {@code MAINTENANCE}; null unless the caller is an admin, and for a
 *     Nova before microversion 2.16
 * @param fault why it is in ERROR; null otherwise
 */
public record Instance(
        String id,
        String name,
        String status,
        String taskState,
        String host,
        String hostStatus,
        String projectId,
        String fault,
        Map<String, String> metadata) {
    public Instance {
        metadata = Map.copyOf(metadata);
    }
}
