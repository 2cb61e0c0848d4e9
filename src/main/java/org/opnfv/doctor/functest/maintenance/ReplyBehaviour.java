package org.opnfv.doctor.functest.maintenance;

/** How an app manager replies to a question. */
public enum ReplyBehaviour {
    /** In its window: it agrees. */
    ACK,
    /** In its window: it refuses. */
    NACK,
    /** It agrees when the window has closed. */
    LATE,
    /** Not at all. */
    NONE,
    /** It agrees, and says so again. */
    TWICE,
    /** Somebody without the secret agrees in its place. */
    STRANGER,
    /** It agrees to a session that does not exist. */
    OTHER_SESSION
}
