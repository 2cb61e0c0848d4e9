package org.opnfv.doctor.functest.latency.original;

import java.math.BigDecimal;
import org.opnfv.doctor.functest.latency.CheckpointTime;
import org.opnfv.doctor.functest.latency.LogRef;

/** A notification of the Consumer, and its alarm, which is null until its line has been read. */
final class ReceivedNotification {

    /** Seconds. The request is logged at once, by the same thread. */
    private static final BigDecimal APART = BigDecimal.ONE;

    private final CheckpointTime moment;
    private final BigDecimal written;
    private AlarmText alarm;
    private LogRef alarmLine;

    /** {@code written} is the stamp of the line. */
    ReceivedNotification(CheckpointTime moment, BigDecimal written) {
        this.moment = moment;
        this.written = written;
    }

    CheckpointTime moment() {
        return moment;
    }

    AlarmText alarm() {
        return alarm;
    }

    /** The log line of the alarm. */
    LogRef alarmLine() {
        return alarmLine;
    }

    /** Whether a request with that stamp can be the one of this notification. */
    boolean isOneWith(BigDecimal stamp) {
        return stamp != null && stamp.subtract(written).abs().compareTo(APART) <= 0;
    }

    void sent(AlarmText text, LogRef line) {
        alarm = text;
        alarmLine = line;
    }
}
