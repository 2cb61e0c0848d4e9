package org.opnfv.doctor.functest.latency.maintenance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.run.Manifest;

/** What the journals tell of a session: notices, replies and hosts. All times stand at their monotonic distance from its beginning. */
final class MaintenanceFindings {
    private final Manifest.Maintenance asked;
    private final Journals journals;
    private final NoticeBusTimes passages;
    private final JournalLine zero;
    private final List<NoticeResult> notices = new ArrayList<>();
    private final List<String> unsent = new ArrayList<>();

    MaintenanceFindings(Manifest.Maintenance asked, Journals journals, NoticeBusTimes passages) {
        this.asked = asked;
        this.journals = journals;
        this.passages = passages;
        this.zero = journals.first(Journals.TOOL, "session").orElse(null);
        match();
    }

    /** Each notice with when it was heard first. */
    private void match() {
        Map<String, List<JournalLine>> heard = new HashMap<>();
        journals.of(Journals.OWNER, "heard")
                .forEach(line -> heard.computeIfAbsent(line.notice(), key -> new ArrayList<>())
                        .add(line));
        List<JournalLine> sent = Stream.concat(
                        journals.of(Journals.TOOL, "asked").stream(), journals.of(Journals.TOOL, "told").stream())
                .sorted(Comparator.comparing(JournalLine::monotonic))
                .toList();
        for (JournalLine line : sent) {
            List<JournalLine> came =
                    Optional.ofNullable(heard.remove(line.notice())).orElse(List.of());
            came.stream()
                    .filter(other -> !isOf(other, line))
                    .map(JournalLine::notice)
                    .forEach(unsent::add);
            notices.add(result(
                    line,
                    came.stream().filter(one -> isOf(one, line)).findFirst().orElse(null)));
        }
        heard.keySet().stream().sorted().forEach(unsent::add);
    }

    private boolean isOf(JournalLine heard, JournalLine sent) {
        return heard.value("state").equals(sent.value("state"))
                && zero != null
                && heard.value("session").equals(zero.value("session"))
                && heard.monotonic().compareTo(sent.monotonic()) >= 0;
    }

    private NoticeResult result(JournalLine sent, JournalLine heard) {
        boolean asks = sent.what().equals("asked");
        List<JournalLine> replies = journals.of(Journals.TOOL, "replied").stream()
                .filter(line -> asks && line.notice().equals(sent.notice()))
                .toList();
        Optional<JournalLine> taken = replies.stream()
                .filter(line -> line.value("taken").equals("true"))
                .findFirst();
        NoticeResult.Reply reply = taken.map(line ->
                        line.value("state").startsWith("ACK_") ? NoticeResult.Reply.ACK : NoticeResult.Reply.NACK)
                .orElse(replies.isEmpty() ? NoticeResult.Reply.NONE : NoticeResult.Reply.LATE);
        return new NoticeResult(
                sent.value("state"),
                sent.values().get("host"),
                time(sent),
                heard == null ? null : heard.monotonic().subtract(sent.monotonic()),
                asks ? new BigDecimal(sent.value("closes")).subtract(sent.at()) : null,
                taken.map(line -> line.monotonic().subtract(sent.monotonic())).orElse(null),
                asks ? reply : null,
                passages.of(zero == null ? "" : zero.value("session"), sent));
    }

    /** The fault meanwhile, as the run itself tells of it; empty when there was none. */
    Optional<JournalLine> fault() {
        return journals.first(Journals.WATCH, "fault");
    }

    /** When the session began; null when it did not. */
    BigDecimal begun() {
        return zero == null ? null : zero.at();
    }

    /** A time as a report shows it. */
    BigDecimal time(JournalLine line) {
        return zero == null ? line.at() : zero.at().add(line.monotonic().subtract(zero.monotonic()));
    }

    /** The seconds from the session's beginning. */
    BigDecimal since(JournalLine line) {
        return zero == null ? BigDecimal.ZERO : line.monotonic().subtract(zero.monotonic());
    }

    List<StateResult> states() {
        return journals.of(Journals.TOOL, "state").stream()
                .map(line -> new StateResult(line.value("state"), time(line)))
                .toList();
    }

    List<NoticeResult> notices() {
        return notices;
    }

    List<BigDecimal> latencies() {
        return notices.stream()
                .map(NoticeResult::latencyS)
                .filter(Objects::nonNull)
                .toList();
    }

    /** What was heard and never sent. */
    List<String> unsent() {
        return unsent;
    }

    List<HostResult> hosts() {
        Optional<JournalLine> end = journals.last(Journals.WATCH, "look");
        return asked.hosts().stream()
                .map(host -> new HostResult(
                        host,
                        step(host, "begin").map(this::time).orElse(null),
                        step(host, "end").map(this::time).orElse(null),
                        steps(host, "end").size(),
                        end.map(look -> look.value(host).startsWith("enabled/")).orElse(null)))
                .toList();
    }

    /** What Nova showed of each host. */
    List<StateHistory> hostHistories() {
        List<JournalLine> looks = journals.of(Journals.WATCH, "look");
        return asked.hosts().stream()
                .map(host -> StateHistory.of(
                        host,
                        looks.stream()
                                .map(look ->
                                        new StateHistory.Seen(look.value(host).replaceFirst("/.*", ""), time(look)))
                                .toList(),
                        end()))
                .toList();
    }

    /** On which host each instance was; one that was not active has its status in place of a host. */
    List<StateHistory> instanceHistories() {
        Map<String, List<StateHistory.Seen>> seen = new TreeMap<>();
        for (JournalLine line : journals.of(Journals.WATCH, "instance")) {
            String shown = line.value("status").equals("ACTIVE") ? line.value("host") : line.value("status");
            seen.computeIfAbsent(line.value("name"), name -> new ArrayList<>())
                    .add(new StateHistory.Seen(shown, time(line)));
        }
        return seen.entrySet().stream()
                .map(entry -> StateHistory.of(entry.getKey(), entry.getValue(), end()))
                .toList();
    }

    private BigDecimal end() {
        return journals.last(Journals.WATCH, "look").map(this::time).orElse(BigDecimal.ZERO);
    }

    Optional<JournalLine> step(String host, String step) {
        return steps(host, step).stream().findFirst();
    }

    private List<JournalLine> steps(String host, String step) {
        return journals.of(Journals.TOOL, "maintained").stream()
                .filter(line ->
                        line.value("host").equals(host) && line.value("step").equals(step))
                .toList();
    }

    /** How many instances there were at the last look. */
    Integer after() {
        return journals.last(Journals.WATCH, "look")
                .map(look -> Integer.valueOf(look.value("instances")))
                .orElse(null);
    }
}
