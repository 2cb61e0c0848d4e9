package org.opnfv.doctor.functest.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
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
        try {
            console.write(results, out, Terminal.isColoured());
        } catch (IOException e) {
            throw new UncheckedIOException("a PrintWriter keeps its failures to itself", e);
        }
    }
}
