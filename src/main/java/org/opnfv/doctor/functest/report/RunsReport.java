package org.opnfv.doctor.functest.report;

import java.io.IOException;
import java.io.Writer;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A list of runs. */
public final class RunsReport {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final List<String> HEADS = List.of("started", "run", "installer", "verdict", "latency", "cleanup");
    private static final int VERDICT = HEADS.indexOf("verdict");
    private static final String GAP = "  ";

    private RunsReport() {}

    /** A line each, in columns, with colours of a terminal only when asked for. */
    public static void writeText(List<RunEntry> runs, Writer out, boolean coloured) throws IOException {
        Style style = coloured ? Style.COLOURED : Style.PLAIN;
        List<List<String>> rows = runs.stream().map(RunsReport::cells).toList();
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < HEADS.size(); column++) {
            int of = column;
            widths.add(Stream.concat(Stream.of(HEADS), rows.stream())
                    .mapToInt(row -> row.get(of).length())
                    .max()
                    .getAsInt());
        }
        out.write(style.faint(line(HEADS, HEADS.get(VERDICT), widths, "")) + "\n");
        for (int i = 0; i < rows.size(); i++) {
            String verdict = style.verdict(runs.get(i).verdict());
            out.write(line(rows.get(i), verdict, widths, more(runs.get(i))) + "\n");
        }
        out.flush();
    }

    private static List<String> cells(RunEntry run) {
        return List.of(
                run.started() == null ? "-" : WHEN.format(run.started()),
                Printable.name(run.id()),
                run.installer() == null ? "-" : Printable.name(run.installer()),
                run.verdict().name(),
                latency(run),
                cleanup(run.cleanup()));
    }

    private static String latency(RunEntry run) {
        if (run.never()) {
            return "never";
        }
        return run.latency() == null ? "-" : Unit.SECONDS.text(run.latency(), run.limit());
    }

    private static String cleanup(CleanupOutcome.State state) {
        return switch (state) {
            case NOT_KNOWN -> "not known";
            case COMPLETE -> "complete";
            case KEPT -> "kept";
            case INCOMPLETE -> "incomplete";
        };
    }

    /** The counts of a series, and why something is not PASS. */
    private static String more(RunEntry run) {
        return Printable.line(
                Stream.of(run.counts(), run.reason()).filter(Objects::nonNull).collect(Collectors.joining("; ")));
    }

    /** {@code verdict} is that cell as shown; colours take no columns. */
    private static String line(List<String> cells, String verdict, List<Integer> widths, String more) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            line.append(column == VERDICT ? verdict : cell)
                    .append(" ".repeat(widths.get(column) - cell.length()))
                    .append(GAP);
        }
        return line.append(more).toString().stripTrailing();
    }

    /** One object, as {@code docs/runs.schema.json} has it. */
    public static void writeJson(List<RunEntry> runs, Writer out) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("schema_version", "1.1");
        object.put("runs", JsonReport.array(runs, RunsReport::object));
        JsonReport.print(object, out);
        out.flush();
    }

    private static Map<String, Object> object(RunEntry run) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", run.id());
        object.put("run", run.run());
        object.put("kind", run.counts() == null ? "run" : "series");
        object.put("logs", run.folder().toString());
        object.put("started", run.started() == null ? null : run.started().toString());
        object.put("installer", run.installer());
        object.put("labels", run.labels());
        object.put("verdict", run.verdict().name());
        object.put("latency_s", run.latency());
        object.put("asked", run.asked());
        object.put("cleanup", JsonReport.cleanup(run.cleanup()));
        object.put("kept", run.cleanup() == CleanupOutcome.State.KEPT);
        object.put("reason", run.reason());
        return object;
    }
}
