package org.opnfv.doctor.functest.cli;

import org.opnfv.doctor.functest.report.JsonReport;
import org.opnfv.doctor.functest.report.SeriesText;
import org.opnfv.doctor.functest.series.Results;

/** Renders results in the format that was asked for. */
final class Reports {

    private Reports() {}

    static String render(Results results, OutputFormat format) {
        return format == OutputFormat.JSON
                ? JsonReport.render(results)
                : SeriesText.render(results, Terminal.isColoured());
    }
}
