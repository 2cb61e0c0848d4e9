package org.opnfv.doctor.functest.report;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.latency.maintenance.FaultResult;
import org.opnfv.doctor.functest.latency.maintenance.HostResult;
import org.opnfv.doctor.functest.latency.maintenance.MaintenanceAssessment;
import org.opnfv.doctor.functest.latency.maintenance.NoticeResult;
import org.opnfv.doctor.functest.latency.maintenance.StateResult;
import org.opnfv.doctor.functest.report.html.MaintenancePage;

/** The report on a run of planned maintenance: as text, or as JSON by {@code docs/maintenance.schema.json}. */
public final class MaintenanceReport {
    /** The first number changes when something is removed or changes its meaning, the second when something is added. */
    private static final String SCHEMA_VERSION = "1.1";

    private final MaintenanceAssessment run;
    private final LabelledText page;

    private MaintenanceReport(MaintenanceAssessment run, Style style) {
        this.run = run;
        this.page = new LabelledText(style);
    }

    /** Refuses a format that such a run has no report in. */
    public static void require(Format format) {
        if (format != Format.TEXT && format != Format.JSON && format != Format.HTML) {
            throw new ReportException(
                    "a run of the scenario maintenance is reported as text, json or html, not as " + format, null);
        }
    }

    /** The exit code of such a run. */
    public static int exitCode(MaintenanceAssessment run) {
        return VerdictExitCode.of(
                run.verdict(), CleanupOutcome.of(run.facts(), run.folder()).state() == CleanupOutcome.State.INCOMPLETE);
    }

    /**
     * Writes it, with colours of a terminal only when asked for, and only as text. The writer is flushed, not closed.
     *
     * @throws IOException when the writer cannot take it
     */
    public static void write(MaintenanceAssessment run, Format format, Writer out, boolean coloured)
            throws IOException {
        require(format);
        if (format == Format.TEXT) {
            out.write(new MaintenanceReport(run, coloured ? Style.COLOURED : Style.PLAIN).text());
        } else if (format == Format.HTML) {
            MaintenancePage.write(run, headline(run), out);
        } else {
            JsonReport.print(json(run), out);
        }
        out.flush();
    }

    /** The sentence beside the verdict. */
    public static String headline(MaintenanceAssessment run) {
        return switch (run.verdict()) {
            case PASS -> "all " + run.hosts().size() + " hosts were maintained as agreed with the owner";
            case FAIL -> "the hosts were not maintained as agreed with the owner";
            case UNKNOWN -> "this run does not show whether the hosts were maintained as agreed";
        };
    }

    private String text() {
        page.line(page.style().verdict(run.verdict()) + "  " + headline(run));
        page.gap();
        page.field("why", run.reasons());
        notices();
        page.field("note", run.notes());
        states();
        hosts();
        page.gap();
        page.field(
                "run",
                String.join(
                        ", ",
                        Stream.of(run.run(), run.facts().installer(), "maintenance")
                                .filter(Objects::nonNull)
                                .toList()));
        ContextText.append(page, run.facts().context());
        CleanupText.append(
                page,
                CleanupOutcome.of(run.facts(), run.folder()),
                "the resources are kept, as asked; the hosts are enabled");
        page.block("logs", List.of(run.folder().toString()));
        return page.toString();
    }

    private void notices() {
        long heard =
                run.notices().stream().filter(one -> one.latencyS() != null).count();
        if (run.figures() != null) {
            page.field(
                    "notices",
                    heard + " of " + run.notices().size() + " arrived, the last after "
                            + Unit.SECONDS.text(run.figures().last()) + ", median "
                            + Unit.SECONDS.text(run.figures().median()) + ", limit "
                            + Unit.SECONDS.plain(run.facts().thresholdS()));
        }
        List<NoticeResult> asked =
                run.notices().stream().filter(one -> one.reply() != null).toList();
        if (!asked.isEmpty()) {
            long agreed = asked.stream()
                    .filter(one -> one.reply() == NoticeResult.Reply.ACK)
                    .count();
            Optional<BigDecimal> slowest = asked.stream()
                    .map(NoticeResult::replyS)
                    .filter(Objects::nonNull)
                    .max(BigDecimal::compareTo);
            page.field(
                    "replies",
                    agreed + " of " + asked.size() + " questions were agreed to in their windows"
                            + slowest.map(most -> ", the slowest after " + Unit.SECONDS.text(most))
                                    .orElse(""));
        }
        FaultResult fault = run.fault();
        if (fault != null) {
            page.field(
                    "fault",
                    fault.host()
                            + (fault.inMaintenance() ? ", which was in maintenance, " : ", another host, ")
                            + "fell silent: " + fault.told() + " owners were told"
                            + (fault.latencyS() == null
                                    ? ""
                                    : ", the last one after " + Unit.SECONDS.text(fault.latencyS())));
        }
        if (run.after() != null) {
            page.field("instances", run.before() + " before, " + run.after() + " after");
        }
    }

    private void states() {
        if (run.states().isEmpty() || run.begun() == null) {
            return;
        }
        page.gap();
        page.line("  " + page.style().faint("  s after the session's beginning"));
        for (StateResult state : run.states()) {
            page.line(row(state.at(), state.state()));
        }
    }

    private String row(BigDecimal at, String what) {
        return String.format(java.util.Locale.ROOT, "  %9.3f  %s", at.subtract(run.begun()), Printable.name(what));
    }

    private void hosts() {
        if (run.begun() == null) {
            return;
        }
        page.gap();
        for (HostResult host : run.hosts()) {
            boolean whole = host.begin() != null && host.end() != null;
            page.line(
                    whole
                            ? row(
                                    host.begin(),
                                    host.host() + " maintained, for "
                                            + Unit.SECONDS.text(host.end().subtract(host.begin())))
                            : String.format("  %9s  %s", "-", Printable.name(host.host()) + " not maintained"));
        }
    }

    private static Map<String, Object> json(MaintenanceAssessment run) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("schema_version", SCHEMA_VERSION);
        object.put("kind", "maintenance");
        object.put("run", run.run());
        object.put("verdict", run.verdict().name());
        object.put("reasons", run.reasons());
        object.put("notes", run.notes());
        object.put("threshold_s", run.facts().thresholdS());
        object.put("begun", run.begun());
        object.put("states", run.states().stream().map(JsonReport::members).toList());
        object.put("notice_latency_s", run.figures());
        object.put("notices", run.notices().stream().map(JsonReport::members).toList());
        object.put("hosts", run.hosts().stream().map(JsonReport::members).toList());
        object.put(
                "seen_hosts", run.hostLanes().stream().map(JsonReport::members).toList());
        object.put(
                "seen_instances",
                run.instanceLanes().stream().map(JsonReport::members).toList());
        object.put("fault", run.fault() == null ? null : fault(run.fault()));
        object.put("instances_before", run.before());
        object.put("instances_after", run.after());
        object.put("started", run.facts().started());
        object.put("ended", run.facts().ended());
        object.put("installer", run.facts().installer());
        object.put("profile", run.facts().profile());
        object.put("stage", run.facts().stage());
        CleanupOutcome cleanup = CleanupOutcome.of(run.facts(), run.folder());
        object.put("cleanup", JsonReport.cleanup(cleanup.state()));
        object.put("cleanup_errors", run.facts().cleanup().errors());
        object.put("kept", run.facts().cleanup().kept());
        object.put("context", run.facts().context());
        object.put("logs", run.folder().toString());
        return object;
    }

    /** In a list of runs; what it has no latency for is the notice that took longest. */
    public static RunEntry entry(String id, MaintenanceAssessment run) {
        return new RunEntry(
                id,
                run.run(),
                run.folder(),
                run.facts().started(),
                run.facts().installer(),
                run.facts().context().labels(),
                run.verdict(),
                run.figures() == null ? null : run.figures().last(),
                false,
                run.facts().thresholdS(),
                null,
                null,
                CleanupOutcome.of(run.facts(), run.folder()).state(),
                run.verdict() == Verdict.PASS ? null : run.reasons().get(0),
                false);
    }

    private static Map<String, Object> fault(FaultResult fault) {
        Map<String, Object> members = JsonReport.members(fault);
        members.put("verdict", fault.verdict().name());
        return members;
    }
}
