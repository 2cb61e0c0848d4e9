package org.opnfv.doctor.functest.maintenance;

/** The states of a maintenance session. */
public enum State {
    /** Tells the owner that maintenance is to come. */
    MAINTENANCE("MAINTENANCE", Work.ASK),
    /** Waits until it is due, and counts the room that is left on the hosts. */
    AGREED("MAINTENANCE", Work.COUNT),
    /** There is no room to empty a host: asks the owner to give instances back. */
    SCALE_IN("SCALE_IN", Work.ASK),
    /** Counts the room again. */
    SCALED_IN("SCALE_IN", Work.COUNT),
    /** No host is empty: asks how the instances of the one with the fewest may move. */
    PREPARE_MAINTENANCE("PREPARE_MAINTENANCE", Work.ASK),
    /** Moves them as the owner chose. */
    PREPARING("PREPARE_MAINTENANCE", Work.MOVE),
    /** Disables all hosts that are to be maintained. */
    DISABLING("PLANNED_MAINTENANCE", Work.DISABLE),
    /** Takes the next host, an empty one first. */
    NEXT_HOST("PLANNED_MAINTENANCE", Work.CHOOSE),
    /** Asks how the instances of that host may move. */
    PLANNED_MAINTENANCE("PLANNED_MAINTENANCE", Work.ASK),
    /** Moves them as the owner chose. */
    EMPTYING("PLANNED_MAINTENANCE", Work.MOVE),
    /** Maintains the empty host, and enables it. */
    HOST_MAINTENANCE("PLANNED_MAINTENANCE", Work.MAINTAIN),
    /** Tells the owner that all hosts are maintained, so that it may scale out again. */
    PLANNED_MAINTENANCE_COMPLETE("PLANNED_MAINTENANCE_COMPLETE", Work.ASK),
    /** All is done. */
    MAINTENANCE_DONE("MAINTENANCE_DONE", Work.NONE),
    /** It went wrong: all hosts that the session disabled are enabled again. */
    MAINTENANCE_FAILED("MAINTENANCE_FAILED", Work.NONE);

    /** What a session does in a state. */
    enum Work {
        /** Tells the owner, and waits for its reply until the window closes. */
        ASK,
        COUNT,
        MOVE,
        DISABLE,
        CHOOSE,
        MAINTAIN,
        NONE
    }

    private final String shown;
    private final Work work;

    State(String shown, Work work) {
        this.shown = shown;
        this.work = work;
    }

    /** As messages and answers name it. */
    public String shown() {
        return shown;
    }

    /** Whether the session has ended. */
    public boolean isFinal() {
        return work == Work.NONE;
    }

    Work work() {
        return work;
    }
}
