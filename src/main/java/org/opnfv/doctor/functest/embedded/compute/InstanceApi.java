package org.opnfv.doctor.functest.embedded.compute;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.http.Reply;

/** {@code /servers}, but for making them: list, show, rename, delete, reset the state. */
final class InstanceApi {

    private static final List<String> STATES = List.of(InstanceState.ACTIVE, InstanceState.ERROR);
    private static final Set<String> FIELDS = Set.of("name", "accessIPv4", "accessIPv6", "OS-DCF:diskConfig");
    private static final Set<String> FIELDS_SINCE_19 =
            Set.of("name", "accessIPv4", "accessIPv6", "OS-DCF:diskConfig", "description");
    private static final int NAME = 255;

    private final Instances instances;
    private final Lifecycle lifecycle;
    private final InstanceView view;

    InstanceApi(Instances instances, Lifecycle lifecycle) {
        this.instances = instances;
        this.lifecycle = lifecycle;
        this.view = new InstanceView(lifecycle);
    }

    Reply list(Request request) {
        return list(request, "/servers", false, view::brief);
    }

    Reply detail(Request request) {
        return list(request, "/servers/detail", true, view::listed);
    }

    private Reply list(
            Request request, String path, boolean detail, BiFunction<Request, Instance, Map<String, Object>> shape) {
        List<Instance> found = new InstanceQuery(request, detail).select(instances.all());
        Paging paging = new Paging(request);
        List<Instance> page = paging.page(found, Instance::id);
        Map<String, Object> answer = Ordered.of(
                "servers",
                page.stream().map(instance -> shape.apply(request, instance)).toList());
        paging.linkNext(answer, "servers", path, page, Instance::id);
        return Reply.json(200, answer);
    }

    Reply show(Request request) {
        return Reply.json(200, Map.of("server", view.whole(request, instances.get(request))));
    }

    Reply update(Request request) {
        Schema server = Schema.body(request.body()).required("server").only(request.has(19) ? FIELDS_SINCE_19 : FIELDS);
        Schema name = server.optional("name");
        String newName = name.absent() ? null : name.title();
        JsonNode description = server.value().path("description");
        Instance instance = instances.get(request);
        lifecycle.change(
                instance,
                state -> {
                    InstanceState changed = state;
                    if (newName != null && !newName.equals(state.name())) {
                        changed = changed.named(newName);
                    }
                    if (!description.isMissingNode()) {
                        changed = changed.described(
                                description.isNull()
                                        ? null
                                        : server.optional("description").text(0, NAME));
                    }
                    return changed;
                },
                request.id());
        return Reply.json(200, Map.of("server", view.changed(request, instance)));
    }

    Reply delete(Request request) {
        lifecycle.delete(instances.get(request), request.id());
        return Reply.empty(204);
    }

    Reply act(Request request) {
        JsonNode body = request.body();
        if (!body.isObject() || body.size() != 1) {
            throw new ApiError(400, "Malformed request body");
        }
        String action = body.fieldNames().next();
        if (!action.equals("os-resetState")) {
            throw new ApiError(400, "There is no such action: " + action);
        }
        String state = Schema.body(body)
                .required(action)
                .only(Set.of("state"))
                .required("state")
                .choice(STATES);
        Instance instance = instances.get(request);
        request.requireAdmin("os_compute_api:os-admin-actions:reset_state");
        lifecycle.change(instance, before -> before.in(state, null), request.id());
        return Reply.empty(202);
    }
}
