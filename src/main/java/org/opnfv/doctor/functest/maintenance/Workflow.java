package org.opnfv.doctor.functest.maintenance;

import java.util.List;

/**
 * Which state follows which: the one table of a session, without any cloud, clock or message. docs/maintenance.md shows it. Unlike in the
 * original nothing leads out of a failure, so that a session in which a host was skipped cannot end well.
 */
public final class Workflow {
    /** In a state an event leads to the next state. */
    public record Row(State state, WorkflowEvent event, State next) {}

    private static final List<Row> ROWS = List.of(
            new Row(State.MAINTENANCE, WorkflowEvent.ACK, State.AGREED),
            new Row(State.AGREED, WorkflowEvent.EMPTY_HOST, State.DISABLING),
            new Row(State.AGREED, WorkflowEvent.ROOM, State.PREPARE_MAINTENANCE),
            new Row(State.AGREED, WorkflowEvent.NO_ROOM, State.SCALE_IN),
            new Row(State.SCALE_IN, WorkflowEvent.ACK, State.SCALED_IN),
            new Row(State.SCALED_IN, WorkflowEvent.EMPTY_HOST, State.DISABLING),
            new Row(State.SCALED_IN, WorkflowEvent.ROOM, State.PREPARE_MAINTENANCE),
            new Row(State.SCALED_IN, WorkflowEvent.NO_ROOM, State.MAINTENANCE_FAILED),
            new Row(State.PREPARE_MAINTENANCE, WorkflowEvent.ACK, State.PREPARING),
            new Row(State.PREPARING, WorkflowEvent.DONE, State.DISABLING),
            new Row(State.DISABLING, WorkflowEvent.DONE, State.NEXT_HOST),
            new Row(State.NEXT_HOST, WorkflowEvent.EMPTY_HOST, State.HOST_MAINTENANCE),
            new Row(State.NEXT_HOST, WorkflowEvent.OCCUPIED_HOST, State.PLANNED_MAINTENANCE),
            new Row(State.NEXT_HOST, WorkflowEvent.NO_HOST_LEFT, State.PLANNED_MAINTENANCE_COMPLETE),
            new Row(State.PLANNED_MAINTENANCE, WorkflowEvent.ACK, State.EMPTYING),
            new Row(State.EMPTYING, WorkflowEvent.DONE, State.HOST_MAINTENANCE),
            new Row(State.HOST_MAINTENANCE, WorkflowEvent.DONE, State.NEXT_HOST),
            new Row(State.PLANNED_MAINTENANCE_COMPLETE, WorkflowEvent.ACK, State.MAINTENANCE_DONE));

    private Workflow() {}

    /** All that leads on; whatever else happens before the end is a failure. */
    public static List<Row> rows() {
        return ROWS;
    }

    /**
     * The state after an event.
     *
     * @throws IllegalArgumentException when such an event cannot happen in that state
     */
    public static State next(State state, WorkflowEvent event) {
        return ROWS.stream()
                .filter(row -> row.state() == state && row.event() == event)
                .map(Row::next)
                .findFirst()
                .orElseGet(() -> failed(state, event));
    }

    private static State failed(State state, WorkflowEvent event) {
        boolean refused =
                state.work() == State.Work.ASK && (event == WorkflowEvent.NACK || event == WorkflowEvent.WINDOW_CLOSED);
        if (!state.isFinal() && (refused || event == WorkflowEvent.BROKEN || event == WorkflowEvent.STOPPED)) {
            return State.MAINTENANCE_FAILED;
        }
        throw new IllegalArgumentException(event + " cannot happen in " + state);
    }
}
