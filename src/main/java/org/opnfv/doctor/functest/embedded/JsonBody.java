package org.opnfv.doctor.functest.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.opnfv.doctor.functest.http.Call;
import org.opnfv.doctor.functest.http.Json;

/** Reads what a client sent. */
public final class JsonBody {

    private static final int BAD_REQUEST = 400;

    private JsonBody() {}

    /**
     * The JSON in the body of the request.
     *
     * @param complaint what the service says when there is none
     * @throws ApiError with status 400 when there is none
     */
    public static JsonNode read(Call call, String complaint) {
        try {
            JsonNode json = Json.mapper().readTree(call.body());
            if (json != null && !json.isMissingNode()) {
                return json;
            }
        } catch (IOException malformed) {
            throw new ApiError(BAD_REQUEST, complaint);
        }
        throw new ApiError(BAD_REQUEST, complaint);
    }
}
