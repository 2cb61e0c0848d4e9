package org.opnfv.doctor.functest.latency.logs;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opnfv.doctor.functest.latency.LogRef;
import org.opnfv.doctor.functest.latency.Moment;

/** What the Consumer of the original was told in a run: the line of each notification, and behind it what it was sent. */
final class Notices {

    /** More than any test had; what comes then would only cost memory. */
    private static final int MOST = 10_000;

    private final List<Notice> all = new ArrayList<>();
    private final Deque<Notice> withoutAlarm = new ArrayDeque<>();
    private final Map<String, BigDecimal> alarms = new HashMap<>();
    private int repeats;
    private int damaged;

    void notified(Moment moment) {
        if (all.size() < MOST) {
            Notice notice = new Notice(moment);
            all.add(notice);
            withoutAlarm.add(notice);
        }
    }

    /** A notification whose line is damaged; what was sent may follow all the same. */
    void damaged() {
        damaged++;
    }

    /**
     * What was sent; false when the line of the notification that it is behind is not there. Of an alarm that fires again the first
     * time counts; at the same time it is the same line in another log.
     */
    boolean sent(AlarmText text, LogRef line) {
        Notice notice = withoutAlarm.poll();
        if (notice == null) {
            damaged--;
            return damaged >= 0;
        }
        notice.sent(text, line);
        BigDecimal before = text.alarmId() == null
                ? null
                : alarms.putIfAbsent(text.alarmId(), notice.moment().at());
        if (before != null) {
            all.remove(notice);
            repeats += before.compareTo(notice.moment().at()) == 0 ? 0 : 1;
        }
        return true;
    }

    /** One for each alarm. */
    List<Notice> all() {
        return all;
    }

    /** How often an alarm came again. */
    int repeats() {
        return repeats;
    }
}
