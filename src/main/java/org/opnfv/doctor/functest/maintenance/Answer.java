package org.opnfv.doctor.functest.maintenance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The owner's reply to a question: {@code ACK_<state>} or {@code NACK_<state>}, and where its instances have to move how each of them may.
 *
 * @param actions by instance id; empty where nothing moves
 */
record Answer(WorkflowEvent event, Map<String, InstanceAction> actions) {

    /**
     * Reads a reply.
     *
     * @throws IllegalArgumentException when it is no reply to that question, with the reason
     */
    static Answer read(JsonNode body, Question question) {
        String state = body.path("state").asText();
        String asked = question.state().shown();
        if (state.equals("NACK_" + asked)) {
            return new Answer(WorkflowEvent.NACK, Map.of());
        }
        if (!state.equals("ACK_" + asked)) {
            throw new IllegalArgumentException("the state is neither ACK_" + asked + " nor NACK_" + asked);
        }
        Map<String, InstanceAction> actions = new HashMap<>();
        for (String instance : question.moving()) {
            String action = body.path("instance_actions").path(instance).asText();
            actions.put(
                    instance,
                    Stream.of(InstanceAction.values())
                            .filter(known -> known.name().equals(action))
                            .findFirst()
                            .orElseThrow(() -> new IllegalArgumentException("instance_actions has none of "
                                    + List.of(InstanceAction.values()) + " for " + instance)));
        }
        return new Answer(WorkflowEvent.ACK, actions);
    }
}
