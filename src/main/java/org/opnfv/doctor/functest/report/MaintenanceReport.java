package org.opnfv.doctor.functest.report;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.latency.maintenance.FaultResult;
import org.opnfv.doctor.functest.latency.maintenance.HostResult;
import org.opnfv.doctor.functest.latency.maintenance.MaintenanceAssessment;
import org.opnfv.doctor.functest.latency.maintenance.NoticeResult;
import org.opnfv.doctor.functest.latency.maintenance.ServiceOutage;
import org.opnfv.doctor.functest.latency.maintenance.StateResult;
import org.opnfv.doctor.functest.report.html.MaintenancePage;
import org.opnfv.doctor.functest.series.MaintenanceResults;

/** The report on a run of planned maintenance: as text, as JSON by {@code docs/maintenance.schema.json}, or what others make of it. */
public final class MaintenanceReport {
    /** The first number changes when something is removed or changes its meaning, the second when something is added. */
    private static final String SCHEMA_VERSION = "1.2";

    private static final Set<Format> FORMATS = EnumSet.complementOf(EnumSet.of(Format.PROFILE, Format.TESTAPI));

    private final MaintenanceResults results;
    private final MaintenanceAssessment run;
    private final LabelledText page;

    private MaintenanceReport(MaintenanceResults results, Style style) {
        this.results = results;
        this.run = results.run();
        this.page = new LabelledText(style);
    }

    /** Refuses a format that such a run has no report in. */
    public static void require(Format format) {
        if (!FORMATS.contains(format)) {
            throw new ReportException(
                    "a run of the scenario maintenance is reported as "
                            + FORMATS.stream().map(Format::toString).collect(Collectors.joining(", ")) + ", not as "
                            + format,
                    null);
        }
    }

    /** The exit code of such a run. */
    public static int exitCode(MaintenanceResults results) {
        return VerdictExitCode.of(results.verdict(), cleanup(results).state() == CleanupOutcome.State.INCOMPLETE);
    }

    static CleanupOutcome cleanup(MaintenanceResults results) {
        return CleanupOutcome.of(results.run().facts(), results.run().folder());
    }

    /**
     * Writes it, with colours of a terminal only when asked for, and only as text. The writer is flushed, not closed.
     *
     * @throws IOException when the writer cannot take it
     */
    public static void write(MaintenanceResults results, Format format, Writer out, boolean coloured)
            throws IOException {
        require(format);
        switch (format) {
            case TEXT -> out.write(new MaintenanceReport(results, coloured ? Style.COLOURED : Style.PLAIN).text());
            case HTML -> MaintenancePage.write(results, headline(results), out);
            case JUNIT -> JunitReport.write(results, out);
            case CSV -> CsvReport.write(results, out);
            case OPENMETRICS -> OpenMetricsReport.write(results, out);
            case MARKDOWN -> out.write(MarkdownReport.render(results));
            case GITHUB -> out.write(MarkdownReport.github(results));
            default -> JsonReport.print(json(results), out);
        }
        out.flush();
    }

    /** The sentence beside the verdict. */
    public static String headline(MaintenanceResults results) {
        MaintenanceAssessment run = results.run();
        if (run.verdict() != results.verdict()) {
            return Headline.level(results.sla());
        }
        return switch (run.verdict()) {
            case PASS -> "all " + run.hosts().size() + " hosts were maintained as agreed with the owner";
            case FAIL -> "the hosts were not maintained as agreed with the owner";
            case UNKNOWN -> "this run does not show whether the hosts were maintained as agreed";
        };
    }

    private String text() {
        page.line(page.style().verdict(results.verdict()) + "  " + headline(results));
        page.gap();
        page.field("why", run.reasons());
        SlaText.append(page, results.sla());
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
        CleanupText.append(page, cleanup(results), "the resources are kept, as asked; the hosts are enabled");
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
        if (run.outage() != null) {
            page.field("outage", outage(run.outage()));
        }
        if (run.after() != null) {
            page.field("instances", run.before() + " before, " + run.after() + " after");
        }
    }

    /** For people. */
    public static String outage(ServiceOutage outage) {
        return outage.most() == null
                ? outage.instance() + " was not seen in service again"
                : outage.instance() + ", the longest: " + Unit.SECONDS.text(outage.least()) + " to "
                        + Unit.SECONDS.text(outage.most());
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

    private static Map<String, Object> json(MaintenanceResults results) {
        MaintenanceAssessment run = results.run();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("schema_version", SCHEMA_VERSION);
        object.put("kind", "maintenance");
        object.put("run", run.run());
        object.put("verdict", results.verdict().name());
        object.put("reasons", results.reasons());
        object.put("notes", run.notes());
        object.put("threshold_s", run.facts().thresholdS());
        object.put("begun", run.begun());
        object.put("states", run.states().stream().map(JsonReport::members).toList());
        object.put("notice_latency_s", run.figures());
        object.put("notices", run.notices().stream().map(JsonReport::members).toList());
        object.put("hosts", run.hosts().stream().map(JsonReport::members).toList());
        object.put(
                "seen_hosts",
                run.hostHistories().stream().map(JsonReport::members).toList());
        object.put(
                "seen_instances",
                run.instanceHistories().stream().map(JsonReport::members).toList());
        object.put("fault", run.fault() == null ? null : fault(run.fault()));
        object.put("outage", run.outage() == null ? null : JsonReport.members(run.outage()));
        object.put("sla", results.sla().stream().map(JsonReport::row).toList());
        object.put("instances_before", run.before());
        object.put("instances_after", run.after());
        object.put("started", run.facts().started());
        object.put("ended", run.facts().ended());
        object.put("installer", run.facts().installer());
        object.put("profile", run.facts().profile());
        object.put("stage", run.facts().stage());
        object.put("cleanup", JsonReport.cleanup(cleanup(results).state()));
        object.put("cleanup_errors", run.facts().cleanup().errors());
        object.put("kept", run.facts().cleanup().kept());
        object.put("context", run.facts().context());
        object.put("logs", run.folder().toString());
        return object;
    }

    /** In a list of runs; what it has no latency for is the notice that took longest. */
    public static RunEntry entry(String id, MaintenanceResults results) {
        MaintenanceAssessment run = results.run();
        return new RunEntry(
                id,
                run.run(),
                run.folder(),
                run.facts().started(),
                run.facts().installer(),
                run.facts().context().labels(),
                results.verdict(),
                run.figures() == null ? null : run.figures().last(),
                false,
                run.facts().thresholdS(),
                null,
                null,
                cleanup(results).state(),
                results.verdict() == Verdict.PASS ? null : results.reasons().get(0),
                false);
    }

    private static Map<String, Object> fault(FaultResult fault) {
        Map<String, Object> members = JsonReport.members(fault);
        members.put("verdict", fault.verdict().name());
        return members;
    }
}
