package org.opnfv.doctor.functest.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.Checkpoint;
import org.opnfv.doctor.functest.latency.CheckpointTime;
import org.opnfv.doctor.functest.latency.InstanceResult;
import org.opnfv.doctor.functest.latency.RunFacts;
import org.opnfv.doctor.functest.latency.maintenance.MaintenanceAssessment;
import org.opnfv.doctor.functest.latency.maintenance.NoticeResult;
import org.opnfv.doctor.functest.series.IterationNumbers;
import org.opnfv.doctor.functest.series.MaintenanceResults;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.Series;

/**
 * CSV (RFC 4180) with a row for each instance of each run, the warm-up included. Times are seconds since the epoch, durations seconds,
 * both with six decimals; what is not known is empty. A run without instances has one row of its own.
 *
 * <p>A spreadsheet keeps 15 digits, and such a time has 16: so each checkpoint stands there as seconds after the detection as well.
 */
final class CsvReport {

    private static final CsvMapper MAPPER = CsvMapper.csvBuilder()
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private static final String LINE_END = "\r\n";

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\t\\r\\n]]");

    private static final List<String> OWN = List.of("own_to_calls_s", "own_between_calls_s", "own_to_record_s");

    private static final List<String> COLUMNS = columns();

    private static final List<String> NOTICE_COLUMNS = List.of(
            "run",
            "verdict",
            "notice",
            "host",
            "sent",
            "latency_s",
            "closes_s",
            "reply_s",
            "reply",
            "T05",
            "T06",
            "T08",
            "labels");

    private CsvReport() {}

    private static List<String> columns() {
        List<String> columns = new ArrayList<>(List.of(
                "series", "iteration", "run", "warm_up", "verdict", "instance", "id", "host", "outcome", "latency_s"));
        for (Checkpoint step : Checkpoint.values()) {
            columns.add(step.name());
            columns.add(step + "_bound_s");
            columns.add(step + "_clock");
        }
        columns.addAll(OWN);
        columns.addAll(List.of("ports_down_s", "latency_from", "host_down_seen"));
        columns.addAll(RunFacts.SEEN);
        for (Checkpoint step : Checkpoint.values()) {
            columns.add(step + "_after_s");
        }
        columns.add("labels");
        return columns;
    }

    static void write(Results results, Writer out) throws IOException {
        SequenceWriter rows = rows(COLUMNS, out);
        for (Series series : results.series()) {
            write(rows, series, series.warmUp(), true);
            write(rows, series, series.iterations(), false);
        }
        rows.flush();
    }

    /** Of planned maintenance: a row for each notice; the hosts have their own in the other formats. */
    static void write(MaintenanceResults results, Writer out) throws IOException {
        MaintenanceAssessment run = results.run();
        SequenceWriter rows = rows(NOTICE_COLUMNS, out);
        Map<String, Object> common = new HashMap<>();
        common.put("run", text(run.run()));
        common.put("verdict", results.verdict().name());
        common.put("labels", text(ContextText.labels(run.facts().context())));
        if (run.notices().isEmpty()) {
            rows.write(common);
        }
        for (NoticeResult notice : run.notices()) {
            Map<String, Object> row = new HashMap<>(common);
            row.put("notice", text(notice.state()));
            row.put("host", text(notice.host()));
            row.put("sent", JsonReport.number(notice.sent()));
            row.put("latency_s", JsonReport.number(notice.latencyS()));
            row.put("closes_s", JsonReport.number(notice.closesS()));
            row.put("reply_s", JsonReport.number(notice.replyS()));
            row.put(
                    "reply",
                    notice.reply() == null ? null : notice.reply().name().toLowerCase(Locale.ROOT));
            row.put("T05", JsonReport.number(notice.passage().t05()));
            row.put("T06", JsonReport.number(notice.passage().t06()));
            row.put("T08", JsonReport.number(notice.passage().t08()));
            rows.write(row);
        }
        rows.flush();
    }

    /** A line with these heads, also where no row follows, then a row for each map. */
    static SequenceWriter rows(List<String> columns, Writer out) throws IOException {
        CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(false).setLineSeparator(LINE_END);
        columns.forEach(schema::addColumn);
        out.write(String.join(",", columns) + LINE_END);
        return MAPPER.writer(schema.build())
                .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .writeValues(out);
    }

    /** Numbered as their folders are, the warm-up by itself, and where these have no numbers by their places. */
    private static void write(SequenceWriter rows, Series series, List<Assessment> runs, boolean warmUp)
            throws IOException {
        for (int i = 0; i < runs.size(); i++) {
            int number = IterationNumbers.named(runs.get(i));
            write(rows, series, runs.get(i), number == 0 ? i + 1 : number, warmUp);
        }
    }

    private static void write(SequenceWriter rows, Series series, Assessment run, int iteration, boolean warmUp)
            throws IOException {
        Map<String, Object> common = new HashMap<>();
        common.put("series", text(series.name()));
        common.put("iteration", iteration);
        common.put("run", text(run.run()));
        common.put("warm_up", warmUp);
        common.put("verdict", run.verdict().name());
        common.put("latency_from", run.facts().latencyFrom());
        common.put("host_down_seen", JsonReport.number(run.facts().hostDownSeen()));
        common.put("ports_down_s", JsonReport.number(run.portsDown().orElse(null)));
        seen(common, run, null);
        common.put("labels", text(ContextText.labels(run.facts().context())));
        run.moments().forEach((step, moment) -> put(common, step, moment, run));
        if (run.instances().isEmpty()) {
            rows.write(common);
        }
        for (InstanceResult instance : run.instances()) {
            rows.write(row(common, instance, run));
        }
    }

    private static Map<String, Object> row(Map<String, Object> common, InstanceResult instance, Assessment run) {
        Map<String, Object> row = new HashMap<>(common);
        row.put("instance", text(instance.name()));
        row.put("id", text(instance.id()));
        row.put("host", text(instance.host()));
        row.put("outcome", instance.outcome().name().toLowerCase(Locale.ROOT));
        row.put("latency_s", JsonReport.number(instance.latency()));
        instance.moments().forEach((step, moment) -> put(row, step, moment, run));
        seen(row, run, instance.id());
        if (instance.own() != null) {
            row.put(OWN.get(0), JsonReport.number(instance.own().toCalls()));
            row.put(OWN.get(1), JsonReport.number(instance.own().between()));
            row.put(OWN.get(2), JsonReport.number(instance.own().toRecord()));
        }
        return row;
    }

    /** What others did to that instance, or where it is null to the host. */
    private static void seen(Map<String, Object> row, Assessment run, String instance) {
        run.facts().sightings().stream()
                .filter(sighting -> Objects.equals(instance, sighting.instance()))
                .forEach(sighting -> row.putIfAbsent(sighting.what(), JsonReport.number(sighting.at())));
    }

    private static void put(Map<String, Object> row, Checkpoint step, CheckpointTime moment, Assessment run) {
        row.put(step.name(), JsonReport.number(moment.at()));
        row.put(step + "_bound_s", JsonReport.number(moment.boundS()));
        row.put(step + "_clock", moment.clock().name().toLowerCase(Locale.ROOT));
        if (run.latencyBegin() != null) {
            row.put(step + "_after_s", JsonReport.number(moment.at().subtract(run.latencyBegin())));
        }
    }

    /**
     * Text that a spreadsheet would take for a formula gets an apostrophe before it, which tells it not to. Controls are replaced, but
     * for line ends and tabs, which stay in their cell.
     */
    static String text(String text) {
        if (text == null || text.isEmpty()) {
            return text;
        }
        String clean = CONTROL.matcher(text).replaceAll("\ufffd");
        return "=+-@\t\r".indexOf(clean.charAt(0)) >= 0 ? "'" + clean : clean;
    }
}
