package org.opnfv.doctor.functest.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.opnfv.doctor.functest.report.Format;
import org.opnfv.doctor.functest.series.Results;

/**
 * Where results go.
 *
 * @param console what standard output gets; null: nothing
 * @param files what files get
 */
record Output(Format console, List<ReportFile> files) {

    /** Whether standard output is read by a program, so that nothing else may be printed there. */
    boolean isForProgram() {
        return console != null && console != Format.TEXT;
    }

    /** Writes all. */
    void write(Results results, PrintWriter out) {
        if (console != null) {
            print(results, out);
        }
        files.forEach(file -> file.write(results));
    }

    /** The same for results that nobody at a terminal wants to see: those of a run that was interrupted, or could not be made. */
    void writeForPrograms(Results results, PrintWriter out) {
        if (isForProgram()) {
            print(results, out);
        }
        files.forEach(file -> file.write(results));
    }

    private void print(Results results, PrintWriter out) {
        out.flush();
        // What a program reads is UTF-8 wherever we run; the terminal's own encoding is for people.
        Writer target = isForProgram() ? new OutputStreamWriter(System.out, StandardCharsets.UTF_8) : out;
        try {
            console.write(results, target, Terminal.isColoured());
        } catch (IOException e) {
            throw new UncheckedIOException("standard output keeps its failures to itself", e);
        }
    }
}
