package org.opnfv.doctor.functest.embedded.compute;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.embedded.JsonBody;
import org.opnfv.doctor.functest.http.Reply;

/** {@code /servers} without creation: list, show, rename, delete, reset the state, rebuild, evacuate, migrate. */
final class InstanceApi {

    private static final String RESET = "os-resetState";
    private static final String REBUILD = "rebuild";
    private static final String EVACUATE = "evacuate";

    private final StoredInstances instances;
    private final Lifecycle lifecycle;
    private final InstanceView view;
    private final MigrationApi migrations;

    InstanceApi(StoredInstances instances, Lifecycle lifecycle, MigrationApi migrations) {
        this.migrations = migrations;
        this.instances = instances;
        this.lifecycle = lifecycle;
        this.view = new InstanceView(lifecycle);
    }

    Reply list(NovaRequest request) {
        List<StoredInstance> found = new InstanceQuery(request).select(instances.all());
        return Reply.json(
                200,
                Map.of(
                        "servers",
                        found.stream()
                                .map(instance -> view.shown(request, instance))
                                .toList()));
    }

    Reply show(NovaRequest request) {
        return shown(request, instances.get(request));
    }

    private Reply shown(NovaRequest request, StoredInstance instance) {
        return Reply.json(200, Map.of("server", view.shown(request, instance)));
    }

    Reply rename(NovaRequest request) {
        String name = JsonBody.text(JsonBody.object(request.call(), "server"), "name");
        StoredInstance instance = instances.get(request);
        lifecycle.change(instance, state -> name.equals(state.name()) ? state : state.named(name), request.id());
        return shown(request, instance);
    }

    Reply delete(NovaRequest request) {
        lifecycle.delete(instances.get(request), request.id());
        return Reply.empty(204);
    }

    /** To a host that the scheduler chooses; the one it is on must be down. */
    private Reply evacuate(NovaRequest request) {
        StoredInstance instance = instances.get(request);
        request.requireAdmin("os_compute_api:os-evacuate");
        if (lifecycle.isHostUp(instance)) {
            throw new ApiError(400, "Compute service of " + instance.state().host() + " is still in use.");
        }
        lifecycle.evacuate(instance, request.id());
        return Reply.empty(200);
    }

    Reply act(NovaRequest request) {
        JsonNode body = JsonBody.read(request.call());
        if (body.path(EVACUATE).isObject()) {
            return evacuate(request);
        }
        if (body.path(REBUILD).isObject()) {
            StoredInstance instance = instances.get(request);
            lifecycle.rebuild(instance, request.id());
            return Reply.json(202, Map.of("server", view.shown(request, instance)));
        }
        Optional<Reply> moved = migrations.act(request, body);
        if (moved.isPresent()) {
            return moved.get();
        }
        if (!body.path(RESET).isObject()) {
            throw new ApiError(400, "There is no such action: " + body);
        }
        String state = JsonBody.choice(body.path(RESET), "state", List.of(InstanceState.ACTIVE, InstanceState.ERROR));
        StoredInstance instance = instances.get(request);
        request.requireAdmin("os_compute_api:os-admin-actions:reset_state");
        lifecycle.change(instance, before -> before.in(state, null), request.id());
        return Reply.empty(202);
    }
}
