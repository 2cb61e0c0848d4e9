package org.opnfv.doctor.functest.embedded.compute;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.embedded.network.FixedAddress;
import org.opnfv.doctor.functest.embedded.network.NetworkService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes, changes and deletes instances. Each change emits Nova's notification. Work of a host waits while the host's link is down. */
final class Lifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);

    /** The time to start an instance: long enough for clients to see BUILD. */
    private static final long SPAWN_MS = 5;

    private static final String REBUILDING = "rebuilding";

    private final StoredInstances instances;
    private final HostServices services;
    private final Scheduler scheduler;
    private final Quotas quotas;
    private final NetworkService networks;
    private final NovaNotifications notifications;
    private final ScheduledExecutorService workers;
    private final Map<String, HostTasks> work = new ConcurrentHashMap<>();

    Lifecycle(
            StoredInstances instances,
            HostServices services,
            Scheduler scheduler,
            Quotas quotas,
            NetworkService networks,
            NovaNotifications notifications,
            ScheduledExecutorService workers) {
        this.instances = instances;
        this.services = services;
        this.scheduler = scheduler;
        this.quotas = quotas;
        this.networks = networks;
        this.notifications = notifications;
        this.workers = workers;
        services.all().forEach(service -> work.put(service.name(), new HostTasks(service.host(), workers)));
    }

    /** Applies a change and notifies of it, even when no other user can see it. */
    void change(StoredInstance instance, UnaryOperator<InstanceState> change, String requestId) {
        instance.change(change, (before, after) -> notifications.updated(instance, before, after, requestId));
    }

    /**
     * Boots a new instance on a host, or sets it to ERROR.
     *
     * @param networkIds an empty list takes the project's only network; without a list it gets none
     * @param wish the host that it must run on
     */
    void boot(StoredInstance instance, Optional<List<String>> networkIds, Optional<String> wish) {
        try {
            workers.execute(() -> schedule(instance, networkIds, wish));
        } catch (RejectedExecutionException closed) {
            LOG.debug("instance {} comes after the end of the service", instance.id());
        }
    }

    private void schedule(StoredInstance instance, Optional<List<String>> networkIds, Optional<String> wish) {
        Optional<HostService> chosen = scheduler.claim(instance, wish);
        if (chosen.isEmpty()) {
            // A host that does not exist is named; any other reason stays in Nova's log.
            fail(
                    instance,
                    "No valid host was found. "
                            + wish.map(host -> "No such host - host: " + host + " node: None ")
                                    .orElse(""));
            return;
        }
        String host = chosen.get().name();
        step(instance, state -> state.on(host).in(InstanceState.BUILDING, null));
        if (!host.equals(instance.state().host())) {
            scheduler.release(instance, host); // deleted in the meantime
            return;
        }
        work.get(host).submit(() -> spawn(instance, networkIds));
    }

    private void spawn(StoredInstance instance, Optional<List<String>> networkIds) {
        if (instance.state().deleting()) {
            return;
        }
        notifications.onHost("create.start", instance, instance.birth().requestId());
        step(instance, state -> state.in(InstanceState.BUILDING, "networking"));
        try {
            Map<String, List<FixedAddress>> addresses = networkIds
                    .map(ids -> networks.plug(
                            instance.id(),
                            instance.birth().projectId(),
                            ids,
                            instance.state().host()))
                    .orElse(Map.of());
            step(instance, state -> state.at(addresses).in(InstanceState.BUILDING, "spawning"));
        } catch (ApiError noAddress) {
            fail(instance, "Failed to allocate the network(s), not rescheduling. " + noAddress.getMessage());
            return;
        }
        workers.schedule(
                () -> work.get(instance.state().host()).submit(() -> launch(instance)),
                SPAWN_MS,
                TimeUnit.MILLISECONDS);
    }

    private void launch(StoredInstance instance) {
        step(instance, state -> state.launched(Instant.now()));
        if (!instance.state().deleting()) {
            notifications.onHost("create.end", instance, instance.birth().requestId());
        }
    }

    /** A step of booting; skipped once the instance is to be deleted. */
    private void step(StoredInstance instance, UnaryOperator<InstanceState> change) {
        change(
                instance,
                state -> state.deleting() ? state : change.apply(state),
                instance.birth().requestId());
    }

    private void fail(StoredInstance instance, String why) {
        step(instance, state -> state.failed(new InstanceState.Fault(why, Instant.now())));
    }

    /** Has a host do something, as soon as it can be reached. */
    void onHost(String host, Runnable task) {
        work.get(host).submit(task);
    }

    /** Whether the host of an instance is there to work on it. */
    boolean isHostUp(StoredInstance instance) {
        return services.find(String.valueOf(instance.state().host()))
                .filter(HostService::up)
                .isPresent();
    }

    /** Makes an instance anew on its host, as soon as that can be reached. */
    void rebuild(StoredInstance instance, String requestId) {
        change(instance, state -> state.in(state.vmState(), REBUILDING), requestId);
        work.get(instance.state().host()).submit(() -> rebuilt(instance, requestId));
    }

    /** Makes an instance anew on another host; on none where there is no other. */
    void evacuate(StoredInstance instance, String requestId) {
        change(instance, state -> state.in(state.vmState(), REBUILDING), requestId);
        String from = instance.state().host();
        scheduler
                .claim(instance, Optional.empty())
                .ifPresentOrElse(
                        to -> work.get(to.name()).submit(() -> {
                            change(instance, state -> state.on(to.name()), requestId);
                            scheduler.release(instance, from);
                            rebuilt(instance, requestId);
                            services.find(from).ifPresent(left -> left.evacuated(instance.id()));
                        }),
                        () -> change(instance, state -> state.in(InstanceState.ERROR, null), requestId));
    }

    private void rebuilt(StoredInstance instance, String requestId) {
        notifications.onHost("rebuild.start", instance, requestId);
        change(instance, state -> state.in(InstanceState.ACTIVE, null), requestId);
        notifications.onHost("rebuild.end", instance, requestId);
    }

    /** Deletes an instance as soon as its host can be reached; a second request does no harm. */
    void delete(StoredInstance instance, String requestId) {
        boolean[] first = new boolean[1];
        change(
                instance,
                state -> {
                    first[0] = !state.deleting();
                    return state.in(state.vmState(), InstanceState.DELETING);
                },
                requestId);
        String host = instance.state().host();
        if (host == null) {
            notifications.onHost("delete.start", instance, requestId);
            destroy(instance, requestId);
        } else if (first[0]) {
            work.get(host).submit(() -> shutDown(instance, requestId));
        }
    }

    private void shutDown(StoredInstance instance, String requestId) {
        if (instance.state().deletedAt() != null) {
            return; // its state was reset while it waited to be deleted, and it was deleted twice
        }
        notifications.onHost("delete.start", instance, requestId);
        notifications.onHost("shutdown.start", instance, requestId);
        notifications.onHost("shutdown.end", instance, requestId);
        destroy(instance, requestId);
    }

    private void destroy(StoredInstance instance, String requestId) {
        networks.unplug(instance.id());
        change(instance, state -> state.deleted(Instant.now()), requestId);
        notifications.onHost("delete.end", instance, requestId);
        instances.remove(instance);
        quotas.release(instance.birth().projectId(), instance.birth().flavor());
        scheduler.release(instance);
    }

    /** The status of the instance's host for administrators; empty without a host. */
    String hostStatus(StoredInstance instance) {
        String host = instance.state().host();
        return host == null
                ? ""
                : services.find(host).map(HostService::hostStatus).orElse("");
    }
}
