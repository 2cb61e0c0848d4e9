package org.opnfv.doctor.functest.embedded.compute;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.opnfv.doctor.functest.embedded.ApiError;

/**
 * Moves instances: cold migrations, which wait for a confirmation or a way back, and live ones. As in Nova from Train on a request is
 * accepted before a host is sought; where there is none, the instance stays as it is.
 */
final class Migrations {
    private final Lifecycle lifecycle;
    private final Scheduler scheduler;
    private final NovaNotifications notifications;
    private final Map<String, String> sources = new ConcurrentHashMap<>();

    Migrations(Lifecycle lifecycle, Scheduler scheduler, NovaNotifications notifications) {
        this.lifecycle = lifecycle;
        this.scheduler = scheduler;
        this.notifications = notifications;
    }

    /** Begins a cold migration, to that host if one is wished. */
    void migrate(StoredInstance instance, Optional<String> wish, String requestId) {
        begin(instance, "migrate", "resize_prep", requestId);
        to(instance, wish, requestId, host -> {
            step(instance, state -> state.in(InstanceState.ACTIVE, "resize_migrating"), requestId);
            notifications.onHost("resize.start", instance, requestId);
            notifications.onHost("resize.end", instance, requestId);
            String source = instance.state().host();
            lifecycle.onHost(host.name(), () -> {
                sources.put(instance.id(), source);
                step(instance, state -> state.on(host.name()).in(InstanceState.RESIZED, null), requestId);
                notifications.onHost("finish_resize.end", instance, requestId);
            });
        });
    }

    /** Begins a live migration, to that host if one is wished. */
    void migrateLive(StoredInstance instance, Optional<String> wish, String requestId) {
        begin(instance, "os-migrateLive", InstanceState.MIGRATING, requestId);
        to(instance, wish, requestId, host -> {
            notifications.onHost("live_migration.pre.start", instance, requestId);
            String source = instance.state().host();
            lifecycle.onHost(host.name(), () -> {
                step(instance, state -> state.on(host.name()).in(InstanceState.ACTIVE, null), requestId);
                scheduler.release(instance, source);
                notifications.onHost("live_migration.post.dest.host.end", instance, requestId);
            });
        });
    }

    /** Ends a cold migration where it led to. */
    void confirm(StoredInstance instance, String requestId) {
        require(instance, InstanceState.RESIZED, "confirmResize");
        step(instance, state -> state.in(InstanceState.ACTIVE, null), requestId);
        scheduler.release(instance, sources.remove(instance.id()));
        notifications.onHost("resize.confirm.end", instance, requestId);
    }

    /** Ends a cold migration where it came from. */
    void revert(StoredInstance instance, String requestId) {
        require(instance, InstanceState.RESIZED, "revertResize");
        String source = sources.remove(instance.id());
        String target = instance.state().host();
        step(instance, state -> state.in(InstanceState.RESIZED, "resize_reverting"), requestId);
        lifecycle.onHost(source, () -> {
            step(instance, state -> state.on(source).in(InstanceState.ACTIVE, null), requestId);
            scheduler.release(instance, target);
            notifications.onHost("resize.revert.end", instance, requestId);
        });
    }

    private void begin(StoredInstance instance, String action, String task, String requestId) {
        require(instance, InstanceState.ACTIVE, action);
        step(instance, state -> state.in(InstanceState.ACTIVE, task), requestId);
    }

    /** Skipped once the instance is to be deleted. */
    private void step(StoredInstance instance, UnaryOperator<InstanceState> change, String requestId) {
        lifecycle.change(instance, state -> state.deleting() ? state : change.apply(state), requestId);
    }

    private static void require(StoredInstance instance, String vmState, String action) {
        InstanceState state = instance.state();
        if (!state.vmState().equals(vmState) || state.taskState() != null) {
            boolean busy = state.vmState().equals(vmState);
            throw new ApiError(
                    409,
                    "Cannot '" + action + "' instance " + instance.id() + " while it is in "
                            + (busy ? "task_state " + state.taskState() : "vm_state " + state.vmState()));
        }
    }

    private void to(StoredInstance instance, Optional<String> wish, String requestId, Consumer<HostService> work) {
        String source = instance.state().host();
        lifecycle.onHost(
                source,
                () -> scheduler
                        .claim(instance, wish)
                        .ifPresentOrElse(
                                work, () -> step(instance, state -> state.in(InstanceState.ACTIVE, null), requestId)));
    }
}
