package org.opnfv.doctor.functest.embedded.compute;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.http.Reply;

/** The actions of {@code /servers/{id}/action} by which an instance changes its host while that is well. */
record MigrationApi(StoredInstances instances, Migrations migrations) {
    private static final String POLICY = "os_compute_api:os-migrate-server:";
    private static final String COLD = "migrate";
    private static final String LIVE = "os-migrateLive";
    private static final String CONFIRM = "confirmResize";
    private static final String REVERT = "revertResize";

    /** Does what the body asks for; empty when that is none of these. */
    Optional<Reply> act(NovaRequest request, JsonNode body) {
        if (body.has(COLD)) {
            StoredInstance instance = mayMove(request, COLD);
            migrations.migrate(instance, wish(instance, body.path(COLD)), request.id());
        } else if (body.has(LIVE)) {
            StoredInstance instance = mayMove(request, "migrate_live");
            migrations.migrateLive(instance, wish(instance, body.path(LIVE)), request.id());
        } else if (body.has(CONFIRM)) {
            migrations.confirm(instances.get(request), request.id());
            return Optional.of(Reply.empty(204));
        } else if (body.has(REVERT)) {
            migrations.revert(instances.get(request), request.id());
        } else {
            return Optional.empty();
        }
        return Optional.of(Reply.empty(202));
    }

    private StoredInstance mayMove(NovaRequest request, String rule) {
        StoredInstance instance = instances.get(request);
        request.requireAdmin(POLICY + rule);
        return instance;
    }

    private static Optional<String> wish(StoredInstance instance, JsonNode options) {
        String host = options.path("host").asText("");
        if (host.equals(instance.state().host())) {
            throw new ApiError(400, "The target host can't be the same one.");
        }
        return host.isEmpty() || host.equals("null") ? Optional.empty() : Optional.of(host);
    }
}
