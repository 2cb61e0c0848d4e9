package org.opnfv.doctor.functest.report;

import com.fasterxml.jackson.databind.SequenceWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.opnfv.doctor.functest.report.html.TrendPage;
import org.opnfv.doctor.functest.series.Trend;

/** Nights one after the other, in the formats that show them. */
public final class TrendReport {

    private static final List<String> COLUMNS = List.of(
            "time",
            "run",
            "verdict",
            "count",
            "p10_s",
            "q1_s",
            "median_s",
            "q3_s",
            "p90_s",
            "max_s",
            "regression",
            "difference",
            "p_value",
            "changed",
            "unlike",
            "labels",
            "logs");

    private TrendReport() {}

    /** @throws ReportException when a trend is not written so */
    public static void require(Format format) {
        if (!Set.of(Format.TEXT, Format.JSON, Format.CSV, Format.HTML).contains(format)) {
            throw new ReportException("a trend is written as text, json, csv or html, not as " + format);
        }
    }

    /** Writes it, with colours of a terminal only when asked for. The writer is flushed, not closed. */
    public static void write(Trend trend, Format format, Writer out, boolean coloured) throws IOException {
        require(format);
        switch (format) {
            case JSON -> JsonReport.print(object(trend), out);
            case CSV -> csv(trend, out);
            case HTML -> TrendPage.write(trend, out);
            default -> out.write(TrendText.render(trend, coloured));
        }
        out.flush();
    }

    /** One object, as {@code docs/trend.schema.json} has it. */
    private static Map<String, Object> object(Trend trend) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("schema_version", "1.0");
        object.put("reference", trend.reference().name());
        object.put("labels", trend.labels());
        object.put("nights", JsonReport.array(places(trend), i -> night(trend, i)));
        List<Map<String, Object>> changes = new ArrayList<>();
        for (Trend.Change change : trend.changes()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("time", time(trend.nights().get(change.night())));
            one.put("run", trend.nights().get(change.night()).series().name());
            one.put("before_s", change.before());
            one.put("after_s", change.after());
            one.put("share", change.share());
            one.put("p_value", JsonReport.exact(change.pValue()));
            changes.add(one);
        }
        object.put("changes", changes);
        return object;
    }

    private static List<Integer> places(Trend trend) {
        return IntStream.range(0, trend.nights().size()).boxed().toList();
    }

    private static Map<String, Object> night(Trend trend, int place) {
        Trend.Night night = trend.nights().get(place);
        Map<String, Object> object = row(trend, place);
        object.put("unlike", night.unlike());
        object.put("labels", night.labels(trend));
        return object;
    }

    /** A row a night, of which a tool for trends takes {@code time} and {@code median_s} as they are; Apache Otava is one. */
    private static void csv(Trend trend, Writer out) throws IOException {
        try (SequenceWriter rows = CsvReport.rows(COLUMNS, out)) {
            for (int i : places(trend)) {
                Trend.Night night = trend.nights().get(i);
                Map<String, Object> row = row(trend, i);
                row.put("unlike", String.join("; ", night.unlike()));
                row.put("labels", ContextText.labels(night.series().context().labels()));
                row.replaceAll((name, value) -> value instanceof String text ? CsvReport.text(text) : value);
                rows.write(row);
            }
        }
    }

    private static Map<String, Object> row(Trend trend, int place) {
        Trend.Night night = trend.nights().get(place);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("time", time(night));
        row.put("run", night.series().name());
        row.put("verdict", night.verdict().name());
        Trend.Spread spread = night.spread();
        row.put("count", spread == null ? 0 : spread.count());
        row.put("p10_s", spread == null ? null : spread.p10());
        row.put("q1_s", spread == null ? null : spread.q1());
        row.put("median_s", spread == null ? null : spread.median());
        row.put("q3_s", spread == null ? null : spread.q3());
        row.put("p90_s", spread == null ? null : spread.p90());
        row.put("max_s", spread == null ? null : spread.max());
        boolean compared = night.against() != null;
        row.put("regression", compared ? JsonReport.number(night.against().regression()) : null);
        row.put("difference", compared ? night.against().difference().words().toString() : null);
        row.put(
                "p_value",
                compared ? JsonReport.exact(night.against().difference().pValue()) : null);
        row.put("changed", trend.changes().stream().anyMatch(change -> change.night() == place));
        row.put(
                "logs",
                night.series().folder() == null ? null : night.series().folder().toString());
        return row;
    }

    private static String time(Trend.Night night) {
        return night.when() == null ? null : night.when().toString();
    }
}
