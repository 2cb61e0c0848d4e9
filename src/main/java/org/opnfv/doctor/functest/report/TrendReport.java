package org.opnfv.doctor.functest.report;

import com.fasterxml.jackson.databind.SequenceWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opnfv.doctor.functest.report.html.TrendPage;
import org.opnfv.doctor.functest.series.Trend;

/** Nights one after the other, in the formats that show them. */
public final class TrendReport {

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
        object.put("nights", JsonReport.array(trend.nights(), TrendReport::row));
        object.put("changes", JsonReport.array(trend.changed(), TrendReport::change));
        return object;
    }

    private static Map<String, Object> change(Trend.Night night) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("time", time(night));
        object.put("run", night.series().name());
        object.put("before_s", night.change().before());
        object.put("after_s", night.change().after());
        object.put("share", night.change().share());
        object.put("p_value", JsonReport.exact(night.change().pValue()));
        return object;
    }

    /** A row a night, of which a tool for trends takes {@code time} and {@code median_s} as they are; Apache Otava is one. */
    private static void csv(Trend trend, Writer out) throws IOException {
        List<String> columns = List.copyOf(row(trend.nights().get(0)).keySet());
        try (SequenceWriter rows = CsvReport.rows(columns, out)) {
            for (Trend.Night night : trend.nights()) {
                Map<String, Object> row = row(night);
                row.put("unlike", String.join("; ", night.unlike()));
                row.put("labels", ContextText.labels(night.series().context()));
                row.replaceAll((name, value) -> value instanceof String text ? CsvReport.text(text) : value);
                rows.write(row);
            }
        }
    }

    private static Map<String, Object> row(Trend.Night night) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("time", time(night));
        row.put("run", night.series().name());
        row.put("verdict", night.verdict().name());
        Trend.Spread spread = night.spread();
        row.put("count", spread.count());
        row.put("p10_s", spread.p10());
        row.put("q1_s", spread.q1());
        row.put("median_s", spread.median());
        row.put("q3_s", spread.q3());
        row.put("p90_s", spread.p90());
        row.put("max_s", spread.max());
        boolean compared = night.against() != null;
        row.put("regression", compared ? JsonReport.number(night.against().regression()) : null);
        row.put("difference", compared ? night.against().difference().outcome().toString() : null);
        row.put(
                "p_value",
                compared ? JsonReport.exact(night.against().difference().pValue()) : null);
        row.put("changed", night.change() != null);
        row.put("unlike", night.unlike());
        row.put("labels", night.labels());
        row.put(
                "logs",
                night.series().folder() == null ? null : night.series().folder().toString());
        return row;
    }

    private static String time(Trend.Night night) {
        return night.when() == null ? null : night.when().toString();
    }
}
