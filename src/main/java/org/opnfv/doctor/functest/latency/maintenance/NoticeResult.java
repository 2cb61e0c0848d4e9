package org.opnfv.doctor.functest.latency.maintenance;

import java.math.BigDecimal;

/**
 * A notice of a session.
 *
 * @param state what it tells, as messages name it
 * @param host the host it is about; null for one to the owner of instances
 * @param sent when it was published, seconds since the epoch
 * @param latencyS from then until it was heard; null when it never was
 * @param closesS until when a reply was taken, seconds since it was published; null when it asks nothing
 * @param replyS until the reply that was taken; null when none was
 * @param reply what was replied; null when it asks nothing
 * @param passage where it passed
 */
public record NoticeResult(
        String state,
        String host,
        BigDecimal sent,
        BigDecimal latencyS,
        BigDecimal closesS,
        BigDecimal replyS,
        Reply reply,
        Passage passage) {

    /**
     * When it passed where, seconds since the epoch by the clocks of those who sent it on; null where nobody listened.
     *
     * @param t05 it was published
     * @param t06 Ceilometer had made an event of it
     * @param t08 Aodh had decided, and told its notifier
     */
    public record Passage(BigDecimal t05, BigDecimal t06, BigDecimal t08) {}

    /** What the owner replied. */
    public enum Reply {
        ACK,
        NACK,
        /** Only when the window had closed. */
        LATE,
        NONE
    }

    /** For people. */
    public String words() {
        return host == null ? state : state + " of " + host;
    }
}
