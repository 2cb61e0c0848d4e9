package org.opnfv.doctor.functest.report;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import org.opnfv.doctor.functest.report.html.HtmlReport;
import org.opnfv.doctor.functest.series.Results;

/** The formats that results are written in. */
public enum Format {
    /** For people, 80 columns. */
    TEXT,
    /** Our own object, as {@code docs/report.schema.json} has it. */
    JSON,
    /** For Jenkins, GitLab and others. */
    JUNIT,
    /** One page that needs nothing else. */
    HTML,
    /** A row for each instance of each run. */
    CSV,
    /** Where the time of each instance went, with the picture that the original prints. */
    PROFILE,
    /** The object that OPNFV's result database takes. */
    TESTAPI,
    /** Gauges for Prometheus, also by a node exporter's textfile. */
    OPENMETRICS,
    /** For a step's summary, or a comment. */
    MARKDOWN,
    /** A workflow command of GitHub, which puts the verdict beside a build. */
    GITHUB;

    /**
     * Writes the results, with colours of a terminal only when asked for, and only as text. The writer is flushed, not closed.
     *
     * @throws IOException when the writer cannot take it
     */
    public void write(Results results, Writer out, boolean coloured) throws IOException {
        switch (this) {
            case TEXT -> out.write(SeriesText.render(results, coloured));
            case JSON -> JsonReport.write(results, out);
            case JUNIT -> JunitReport.write(results, out);
            case HTML -> HtmlReport.write(results, out);
            case CSV -> CsvReport.write(results, out);
            case PROFILE -> out.write(ProfilerText.render(results));
            case TESTAPI -> TestApiReport.write(results, out);
            case OPENMETRICS -> OpenMetricsReport.write(results, out);
            case MARKDOWN -> out.write(MarkdownReport.render(results));
            case GITHUB -> out.write(MarkdownReport.github(results));
        }
        out.flush();
    }

    /** As it is typed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
