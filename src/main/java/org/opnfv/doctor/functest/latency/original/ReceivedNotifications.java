package org.opnfv.doctor.functest.latency.original;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The notifications of the original's Consumer in a run: the line of each, and the request after it. */
final class ReceivedNotifications {

    /** More than any test had; further ones would only cost memory. */
    private static final int MOST = 10_000;

    private final List<ReceivedNotification> all = new ArrayList<>();
    private final Deque<ReceivedNotification> withoutAlarm = new ArrayDeque<>();
    private final Map<String, BigDecimal> alarms = new HashMap<>();
    private final List<ReceivedNotification> again = new ArrayList<>();
    private int lines;
    private int requests;
    private int repeats;
    private int damaged;

    void notified(OriginalLine entry) {
        lines++;
        if (all.size() < MOST) {
            ReceivedNotification notice = new ReceivedNotification(entry.moment(), entry.written());
            all.add(notice);
            withoutAlarm.add(notice);
        }
    }

    /** A notification whose line is damaged; its request may follow all the same. */
    void damaged() {
        lines++;
        damaged++;
    }

    /**
     * A request; false without the line of its notification. Of an alarm that fires again the first time counts; at the same time it is
     * the same line in another log.
     */
    boolean sent(OriginalLine entry) {
        ReceivedNotification notice = withoutAlarm.poll();
        while (notice != null && !notice.isOneWith(entry.written())) {
            notice = withoutAlarm.poll();
        }
        if (notice == null) {
            damaged--;
            // The lost line was one, too.
            lines += damaged < 0 ? 1 : 0;
            return damaged >= 0;
        }
        AlarmText text = AlarmText.of(entry.text());
        notice.sent(text, entry.line());
        BigDecimal before = text.alarmId() == null
                ? null
                : alarms.putIfAbsent(text.alarmId(), notice.moment().at());
        if (before != null) {
            all.remove(notice);
            if (again.size() < MOST) {
                again.add(notice);
            }
            repeats += before.compareTo(notice.moment().at()) == 0 ? 0 : 1;
        }
        return true;
    }

    /** A request that the Consumer has answered; false when there are fewer notifications. */
    boolean answered() {
        requests++;
        return requests <= lines;
    }

    /** One for each alarm. */
    List<ReceivedNotification> all() {
        return all;
    }

    /** Those of repeated alarms. */
    List<ReceivedNotification> again() {
        return again;
    }

    /** Whether the Inspector sent the event of one of them itself; null where the sender is unknown. */
    Boolean shortcut() {
        List<AlarmText> telling = all.stream()
                .map(ReceivedNotification::alarm)
                .filter(alarm -> alarm != null && alarm.service() != null)
                .toList();
        return telling.isEmpty() ? null : telling.stream().anyMatch(AlarmText::shortcut);
    }

    /** The number of repeated alarms. */
    int repeats() {
        return repeats;
    }
}
