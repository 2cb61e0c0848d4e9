package org.opnfv.doctor.functest.embedded.compute;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.opnfv.doctor.functest.embedded.network.FixedAddress;

/**
 * The mutable state of an instance, at one moment.
 *
 * @param vmState active, building, error, deleted
 * @param taskState the current task; null for none
 * @param host where it runs; null before one is chosen
 * @param updated time of the last change
 * @param launchedAt null before it ran
 * @param addresses by network name
 * @param fault why it could not be made; null when it could
 * @param deletedAt null while it exists
 */
record InstanceState(
        String name,
        String vmState,
        String taskState,
        String host,
        Instant updated,
        Instant launchedAt,
        Map<String, List<FixedAddress>> addresses,
        Fault fault,
        Instant deletedAt) {

    static final String ACTIVE = "active";
    static final String BUILDING = "building";
    static final String ERROR = "error";
    static final String RESIZED = "resized";
    static final String MIGRATING = "migrating";
    static final String DELETED = "deleted";
    static final String DELETING = "deleting";

    /** Why an instance is in error. */
    record Fault(String message, Instant created) {}

    InstanceState {
        addresses = Collections.unmodifiableMap(new LinkedHashMap<>(addresses));
    }

    /** A request that was just accepted. */
    static InstanceState scheduling(String name, Instant now) {
        return new InstanceState(name, BUILDING, "scheduling", null, now, null, Map.of(), null, null);
    }

    InstanceState named(String newName) {
        return new InstanceState(newName, vmState, taskState, host, updated, launchedAt, addresses, fault, deletedAt);
    }

    InstanceState in(String newState, String newTask) {
        return new InstanceState(name, newState, newTask, host, updated, launchedAt, addresses, fault, deletedAt);
    }

    InstanceState on(String newHost) {
        return new InstanceState(name, vmState, taskState, newHost, updated, launchedAt, addresses, fault, deletedAt);
    }

    InstanceState at(Map<String, List<FixedAddress>> newAddresses) {
        return new InstanceState(name, vmState, taskState, host, updated, launchedAt, newAddresses, fault, deletedAt);
    }

    InstanceState launched(Instant when) {
        return new InstanceState(name, ACTIVE, null, host, updated, when, addresses, null, deletedAt);
    }

    InstanceState failed(Fault why) {
        return new InstanceState(name, ERROR, null, host, updated, launchedAt, addresses, why, deletedAt);
    }

    InstanceState deleted(Instant when) {
        return new InstanceState(name, DELETED, null, host, updated, launchedAt, Map.of(), fault, when);
    }

    InstanceState touched(Instant now) {
        return new InstanceState(name, vmState, taskState, host, now, launchedAt, addresses, fault, deletedAt);
    }

    boolean deleting() {
        return DELETING.equals(taskState) || vmState.equals(DELETED);
    }

    /** Whether its guest runs; one that is moved cold is stopped from the copying of its disk until it is finished. */
    boolean runs() {
        return vmState.equals(RESIZED) || vmState.equals(ACTIVE) && !"resize_migrating".equals(taskState);
    }

    /** The status in the API. */
    String status() {
        String task = String.valueOf(taskState);
        return switch (vmState) {
            case BUILDING -> "BUILD";
            case RESIZED -> task.equals("resize_reverting") ? "REVERT_RESIZE" : "VERIFY_RESIZE";
            case ACTIVE -> task.equals(MIGRATING) ? "MIGRATING" : task.startsWith("resize_") ? "RESIZE" : "ACTIVE";
            default -> vmState.toUpperCase(Locale.ROOT);
        };
    }
}
