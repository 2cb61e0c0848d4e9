package org.opnfv.doctor.functest.embedded.placement;

import java.util.List;
import java.util.Map;
import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.embedded.ApiService;
import org.opnfv.doctor.functest.embedded.Tokens;
import org.opnfv.doctor.functest.http.Call;
import org.opnfv.doctor.functest.http.Reply;

/** Placement's version page; the scheduler here does without the rest. */
public final class PlacementService extends ApiService {

    private static final Map<Integer, String> TITLES =
            Map.of(404, "Not Found", 405, "Method Not Allowed", 500, "Internal Server Error");

    /** A Placement without resource providers. */
    public PlacementService(Tokens tokens) {
        super("placement", "placement", tokens);
        open(
                "GET",
                "/",
                call -> Reply.json(
                        200,
                        Map.of(
                                "versions",
                                List.of(Map.of(
                                        "id", "v1.0",
                                        "status", "CURRENT",
                                        "min_version", "1.0",
                                        "max_version", "1.39",
                                        "links", List.of(Map.of("rel", "self", "href", "")))))));
    }

    @Override
    protected Reply missing(Call call) {
        if (call.header("X-Auth-Token").flatMap(tokens()::find).isEmpty()) {
            return unauthorized(call);
        }
        throw new ApiError(404, "The resource could not be found.");
    }

    @Override
    protected Reply finish(Call call, Reply reply, String requestId) {
        return super.finish(call, reply, requestId)
                .with("openstack-api-version", "placement 1.0")
                .with("vary", "openstack-api-version");
    }

    @Override
    protected Reply error(int status, String message) {
        return Reply.json(
                status,
                Map.of(
                        "errors",
                        List.of(Map.of(
                                "status",
                                status,
                                "title",
                                TITLES.getOrDefault(status, "Error"),
                                "detail",
                                message + "\n\n   "))));
    }

    @Override
    public String cataloguePath() {
        return "";
    }
}
