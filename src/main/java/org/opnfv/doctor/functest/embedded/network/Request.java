package org.opnfv.doctor.functest.embedded.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.opnfv.doctor.functest.embedded.Caller;
import org.opnfv.doctor.functest.embedded.JsonBody;
import org.opnfv.doctor.functest.embedded.network.Attribute.Trait;
import org.opnfv.doctor.functest.http.Call;

/** Reads the bodies of requests that make or change a resource, and applies the policies of each attribute. */
final class Request {

    private static final List<String> PROJECT = List.of("project_id", "tenant_id");

    private final Kind kind;
    private final Caller caller;

    Request(Kind kind, Caller caller) {
        this.kind = kind;
        this.caller = caller;
    }

    /** All values of a resource to be made: those given, and defaults for the others. */
    Map<String, Object> created(Call call) {
        JsonNode given = body(call);
        Map<String, Object> values = new LinkedHashMap<>();
        for (Attribute attribute : kind.attributes().values()) {
            if (given.has(attribute.name())) {
                values.put(attribute.name(), given(attribute, given.get(attribute.name()), Trait.CREATE));
            } else if (attribute.initial() == Attribute.REQUIRED) {
                throw Refusals.badRequest(
                        "Failed to parse request. Required attribute '" + attribute.name() + "' not specified");
            } else {
                values.put(attribute.name(), attribute.initial());
            }
        }
        return values;
    }

    /** The values to be changed. */
    Map<String, Object> changes(Call call) {
        Map<String, Object> values = new LinkedHashMap<>();
        body(call)
                .properties()
                .forEach(field -> values.put(
                        field.getKey(), given(kind.attributes().get(field.getKey()), field.getValue(), Trait.UPDATE)));
        return values;
    }

    /** The project a resource is made for: another one than the caller's only when an administrator asks. */
    String project(Map<String, Object> values) {
        for (String name : PROJECT) {
            Object wanted = values.get(name);
            if (wanted != null && !wanted.equals(caller.projectId())) {
                if (!caller.isAdmin()) {
                    throw Refusals.badRequest("Specifying 'project_id' or 'tenant_id' other than the authenticated "
                            + "project in request requires admin or advsvc privileges");
                }
                return wanted.toString();
            }
        }
        return caller.projectId();
    }

    private JsonNode body(Call call) {
        JsonNode body = JsonBody.read(call, "Body contains invalid data").path(kind.singular());
        if (!body.isObject()) {
            throw Refusals.badRequest("Unable to find '" + kind.singular() + "' in request body");
        }
        body.fieldNames().forEachRemaining(name -> {
            if (!kind.attributes().containsKey(name)) {
                throw Refusals.badRequest("Unrecognized attribute(s) '" + name + "'");
            }
        });
        return body;
    }

    private Object given(Attribute attribute, JsonNode value, Trait when) {
        boolean creating = when == Trait.CREATE;
        if (!attribute.is(when)) {
            throw Refusals.badRequest(
                    creating
                            ? "Attribute '" + attribute.name() + "' not allowed in POST"
                            : "Cannot update read-only attribute " + attribute.name());
        }
        Object read = attribute.read(value);
        if (attribute.is(Trait.ADMIN_WRITES) && !caller.isAdmin() && !Objects.equals(read, attribute.initial())) {
            String rule = (creating ? "create_" : "update_") + kind.singular();
            throw Refusals.policy("(rule:" + rule + " and rule:" + rule + ":" + attribute.name() + ")");
        }
        return read;
    }
}
