package org.opnfv.doctor.functest.embedded.compute;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.http.Reply;

/** {@code /servers/{id}/metadata}. */
final class MetadataApi {

    private static final int MAX = 255;

    private final Instances instances;
    private final Lifecycle lifecycle;

    MetadataApi(Instances instances, Lifecycle lifecycle) {
        this.instances = instances;
        this.lifecycle = lifecycle;
    }

    /** Keys and values, each a text of at most 255 characters; none when the field is absent. */
    static Map<String, String> items(Schema metadata) {
        Map<String, String> items = new LinkedHashMap<>();
        if (!metadata.absent()) {
            for (Map.Entry<String, JsonNode> item : metadata.object().value().properties()) {
                items.put(item.getKey(), new Schema(item.getKey(), item.getValue()).text(0, MAX));
            }
        }
        return items;
    }

    Reply list(Request request) {
        return shown(instances.get(request));
    }

    private static Reply shown(Instance instance) {
        return Reply.json(200, Map.of("metadata", instance.state().metadata()));
    }

    /** Adds to what is there. */
    Reply merge(Request request) {
        Map<String, String> items = items(Schema.body(request.body()).required("metadata"));
        return shown(change(request, "update metadata", old -> {
            old.putAll(items);
            return old;
        }));
    }

    /** Puts these in the place of what is there. */
    Reply replace(Request request) {
        Map<String, String> items = items(Schema.body(request.body()).required("metadata"));
        return shown(change(request, "update metadata", old -> items));
    }

    Reply show(Request request) {
        String key = request.param("key");
        String value = instances.get(request).state().metadata().get(key);
        if (value == null) {
            throw missing();
        }
        return Reply.json(200, Map.of("meta", Map.of(key, value)));
    }

    Reply put(Request request) {
        String key = request.param("key");
        Map<String, String> items = items(Schema.body(request.body()).required("meta"));
        if (!items.containsKey(key)) {
            throw new ApiError(400, "Request body and URI mismatch");
        }
        change(request, "update metadata", old -> {
            old.putAll(items);
            return old;
        });
        return Reply.json(200, Map.of("meta", items));
    }

    Reply delete(Request request) {
        if (!instances.get(request).state().metadata().containsKey(request.param("key"))) {
            throw missing();
        }
        change(request, "delete metadata", old -> {
            old.remove(request.param("key"));
            return old;
        });
        return Reply.empty(204);
    }

    private static ApiError missing() {
        return new ApiError(404, "Metadata item was not found");
    }

    private Instance change(Request request, String what, UnaryOperator<Map<String, String>> change) {
        Instance instance = instances.get(request);
        lifecycle.change(
                instance,
                state -> {
                    if (!state.vmState().equals(InstanceState.ACTIVE)) {
                        throw new ApiError(
                                409,
                                "Cannot '" + what + "' instance " + instance.id() + " while it is in vm_state "
                                        + state.vmState());
                    }
                    return state.with(change.apply(new LinkedHashMap<>(state.metadata())));
                },
                request.id());
        return instance;
    }
}
