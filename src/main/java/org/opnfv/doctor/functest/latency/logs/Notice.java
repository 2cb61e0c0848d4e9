package org.opnfv.doctor.functest.latency.logs;

import org.opnfv.doctor.functest.latency.LogRef;
import org.opnfv.doctor.functest.latency.Moment;

/** A notification of the Consumer, and the alarm that it was sent; that is null until its line has been read. */
final class Notice {

    private final Moment moment;
    private AlarmText alarm;
    private LogRef alarmLine;

    Notice(Moment moment) {
        this.moment = moment;
    }

    Moment moment() {
        return moment;
    }

    AlarmText alarm() {
        return alarm;
    }

    /** Where the alarm stands. */
    LogRef alarmLine() {
        return alarmLine;
    }

    void sent(AlarmText text, LogRef line) {
        alarm = text;
        alarmLine = line;
    }
}
