package org.opnfv.doctor.functest.embedded.compute;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.embedded.Caller;

/** The instances of all projects. Thread-safe. */
final class StoredInstances {

    private final Map<String, StoredInstance> instances = new ConcurrentHashMap<>();
    private final AtomicLong made = new AtomicLong();

    long nextNumber() {
        return made.incrementAndGet();
    }

    void add(StoredInstance instance) {
        instances.put(instance.id(), instance);
    }

    void remove(StoredInstance instance) {
        instances.remove(instance.id());
    }

    /** The instance; refused as not existing when the caller may not see it. */
    StoredInstance get(String id, Caller caller) {
        StoredInstance instance = instances.get(id);
        if (instance == null || !instance.visibleTo(caller)) {
            throw new ApiError(404, "Instance " + id + " could not be found.");
        }
        return instance;
    }

    /** The instance of that id. */
    Optional<StoredInstance> find(String id) {
        return Optional.ofNullable(instances.get(id));
    }

    /** The instance that a request names by {@code {id}}. */
    StoredInstance get(NovaRequest request) {
        return get(request.param("id"), request.caller());
    }

    /** All instances, newest first. */
    List<StoredInstance> all() {
        return instances.values().stream()
                .sorted(Comparator.comparingLong(
                                (StoredInstance instance) -> instance.birth().number())
                        .reversed())
                .toList();
    }
}
