package org.opnfv.doctor.functest.latency.logs;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
    private final Notices notices = new Notices();
    private final OwnWords words = new OwnWords();
    private final FaultTime faultTime = new FaultTime();
    private final Map<Flaw, Integer> flaws = new EnumMap<>(Flaw.class);
    private final Set<String> placed = new LinkedHashSet<>();
    private boolean traceback;
    private boolean clockSetBack;
    private final Set<Long> zones = new LinkedHashSet<>();
    private boolean consumerSeen;
    private boolean consumerWhole;

    /** {@code announced} tells whether the log says where the run begins, and so says where it ends, too. */
    OriginalRun(boolean announced) {
        this.announced = announced;
        consumerSeen = announced;
        consumerWhole = announced;
    }

    void add(Entry entry) {
        if (entry.isDamaged()) {
            damaged(entry.flaw());
            if (entry.kind() == Kind.NOTIFIED) {
                notices.damaged();
            }
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
            case NOTIFIED -> notices.notified(entry.moment());
            case ALARM -> alarm(AlarmText.of(entry.text()), entry.line());
            case EVENT -> event(entry.text());
            case OUTCOME -> words.outcome(entry.text());
            case INSTANCE -> placed(entry.text());
            case MAINTENANCE -> words.maintenance();
            case RETRY -> words.retried();
            case END -> words.ended();
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

    private void alarm(AlarmText text, LogRef line) {
        if (!notices.sent(text, line)) {
            damaged(Flaw.TORN);
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

    void clockSetBack() {
        clockSetBack = true;
    }

    /** Another run begins behind it. */
    void end() {
        words.ended();
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

    /** What the Consumer was told. */
    Notices notices() {
        return notices;
    }

    /** What the original says of the run itself. */
    OwnWords words() {
        return words;
    }

    /** What there is about when the link went down. */
    FaultTime faultTime() {
        return faultTime;
    }

    /** How many lines have that flaw. */
    int flawed(Flaw flaw) {
        return flaws.getOrDefault(flaw, 0);
    }

    /** The instances of the test that it names itself, apart from their marks. */
    Set<String> placed() {
        return placed;
    }

    boolean hasTraceback() {
        return traceback;
    }

    /** Whether the clock of the harness was set while the run went on. */
    boolean isClockSet() {
        return clockSetBack || zones.size() > 1;
    }

    /** Whether its log says where it begins and ends. */
    boolean isAnnounced() {
        return announced;
    }

    /** Whether the log goes on until the run had seen what there was to be seen; a log that does not say where runs begin does not tell. */
    boolean isWhole() {
        return !announced || words.isEnd();
    }

    /** Whether a notification would have been seen; the last release has one log for all, which has to be whole. */
    boolean isConsumerSeen() {
        return consumerSeen || !notices.all().isEmpty();
    }

    /** Whether a notification that is not there was not sent; the last release has one log for all, which has to be whole. */
    boolean isConsumerWhole() {
        return consumerWhole;
    }

    /** T00; null when it is not known. */
    Moment linkDown() {
        return faultTime.moment(detected);
    }

    /** Seconds from one to the other. */
    static BigDecimal between(Moment one, Moment other) {
        return other.at().subtract(one.at());
    }
}
