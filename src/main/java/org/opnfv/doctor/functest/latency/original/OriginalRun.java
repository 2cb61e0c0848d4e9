package org.opnfv.doctor.functest.latency.original;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opnfv.doctor.functest.latency.CheckpointTime;
import org.opnfv.doctor.functest.latency.LogRef;

/** What the logs of the original say about one of its runs. Filled entry by entry. */
final class OriginalRun {

    private static final Pattern SERVER = Pattern.compile("<Server: (.*\\S.*)>");
    private static final Pattern PLACED = Pattern.compile("\\(name:([^,)]*).*vm\\((.*\\S.*)\\)");

    /** More than any test had; what comes then would only cost memory. */
    private static final int MOST = 10_000;

    private final boolean announced;
    private CheckpointTime detected;
    private boolean begun;
    private boolean told;
    private LogRef other;
    private CheckpointTime posted;
    private CheckpointTime hostMarked;
    private final FailedHost host = new FailedHost();
    private final Map<String, CheckpointTime> marked = new LinkedHashMap<>();
    private final ReceivedNotifications notices = new ReceivedNotifications();
    private final ReportedOutcome words = new ReportedOutcome();
    private List<String> unreadable = List.of();
    private FaultTime faultTime;
    private final Map<LineDamage, Integer> flaws = new EnumMap<>(LineDamage.class);
    private LogRef torn;
    private final Set<String> placed = new LinkedHashSet<>();
    private boolean traceback;
    private boolean clockSetBack;
    private final Set<Long> zones = new LinkedHashSet<>();
    private final ConsumerProof consumer;

    /** {@code announced} tells whether the log says where the run begins, and so says where it ends, too. */
    OriginalRun(boolean announced) {
        this.announced = announced;
        consumer = new ConsumerProof(announced);
    }

    void add(OriginalLine entry) {
        if (entry.isDamaged()) {
            damaged(entry.flaw(), entry.line());
            if (entry.kind() == OriginalLineKind.NOTIFIED) {
                notices.damaged();
            }
        } else if (entry.kind() == OriginalLineKind.ALARM && !notices.sent(entry)
                || entry.kind() == OriginalLineKind.ANSWERED && !notices.answered()) {
            damaged(LineDamage.TORN, entry.line());
        } else {
            if (entry.kind().isTimed()) {
                zones.add(entry.zone());
            }
            tell(entry);
        }
    }

    private void tell(OriginalLine entry) {
        told |= begun && entry.kind() != OriginalLineKind.START;
        switch (entry.kind()) {
            case START -> begins(entry.line());
            case DETECTED -> detected(entry.moment());
            case POSTED -> posted = posted == null ? entry.moment() : posted;
            case INSTANCE_MARKED -> mark(entry);
            case HOST_MARKED -> hostMarked(entry);
            case NOTIFIED -> notices.notified(entry);
            case EVENT -> host.event(entry.text());
            case OUTCOME -> words.outcome(entry.text());
            case INSTANCE -> placed(entry);
            case MAINTENANCE -> words.maintenance();
            case END -> words.ended();
            case FIGURE -> words.figure(entry.text());
            case ALARM, ANSWERED -> {}
        }
    }

    /** The last releases announce a run twice, one after the other: as a whole, and its scenario. */
    private void begins(LogRef line) {
        if (told) {
            other(line);
        }
        begun = true;
    }

    private void detected(CheckpointTime moment) {
        if (detected != null && detected.at().compareTo(moment.at()) != 0) {
            other(moment.line());
        }
        detected = detected == null ? moment : detected;
    }

    private void other(LogRef line) {
        other = other == null ? line : other;
    }

    /** Python's text of a server; another one is damage, for it may be an instance of the test under a name that nobody knows. */
    private void mark(OriginalLine entry) {
        Matcher server = SERVER.matcher(entry.text());
        if (!server.matches()) {
            damaged(LineDamage.TORN, entry.line());
        } else if (marked.size() < MOST) {
            marked.putIfAbsent(server.group(1), entry.moment());
        }
    }

    /** A line of it is damaged, or lost; {@code line} is null when it is not known which. */
    void damaged(LineDamage flaw, LogRef line) {
        flaws.merge(flaw, 1, Integer::sum);
        torn = torn == null && flaw == LineDamage.TORN ? line : torn;
    }

    private void placed(OriginalLine entry) {
        Matcher where = PLACED.matcher(entry.text());
        if (where.find()) {
            placed.add(where.group(2));
            host.named(where.group(1));
        } else {
            damaged(LineDamage.TORN, entry.line());
        }
    }

    private void hostMarked(OriginalLine entry) {
        hostMarked = hostMarked == null ? entry.moment() : hostMarked;
        host.marked(entry.text());
    }

    /** What its logs prove by a notification that is not there. */
    ConsumerProof consumer() {
        return consumer;
    }

    /** Where another run begins, or is detected, in the same logs; null for nowhere. */
    LogRef other() {
        return other;
    }

    /** Something of it, or beside it, ended with an exception. */
    void traceback() {
        traceback = true;
    }

    void clockSetBack() {
        clockSetBack = true;
    }

    /** The logs that may tell of it and cannot be read, one line each. */
    void unreadable(List<String> lines) {
        unreadable = lines;
    }

    /** Those lines. */
    List<String> unreadable() {
        return unreadable;
    }

    boolean hasDetection() {
        return detected != null;
    }

    CheckpointTime detected() {
        return detected;
    }

    CheckpointTime posted() {
        return posted;
    }

    CheckpointTime hostMarked() {
        return hostMarked;
    }

    /** The failed host; null when no line names it. */
    String host() {
        return host.name();
    }

    /** What its lines call the failed host. */
    FailedHost failedHost() {
        return host;
    }

    /** When each instance was set to error, by name. */
    Map<String, CheckpointTime> marked() {
        return marked;
    }

    /** What the Consumer was told. */
    ReceivedNotifications notices() {
        return notices;
    }

    /** What the original says of the run itself. */
    ReportedOutcome words() {
        return words;
    }

    /** What there is about when the link went down. */
    FaultTime faultTime() {
        return faultTime;
    }

    void fault(FaultTime found) {
        faultTime = found;
    }

    /** How many lines have that flaw. */
    int flawed(LineDamage flaw) {
        return flaws.getOrDefault(flaw, 0);
    }

    /** The first line that is torn, or that shows that one is lost; null when that is not known. */
    LogRef torn() {
        return torn;
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

    /** Whether a notification would have been seen. */
    boolean isConsumerSeen() {
        return consumer.isSeen() || !notices.all().isEmpty();
    }

    /** T00; null when it is not known. */
    CheckpointTime linkDown() {
        return faultTime.moment();
    }

    /** Seconds from one to the other. */
    static BigDecimal between(CheckpointTime one, CheckpointTime other) {
        return other.at().subtract(one.at());
    }
}
