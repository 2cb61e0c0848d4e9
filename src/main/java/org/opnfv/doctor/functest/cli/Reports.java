package org.opnfv.doctor.functest.cli;

import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.report.JsonReport;
import org.opnfv.doctor.functest.report.TextReport;

/** Renders a verdict in the format that was asked for. */
final class Reports {

    private Reports() {}

    static String render(Assessment assessment, OutputFormat format) {
        return format == OutputFormat.JSON
                ? JsonReport.render(assessment)
                : TextReport.render(assessment, Terminal.isColoured());
    }
}
