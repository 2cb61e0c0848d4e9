package org.opnfv.doctor.functest.maintenance;

/** What may happen in a state of a session. */
public enum WorkflowEvent {
    /** The owner agreed, within the window. */
    ACK,
    /** The owner refused, within the window. */
    NACK,
    /** The window closed without a reply. */
    WINDOW_CLOSED,
    /** A host is empty. */
    EMPTY_HOST,
    /** No host is empty, and the instances of one fit on the others. */
    ROOM,
    /** The instances of no host fit on the others. */
    NO_ROOM,
    /** The next host has instances on it. */
    OCCUPIED_HOST,
    /** Every host is maintained. */
    NO_HOST_LEFT,
    /** The work of the state is done. */
    DONE,
    /** It could not be done. */
    BROKEN,
    /** The session was ended from outside. */
    STOPPED
}
