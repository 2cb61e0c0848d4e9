package org.opnfv.doctor.functest.latency.logs;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opnfv.doctor.functest.latency.LogRef;
import org.opnfv.doctor.functest.latency.Moment;

/** What the logs of the original say about one of its runs. Filled entry by entry. */
final class OriginalRun {

    private static final Pattern HOST = Pattern.compile("\"hostname\": \"([^\"]+)\"");
    private static final Pattern SERVER = Pattern.compile("<Server: (.+)>");

    /** More than any test had; what comes then would only cost memory. */
    private static final int MOST = 10_000;

    private final boolean announced;
    private Moment detected;
    private boolean detectedTwice;
    private Moment posted;
    private Moment hostMarked;
    private String host;
    private final Map<String, Moment> marked = new LinkedHashMap<>();
    private final List<Notice> notices = new ArrayList<>();
    private final Deque<Notice> withoutAlarm = new ArrayDeque<>();
    private final Set<String> alarms = new HashSet<>();
    private int repeats;
    private int damaged;
    private boolean clockSetBack;
    private final Set<Long> zones = new LinkedHashSet<>();
    private Boolean success;
    private boolean ended;
    private boolean consumerSeen;
    private boolean consumerWhole;
    private Moment linkDown;
    private LinkDown strayLinkDown;
    private PrintedProfile profile;

    /** {@code announced} tells whether the log says where the run begins, and so says where it ends, too. */
    OriginalRun(boolean announced) {
        this.announced = announced;
        consumerSeen = announced;
        consumerWhole = announced;
    }

    void add(Entry entry) {
        if (entry.isDamaged()) {
            damaged++;
            return;
        }
        if (entry.kind().isTimed()) {
            zones.add(entry.zone());
        }
        switch (entry.kind()) {
            case DETECTED -> detected(entry.moment());
            case POSTED -> posted = posted == null ? entry.moment() : posted;
            case INSTANCE_MARKED -> mark(entry);
            case HOST_MARKED -> hostMarked(entry);
            case NOTIFIED -> notified(new Notice(entry.moment()));
            case ALARM -> alarm(AlarmText.of(entry.text()), entry.line());
            case EVENT -> event(entry.text());
            case OUTCOME -> success = entry.text().equals("successfully");
            case END -> ended = true;
            case START -> {}
        }
    }

    private void detected(Moment moment) {
        detectedTwice |= detected != null && detected.at().compareTo(moment.at()) != 0;
        detected = detected == null ? moment : detected;
    }

    private void mark(Entry entry) {
        Matcher server = SERVER.matcher(entry.text());
        if (marked.size() < MOST) {
            marked.putIfAbsent(server.matches() ? server.group(1) : entry.text(), entry.moment());
        }
    }

    private void hostMarked(Entry entry) {
        if (hostMarked == null) {
            hostMarked = entry.moment();
            host = entry.text();
        }
    }

    private void event(String text) {
        Matcher name = HOST.matcher(text);
        if (host == null && name.find()) {
            host = name.group(1);
        }
    }

    private void notified(Notice notice) {
        if (notices.size() < MOST) {
            notices.add(notice);
            withoutAlarm.add(notice);
        }
    }

    /** Of an alarm that fires again the first time counts. */
    private void alarm(AlarmText text, LogRef line) {
        Notice notice = withoutAlarm.poll();
        if (notice != null) {
            notice.sent(text, line);
            if (text.alarmId() != null && !alarms.add(text.alarmId())) {
                notices.remove(notice);
                repeats++;
            }
        }
    }

    /** The Consumer's log is there, whatever it says of this run; {@code whole} tells whether it is damaged. */
    void consumerSeen(boolean whole) {
        consumerSeen = true;
        consumerWhole |= whole;
    }

    /** A damaged line stands next to those of this run, and may be one of them. */
    void damagedNearby() {
        damaged++;
    }

    void profile(PrintedProfile printed) {
        profile = profile == null ? printed : profile;
    }

    void linkDown(LinkDown line) {
        linkDown = linkDown == null ? line.moment() : linkDown;
    }

    void strayLinkDown(LinkDown line) {
        strayLinkDown = line;
    }

    void clockSetBack() {
        clockSetBack = true;
    }

    void end() {
        ended = true;
    }

    boolean hasDetection() {
        return detected != null;
    }

    Moment detected() {
        return detected;
    }

    boolean isDetectedTwice() {
        return detectedTwice;
    }

    Moment posted() {
        return posted;
    }

    Moment hostMarked() {
        return hostMarked;
    }

    /** The failed host; null when no line names it. */
    String host() {
        return host;
    }

    /** When each instance was set to error, by name. */
    Map<String, Moment> marked() {
        return marked;
    }

    /** One for each alarm. */
    List<Notice> notices() {
        return notices;
    }

    int repeats() {
        return repeats;
    }

    int damaged() {
        return damaged;
    }

    /** Whether the clock of the harness was set while the run went on. */
    boolean isClockSet() {
        return clockSetBack || zones.size() > 1;
    }

    /** What the original made of it; null when it does not say. */
    Boolean success() {
        return success;
    }

    /** Whether the log goes on until the run had seen what there was to be seen; a log that does not say where runs begin does not tell. */
    boolean isWhole() {
        return !announced || ended || success != null;
    }

    /** Whether a notification would have been seen; the last release has one log for all, which has to be whole. */
    boolean isConsumerSeen() {
        return consumerSeen || !notices.isEmpty();
    }

    /** Whether a notification that is not there was not sent; the last release has one log for all, which has to be whole. */
    boolean isConsumerWhole() {
        return consumerWhole;
    }

    /** T00 by the host's own log, or else by the profile; null when neither fits. */
    Moment linkDown() {
        return linkDown != null || profile == null || detected == null ? linkDown : profile.linkDown(detected.at());
    }

    /** Whether T00 is worked out from the profile. */
    boolean isLinkDownFromProfile() {
        return linkDown == null && linkDown() != null;
    }

    /** A link down of the host's own log that cannot be this run's; null when there is none. */
    LinkDown stray() {
        return strayLinkDown;
    }

    /** Seconds from one to the other. */
    static BigDecimal between(Moment one, Moment other) {
        return other.at().subtract(one.at());
    }
}
