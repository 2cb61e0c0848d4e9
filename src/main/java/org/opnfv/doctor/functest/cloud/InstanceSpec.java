package org.opnfv.doctor.functest.cloud;

import java.util.Map;
import java.util.Optional;

/**
 * An instance to make, in the caller's project.
 *
 * @param networkId the one network it is connected to
 * @param host the host it must run on, which only an admin may choose; empty leaves it to the scheduler
 * @param group the id of a group of instances, no two of which may be on one host; empty for none
 */
public record InstanceSpec(
        String name,
        String imageId,
        String flavorId,
        String networkId,
        Map<String, String> metadata,
        Optional<String> host,
        Optional<String> group) {
    public InstanceSpec {
        metadata = Map.copyOf(metadata);
    }

    /** One that is in no group. */
    public InstanceSpec(
            String name,
            String imageId,
            String flavorId,
            String networkId,
            Map<String, String> metadata,
            Optional<String> host) {
        this(name, imageId, flavorId, networkId, metadata, host, Optional.empty());
    }
}
