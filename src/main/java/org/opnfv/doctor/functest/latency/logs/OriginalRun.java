package org.opnfv.doctor.functest.latency.logs;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
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
    private static final Pattern PLACED = Pattern.compile("\\(name:([^,)]*).*vm\\((.*)\\)");

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
    private final Map<String, BigDecimal> alarms = new HashMap<>();
    private int repeats;
    private int damagedNotices;
    private final Map<Flaw, Integer> flaws = new EnumMap<>(Flaw.class);
    private final Set<String> placed = new LinkedHashSet<>();
    private boolean maintenance;
    private boolean retried;
    private boolean traceback;
    private boolean clockSetBack;
    private final Set<Long> zones = new LinkedHashSet<>();
    private String outcome;
    private String laterOutcome;
    private Boolean success;
    private boolean untold;
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
            damaged(entry.flaw());
            damagedNotices += entry.kind() == Kind.NOTIFIED ? 1 : 0;
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
            case OUTCOME -> outcome(entry.text());
            case INSTANCE -> placed(entry.text());
            case MAINTENANCE -> maintenance = true;
            case RETRY -> retried = true;
            case END -> ended = true;
            case START -> {}
        }
    }

    private void detected(Moment moment) {
        detectedTwice |= detected != null && detected.at().compareTo(moment.at()) != 0;
        detected = detected == null ? moment : detected;
    }

    /** Python's text of a server; another one is damage, for it may be an instance of the test under a name that nobody knows. */
    private void mark(Entry entry) {
        Matcher server = SERVER.matcher(entry.text());
        if (!server.matches()) {
            damaged(Flaw.TORN);
        } else if (marked.size() < MOST) {
            marked.putIfAbsent(server.group(1), entry.moment());
        }
    }

    private void damaged(Flaw flaw) {
        flaws.merge(flaw, 1, Integer::sum);
    }

    /** The first counts: what goes wrong after it does not change what was measured. */
    private void outcome(String words) {
        if (outcome == null) {
            outcome = "test " + words;
            success = words.startsWith("successfully");
            untold = words.contains("notified_time=None");
        } else if (!words.startsWith("successfully")) {
            laterOutcome = "test " + words;
        }
    }

    /** What {@code run.sh} made of it. */
    void outcome(ShellOutcome said) {
        outcome = said.words();
        success = said.passed();
        untold = said.untold();
    }

    private void placed(String text) {
        Matcher where = PLACED.matcher(text);
        if (where.find()) {
            placed.add(where.group(2));
            host = host == null ? where.group(1) : host;
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

    /** Of an alarm that fires again the first time counts. At the same time it is the same line in another log. */
    private void alarm(AlarmText text, LogRef line) {
        Notice notice = withoutAlarm.poll();
        if (notice == null && damagedNotices > 0) {
            damagedNotices--;
        } else if (notice == null) {
            // The Consumer logs what it was sent behind the line of the notification, which is not there.
            damaged(Flaw.TORN);
        } else {
            notice.sent(text, line);
            BigDecimal before = text.alarmId() == null
                    ? null
                    : alarms.putIfAbsent(text.alarmId(), notice.moment().at());
            if (before != null) {
                notices.remove(notice);
                repeats += before.compareTo(notice.moment().at()) == 0 ? 0 : 1;
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
        damaged(Flaw.TORN);
    }

    /** Something of it, or beside it, ended with an exception. */
    void traceback() {
        traceback = true;
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

    /** How many lines have that flaw. */
    int flawed(Flaw flaw) {
        return flaws.getOrDefault(flaw, 0);
    }

    /** The instances of the test that it names itself, apart from their marks. */
    Set<String> placed() {
        return placed;
    }

    boolean isMaintenance() {
        return maintenance;
    }

    /** Whether the original made the test again after it. */
    boolean isRetried() {
        return retried;
    }

    boolean hasTraceback() {
        return traceback;
    }

    /** Whether the clock of the harness was set while the run went on. */
    boolean isClockSet() {
        return clockSetBack || zones.size() > 1;
    }

    /** What the original made of it; null when it does not say. */
    Boolean success() {
        return success;
    }

    /** In its own words; null when it does not say. */
    String outcome() {
        return outcome;
    }

    /** What it complained of after that; null for nothing. */
    String laterOutcome() {
        return laterOutcome;
    }

    /** Whether it says that nobody was told. */
    boolean isUntold() {
        return untold;
    }

    /** Whether its log says where it begins and ends. */
    boolean isAnnounced() {
        return announced;
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
        return linkDown != null || !hasProfile() || !profile.isPlausible() ? linkDown : profile.linkDown(detected.at());
    }

    private boolean hasProfile() {
        return profile != null && detected != null;
    }

    /** Whether T00 is worked out from the profile. */
    boolean isLinkDownFromProfile() {
        return linkDown == null && linkDown() != null;
    }

    /** What the original printed from link down to detection, in seconds, when that cannot be so; null otherwise. */
    BigDecimal strayProfile() {
        return hasProfile() && !profile.isPlausible() ? profile.detectedS() : null;
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
