package org.opnfv.doctor.functest.latency.maintenance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.run.Manifest;

/**
 * The rules. PASS: every host was maintained exactly once and is enabled again, nothing was on it meanwhile, each notice reached the owner
 * in time, each question was agreed to in its window, nothing was forced down, and there are as many instances as before. UNKNOWN when the
 * run did not get so far, or its record is not whole.
 */
final class MaintenanceJudge {
    /** It looks five times a second, or as often as Nova answers: one that was busy took up to 11 s; in seconds. */
    private static final BigDecimal LONGEST_GAP = BigDecimal.valueOf(15);

    /** What is worth a note. */
    private static final BigDecimal LONG_GAP = BigDecimal.valueOf(5);

    private final Manifest manifest;
    private final Manifest.Cleanup cleanup;
    private final Journals journals;
    private final MaintenanceFindings found;
    private final FaultResult fault;
    private final List<String> unknown = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private BigDecimal widest = BigDecimal.ZERO;

    MaintenanceJudge(
            Manifest manifest,
            Manifest.Cleanup cleanup,
            Journals journals,
            MaintenanceFindings found,
            Optional<String> unwritten,
            FaultResult fault) {
        this.manifest = manifest;
        this.cleanup = cleanup;
        this.journals = journals;
        this.found = found;
        this.fault = fault;
        unwritten.ifPresent(line -> unknown.add("the run's record is not whole: " + line));
        endedEarly();
        if (unknown.isEmpty()) {
            record();
        }
        fault(Verdict.UNKNOWN, unknown);
        if (unknown.isEmpty()) {
            session();
            hosts();
            notices();
            fault(Verdict.FAIL, wrong);
            counts();
        }
    }

    private void fault(Verdict verdict, List<String> reasons) {
        if (fault != null && fault.verdict() == verdict && unknown.isEmpty()) {
            String which = fault.inMaintenance() ? ", which was in maintenance: " : ", another host: ";
            fault.reasons().forEach(reason -> reasons.add("the fault of " + fault.host() + which + reason));
        }
    }

    /** A host that was in maintenance must not be; another one that is dead must. */
    private boolean mayBeForcedDown(String host) {
        return fault != null && !fault.inMaintenance() && fault.host().equals(host);
    }

    Verdict verdict() {
        return !unknown.isEmpty() ? Verdict.UNKNOWN : wrong.isEmpty() ? Verdict.PASS : Verdict.FAIL;
    }

    List<String> reasons() {
        return unknown.isEmpty() ? wrong : unknown;
    }

    List<String> notes() {
        Stream<String> refused = Stream.of(Journals.TOOL, Journals.OWNER)
                .flatMap(file -> journals.of(file, "refused").stream()
                        .map(line -> file + ": refused " + line.value("reason") + at(line)));
        Stream<String> apart = Stream.of(widest)
                .filter(gap -> gap.compareTo(LONG_GAP) > 0)
                .map(gap -> "looks at Nova were up to " + shown(gap)
                        + " s apart: what was so only between two of them is not known");
        return Stream.of(refused, apart, hasPassed() ? Stream.<String>empty() : unasked())
                .flatMap(lines -> lines)
                .toList();
    }

    private boolean hasPassed() {
        return end().filter(line -> line.value("state").equals("MAINTENANCE_DONE"))
                .isPresent();
    }

    /** What was to be tried was not. */
    private Stream<String> unasked() {
        return journals.of(Journals.OWNER, "unasked").stream()
                .map(line -> "the owner was to reply "
                        + line.value("reply").toLowerCase(Locale.ROOT).replace('_', '-') + " to " + line.value("state")
                        + ", and was never asked that");
    }

    private void endedEarly() {
        if (manifest.problem() != null) {
            unknown.add(manifest.problem());
        } else if (manifest.ended() == null) {
            boolean cleaned = cleanup.state() == Manifest.Cleanup.State.COMPLETE;
            unknown.add((cleaned ? "the run was killed" : "the run is still going on, or was killed,") + " in stage "
                    + String.valueOf(manifest.stage()).toLowerCase(Locale.ROOT));
        }
    }

    /** What is missing here was there, or nothing can be told without it. */
    private void record() {
        unknown.addAll(journals.damage());
        if (!unknown.isEmpty()) {
            return;
        }
        if (found.begun() == null) {
            unknown.add("admin_tool.log tells of no session");
            return;
        }
        String hosts = String.join(",", manifest.maintenance().hosts());
        if (!journals.first(Journals.TOOL, "session")
                .orElseThrow()
                .value("hosts")
                .equals(hosts)) {
            unknown.add("run.json names other hosts than admin_tool.log: put a whole copy of it there");
        }
        Stream.of(Journals.TOOL, Journals.OWNER, Journals.WATCH)
                .flatMap(file -> journals.of(file, "broken").stream())
                .forEach(line -> unknown.add(line.value("reason") + at(line)));
        found.unsent()
                .forEach(notice -> unknown.add(
                        "app_manager.log tells of a notice (" + notice + ") that admin_tool.log does not have"));
        Optional<JournalLine> end = end();
        if (hasPassed()) {
            unasked().forEach(unknown::add);
        }
        Optional<JournalLine> look = journals.last(Journals.WATCH, "look");
        if (end.isEmpty()) {
            unknown.add("admin_tool.log does not tell how the session ended");
        } else if (look.filter(line -> began(line).compareTo(end.get().monotonic()) >= 0)
                .isEmpty()) {
            unknown.add("watch.log has no look at Nova after the session");
        }
        for (String host : manifest.maintenance().hosts()) {
            if (found.step(host, "end").isPresent() && meanwhile(host).isEmpty()) {
                unknown.add("watch.log has no look at Nova while " + host + " was maintained");
            }
        }
        if (end.isPresent()) {
            gaps();
        }
    }

    /** Between two looks nobody knows what was so. */
    private void gaps() {
        BigDecimal last = journals.first(Journals.TOOL, "session").orElseThrow().monotonic();
        BigDecimal end = end().orElseThrow().monotonic();
        for (JournalLine look : journals.of(Journals.WATCH, "look")) {
            BigDecimal gap = last.compareTo(end) < 0 ? began(look).subtract(last) : BigDecimal.ZERO;
            if (gap.compareTo(LONGEST_GAP) > 0) {
                unknown.add("watch.log has no look at Nova for " + shown(gap) + " s" + whose(last, began(look))
                        + ", until" + at(look));
            }
            widest = widest.max(gap);
            last = last.max(began(look));
        }
    }

    /** The hosts that were maintained between these times. */
    private String whose(BigDecimal from, BigDecimal to) {
        String hosts = manifest.maintenance().hosts().stream()
                .filter(host -> found.step(host, "begin")
                                .filter(line -> line.monotonic().compareTo(to) < 0)
                                .isPresent()
                        && found.step(host, "end")
                                .filter(line -> line.monotonic().compareTo(from) > 0)
                                .isPresent())
                .collect(Collectors.joining(", "));
        return hosts.isEmpty() ? "" : " while " + hosts + " was maintained";
    }

    private Optional<JournalLine> end() {
        return journals.last(Journals.TOOL, "state")
                .filter(line -> line.value("state").matches("MAINTENANCE_(DONE|FAILED)"));
    }

    private static BigDecimal began(JournalLine look) {
        return new BigDecimal(look.value("began"));
    }

    /** The looks that lie within the maintenance of a host. */
    private List<JournalLine> meanwhile(String host) {
        BigDecimal begin = found.step(host, "begin").map(JournalLine::monotonic).orElse(null);
        BigDecimal end = found.step(host, "end").map(JournalLine::monotonic).orElse(null);
        return journals.of(Journals.WATCH, "look").stream()
                .filter(look -> begin != null
                        && began(look).compareTo(begin) >= 0
                        && (end == null || look.monotonic().compareTo(end) <= 0))
                .toList();
    }

    private void session() {
        journals.of(Journals.TOOL, "failed").forEach(line -> wrong.add(line.value("reason") + at(line)));
        if (end().filter(line -> line.value("state").equals("MAINTENANCE_FAILED"))
                        .isPresent()
                && wrong.isEmpty()) {
            wrong.add("the session failed" + at(end().get()));
        }
    }

    private void hosts() {
        List<String> left = new ArrayList<>();
        for (HostResult host : found.hosts()) {
            if (host.times() == 0) {
                left.add(host.host());
            } else if (host.times() > 1) {
                wrong.add("host " + host.host() + " was maintained " + host.times() + " times");
            }
            if (!Boolean.TRUE.equals(host.enabled())) {
                wrong.add("host " + host.host() + " is not enabled and up in the end");
            }
            meanwhile(host.host()).stream()
                    .filter(look -> !look.value(host.host()).equals("disabled/0"))
                    .findFirst()
                    .ifPresent(look -> wrong.add("host " + host.host() + " was maintained while Nova showed it as "
                            + look.value(host.host()).replace("/", " with instances: ") + at(look)));
            journals.of(Journals.WATCH, "look").stream()
                    .filter(look -> look.value(host.host()).startsWith("forced-down") && !mayBeForcedDown(host.host()))
                    .findFirst()
                    .ifPresent(look -> wrong.add("host " + host.host() + " was forced down" + at(look)));
        }
        if (!left.isEmpty()) {
            wrong.add("not maintained: " + String.join(", ", left));
        }
    }

    private void notices() {
        boolean failed = !journals.of(Journals.TOOL, "failed").isEmpty();
        BigDecimal limit = BigDecimal.valueOf(manifest.thresholdS());
        for (NoticeResult notice : found.notices()) {
            if (notice.latencyS() == null) {
                wrong.add("the notice " + notice.words() + " never arrived");
            } else if (notice.latencyS().compareTo(limit) > 0) {
                wrong.add("the notice " + notice.words() + " took " + shown(notice.latencyS()) + " s, more than "
                        + limit.stripTrailingZeros().toPlainString());
            }
            if (!failed && notice.reply() != null && notice.reply() != NoticeResult.Reply.ACK) {
                wrong.add("the session went on after " + notice.words() + " was answered by " + notice.reply());
            }
            if (notice.replyS() != null && notice.replyS().compareTo(notice.closesS()) > 0) {
                wrong.add("a reply to " + notice.words() + " was taken after its window had closed");
            }
        }
    }

    private void counts() {
        int before = manifest.maintenance().instances();
        if (found.after() != before && !wrong.isEmpty()) {
            return;
        }
        if (found.after() != before) {
            wrong.add("there are " + found.after() + " instances in the end, and there were " + before);
        }
    }

    private String at(JournalLine line) {
        return " (" + shown(found.since(line)) + " s after the session's beginning)";
    }

    private static String shown(BigDecimal seconds) {
        return seconds.setScale(3, RoundingMode.HALF_UP).toPlainString();
    }
}
