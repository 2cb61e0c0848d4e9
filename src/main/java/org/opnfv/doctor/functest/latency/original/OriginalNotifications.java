package org.opnfv.doctor.functest.latency.original;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.opnfv.doctor.functest.latency.CheckpointTime;
import org.opnfv.doctor.functest.latency.LogRef;

/** The notifications of the original's Consumer in a run: the line of each, and the request after it. */
final class OriginalNotifications {

    /** Seconds. The request is logged at once, by the same thread. */
    private static final BigDecimal APART = BigDecimal.ONE;

    /**
     * A notification.
     *
     * @param written the stamp of its line
     * @param alarm what was sent; null while no request is known to be its
     * @param alarmLine the log line of that
     */
    record Notification(CheckpointTime moment, BigDecimal written, AlarmText alarm, LogRef alarmLine) {

        private boolean isOneWith(OriginalLine request) {
            return request.written() != null
                    && request.written().subtract(written).abs().compareTo(APART) <= 0;
        }
    }

    private final List<Notification> all = new ArrayList<>();
    private int withAlarm;
    private int lines;
    private int requests;
    private int damaged;

    void notified(OriginalLine line) {
        lines++;
        all.add(new Notification(line.moment(), line.written(), null, null));
    }

    /** A notification whose line is damaged; its request may follow all the same. */
    void damaged() {
        lines++;
        damaged++;
    }

    /** A request; false without the line of its notification. */
    boolean sent(OriginalLine request) {
        while (withAlarm < all.size() && !all.get(withAlarm).isOneWith(request)) {
            withAlarm++;
        }
        if (withAlarm < all.size()) {
            Notification one = all.get(withAlarm);
            AlarmText alarm = AlarmText.of(request.text());
            all.set(withAlarm++, new Notification(one.moment(), one.written(), alarm, request.line()));
            return true;
        }
        // The lost line was one, too.
        lines += damaged > 0 ? 0 : 1;
        return damaged-- > 0;
    }

    /** A request that the Consumer has answered; false when there are fewer notifications. */
    boolean answered() {
        return ++requests <= lines;
    }

    List<Notification> all() {
        return all;
    }

    /** Whether the Inspector sent the event of one of them itself; null where the sender is unknown. */
    Boolean shortcut() {
        List<AlarmText> telling = all.stream()
                .map(Notification::alarm)
                .filter(Objects::nonNull)
                .filter(alarm -> alarm.service() != null)
                .toList();
        return telling.isEmpty() ? null : telling.stream().anyMatch(AlarmText::shortcut);
    }
}
