package org.opnfv.doctor.functest.cli;

import java.io.IOException;
import java.io.StringWriter;
import org.opnfv.doctor.functest.report.Format;
import org.opnfv.doctor.functest.series.Results;

/** Renders results in the format that was asked for. */
final class Reports {

    private Reports() {}

    static String render(Results results, OutputFormat format) {
        StringWriter text = new StringWriter();
        try {
            Format.valueOf(format.name()).write(results, text, Terminal.isColoured());
        } catch (IOException e) {
            throw new IllegalStateException("memory takes whatever is written", e);
        }
        return text.toString();
    }
}
