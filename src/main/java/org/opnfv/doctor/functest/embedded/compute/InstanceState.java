package org.opnfv.doctor.functest.embedded.compute;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.opnfv.doctor.functest.embedded.network.FixedAddress;

/**
 * What may change of an instance, at one moment.
 *
 * @param vmState active, building, error, deleted
 * @param taskState what is being done with it; null when nothing is
 * @param host where it runs; null before one has been chosen
 * @param updated when anything changed last
 * @param launchedAt null before it ran
 * @param addresses by network name
 * @param fault why it could not be made; null when nothing went wrong
 * @param deletedAt null while it exists
 */
record InstanceState(
        String name,
        String description,
        String vmState,
        String taskState,
        String host,
        Instant updated,
        Instant launchedAt,
        Map<String, String> metadata,
        Map<String, List<FixedAddress>> addresses,
        Fault fault,
        Instant deletedAt) {

    static final String ACTIVE = "active";
    static final String BUILDING = "building";
    static final String ERROR = "error";
    static final String DELETED = "deleted";
    static final String DELETING = "deleting";
    private static final int RUNNING = 1;

    /** Why an instance is in error. */
    record Fault(int code, String message, Instant created) {}

    InstanceState {
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        addresses = Collections.unmodifiableMap(new LinkedHashMap<>(addresses));
    }

    /** A wish that has just been accepted. */
    static InstanceState scheduling(String name, String description, Map<String, String> metadata, Instant now) {
        return new InstanceState(
                name, description, BUILDING, "scheduling", null, now, null, metadata, Map.of(), null, null);
    }

    InstanceState named(String newName) {
        return new InstanceState(
                newName,
                description,
                vmState,
                taskState,
                host,
                updated,
                launchedAt,
                metadata,
                addresses,
                fault,
                deletedAt);
    }

    InstanceState described(String words) {
        return new InstanceState(
                name, words, vmState, taskState, host, updated, launchedAt, metadata, addresses, fault, deletedAt);
    }

    InstanceState with(Map<String, String> newMetadata) {
        return new InstanceState(
                name,
                description,
                vmState,
                taskState,
                host,
                updated,
                launchedAt,
                newMetadata,
                addresses,
                fault,
                deletedAt);
    }

    InstanceState in(String newVmState, String newTaskState) {
        return new InstanceState(
                name,
                description,
                newVmState,
                newTaskState,
                host,
                updated,
                launchedAt,
                metadata,
                addresses,
                fault,
                deletedAt);
    }

    InstanceState on(String newHost) {
        return new InstanceState(
                name,
                description,
                vmState,
                taskState,
                newHost,
                updated,
                launchedAt,
                metadata,
                addresses,
                fault,
                deletedAt);
    }

    InstanceState at(Map<String, List<FixedAddress>> newAddresses) {
        return new InstanceState(
                name,
                description,
                vmState,
                taskState,
                host,
                updated,
                launchedAt,
                metadata,
                newAddresses,
                fault,
                deletedAt);
    }

    InstanceState launched(Instant when) {
        return new InstanceState(
                name, description, ACTIVE, null, host, updated, when, metadata, addresses, null, deletedAt);
    }

    InstanceState failed(Fault why) {
        return new InstanceState(
                name, description, ERROR, null, host, updated, launchedAt, metadata, addresses, why, deletedAt);
    }

    InstanceState deleted(Instant when) {
        return new InstanceState(
                name, description, DELETED, null, host, updated, launchedAt, metadata, Map.of(), fault, when);
    }

    InstanceState touched(Instant now) {
        return new InstanceState(
                name, description, vmState, taskState, host, now, launchedAt, metadata, addresses, fault, deletedAt);
    }

    boolean deleting() {
        return DELETING.equals(taskState) || vmState.equals(DELETED);
    }

    /** What the API calls the state. */
    String status() {
        return vmState.equals(BUILDING) ? "BUILD" : vmState.toUpperCase(Locale.ROOT);
    }

    /** Nova's code for what the hypervisor says: 1 running, 0 not known. */
    int powerState() {
        return launchedAt == null ? 0 : RUNNING;
    }
}
