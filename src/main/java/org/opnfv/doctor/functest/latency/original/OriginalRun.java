package org.opnfv.doctor.functest.latency.original;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opnfv.doctor.functest.latency.CheckpointTime;
import org.opnfv.doctor.functest.latency.LogRef;
import org.opnfv.doctor.functest.latency.original.OriginalLine.Kind;

/** What the logs of the original say about a run. Filled line by line; then its parts are read, and not changed. */
final class OriginalRun {

    private static final Pattern SERVER = Pattern.compile("<Server: (.*\\S.*)>");
    private static final Pattern PLACED = Pattern.compile("\\(name:([^,)]*).*vm\\((.*\\S.*)\\)");
    private static final Pattern HOST_IN_EVENT = Pattern.compile("\"hostname\": \"([^\"]+)\"");

    /** Whether its log says where it begins and ends: one log for all, of the releases in Python 3. */
    final boolean announced;
    /** What the original says of the run itself. */
    final ReportedOutcome words;
    /** What the Consumer was told. */
    final OriginalNotifications notifications = new OriginalNotifications();
    /** What shows whether the Consumer's logs are whole. */
    final List<ConsumerLog> consumers = new ArrayList<>();
    /** When each instance was set to error, by name. */
    final Map<String, CheckpointTime> marked = new LinkedHashMap<>();
    /** The instances of the test that it names itself, apart from their marks. */
    final Set<String> placed = new LinkedHashSet<>();
    /** The logs that may tell of it and cannot be read, one line each. */
    List<String> unreadable = List.of();

    CheckpointTime detected;
    CheckpointTime posted;
    CheckpointTime hostMarked;
    FaultTime faultTime;
    /** Where another run begins, or is detected; null for nowhere. */
    LogRef other;
    /** How many lines are damaged or lost, and the first of them that is known. */
    int damaged;

    LogRef firstDamaged;
    /** Something of it, or beside it, ended with an exception. */
    boolean traceback;
    /** Whether the clock of the harness was set while the run went on. */
    boolean clockSet;

    /** The names of the failed host by their comparable form, that of the mark apart. */
    private final Map<String, String> hosts = new LinkedHashMap<>();

    private String markedHost;
    private Long zone;
    private boolean begun;
    private boolean told;

    OriginalRun(boolean announced, ReportedOutcome words) {
        this.announced = announced;
        this.words = words;
    }

    void add(OriginalLine line) {
        boolean lost = line.kind() == Kind.ALARM && !notifications.sent(line)
                || line.kind() == Kind.ANSWERED && !notifications.answered();
        if (lost || line.isDamaged()) {
            damaged(line.line());
            if (line.kind() == Kind.NOTIFIED) {
                notifications.damaged();
            }
            return;
        }
        if (line.at() != null) {
            clockSet |= zone != null && zone != line.zone();
            zone = line.zone();
        }
        told |= begun && line.kind() != Kind.START;
        switch (line.kind()) {
            case START -> begins(line.line());
            case DETECTED -> detected(line.moment());
            case POSTED -> posted = posted == null ? line.moment() : posted;
            case INSTANCE_MARKED -> mark(line);
            case HOST_MARKED -> {
                hostMarked = hostMarked == null ? line.moment() : hostMarked;
                markedHost = markedHost == null ? line.text() : markedHost;
                host(line.text());
            }
            case NOTIFIED -> notifications.notified(line);
            case EVENT -> HOST_IN_EVENT.matcher(line.text()).results().limit(1).forEach(name -> host(name.group(1)));
            case OUTCOME -> words.outcome(line.text());
            case PLACED -> placed(line);
            case MAINTENANCE -> words.maintenance();
            case END -> words.ended();
            case FIGURE -> words.figure(line.text());
            case ALARM, ANSWERED -> {}
        }
    }

    /** The last releases announce a run twice, one after the other: as a whole, and its scenario. */
    private void begins(LogRef line) {
        other = other == null && told ? line : other;
        begun = true;
    }

    private void detected(CheckpointTime moment) {
        boolean another = detected != null && detected.at().compareTo(moment.at()) != 0;
        other = other == null && another ? moment.line() : other;
        detected = detected == null ? moment : detected;
    }

    /** Python's text of a server; another one is damage, for it may be an instance of the test under a name that nobody knows. */
    private void mark(OriginalLine line) {
        Matcher server = SERVER.matcher(line.text());
        if (server.matches()) {
            marked.putIfAbsent(server.group(1), line.moment());
        } else {
            damaged(line.line());
        }
    }

    private void placed(OriginalLine line) {
        Matcher where = PLACED.matcher(line.text());
        if (where.find()) {
            placed.add(where.group(2));
            host(where.group(1));
        } else {
            damaged(line.line());
        }
    }

    /** Compared without the domain, which only some components write; an address has none. */
    private void host(String name) {
        String compared = name.matches("[0-9.]+") ? name : name.replaceFirst("(?<=.)\\..*", "");
        hosts.putIfAbsent(compared.toLowerCase(Locale.ROOT), name);
    }

    /** A line of it is damaged, or lost; {@code line} is null when it is not known which. */
    void damaged(LogRef line) {
        damaged++;
        firstDamaged = firstDamaged == null ? line : firstDamaged;
    }

    /** The name of the failed host, that of the mark first; null when no line names it. */
    String host() {
        return markedHost != null || hosts.isEmpty()
                ? markedHost
                : hosts.values().iterator().next();
    }

    /** All its names; a single run has one. */
    List<String> hosts() {
        return List.copyOf(hosts.values());
    }

    /** T00; null when it is not known. */
    CheckpointTime linkDown() {
        return faultTime.moment();
    }

    /** Whether a notification would have been seen. */
    boolean isConsumerSeen() {
        return announced || !consumers.isEmpty() || !notifications.all().isEmpty();
    }

    /** Why a notification that is not there may have been sent all the same; null when it was not, also by the original's own outcome. */
    String consumerProblem() {
        if (announced) {
            return null;
        }
        List<String> problems = consumers.stream().map(ConsumerLog::problem).toList();
        if (!problems.contains(null)) {
            return problems.isEmpty() ? "is missing" : problems.get(problems.size() - 1);
        }
        return words.isUntold() || consumers.stream().anyMatch(log -> detected != null && log.isAt(detected.at()))
                ? null
                : "has nothing after the detection, where it may be cut off (what run.sh printed may tell)";
    }

    /** Seconds from one to the other. */
    static BigDecimal between(CheckpointTime one, CheckpointTime other) {
        return other.at().subtract(one.at());
    }
}
