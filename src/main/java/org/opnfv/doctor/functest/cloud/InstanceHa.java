package org.opnfv.doctor.functest.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Masakari, API v1, service {@code instance-ha}: what it has done about failed hosts. It tells of each instance from microversion 1.3 on
 * (2023.1). Every call throws {@link CloudException}.
 */
public final class InstanceHa {
    /** The type of the service in a catalog. */
    public static final String TYPE = "instance-ha";

    private static final String MOVES = "1.3";
    private static final String NOTIFICATIONS = "/notifications";

    private final Api api;

    InstanceHa(Session session) {
        this.api = new Api(session, TYPE);
    }

    /**
     * An instance that it moves from a failed host; times are by its own clock, in whole seconds.
     *
     * @param instance the Nova id
     * @param host from which, by its name in Nova; null when it says none
     * @param told when it was told of the host
     * @param begun when it began to evacuate the instance; null until then
     * @param ended when it had found the instance elsewhere, or given up; null until then
     * @param status as it calls it, such as {@code succeeded}; null when it says none
     */
    public record Move(String instance, String host, Instant told, Instant begun, Instant ended, String status) {}

    /** The moves from all hosts of whose failure it was told since that time, by its own clock. Takes an admin. */
    public List<Move> moves(Instant since) {
        Api at = api.at(MOVES);
        String asked = TYPE + ": GET " + NOTIFICATIONS;
        String query = Api.query(Map.of(
                "type",
                "COMPUTE_HOST",
                "generated-since",
                since.truncatedTo(ChronoUnit.SECONDS).toString()));
        List<Move> moves = new ArrayList<>();
        for (JsonNode notification : ApiJson.list(at.get(NOTIFICATIONS + query).path("notifications"), asked)) {
            String id = ApiJson.need(notification, "notification_uuid", asked);
            Instant told = ApiJson.needTime(notification, "created_at", asked);
            String path = NOTIFICATIONS + "/" + Api.escape(id) + "/vmoves";
            for (JsonNode move : ApiJson.list(at.get(path).path("vmoves"), asked)) {
                moves.add(new Move(
                        ApiJson.need(move, "instance_uuid", asked),
                        ApiJson.text(move, "source_host"),
                        told,
                        ApiJson.time(move, "start_time", asked),
                        ApiJson.time(move, "end_time", asked),
                        ApiJson.text(move, "status")));
            }
        }
        return moves;
    }
}
