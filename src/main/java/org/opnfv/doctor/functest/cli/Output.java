package org.opnfv.doctor.functest.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.opnfv.doctor.functest.report.Format;
import org.opnfv.doctor.functest.report.ReportException;
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

    /**
     * Writes all, also after one that could not be written.
     *
     * @throws ReportException the first that could not, with the others as suppressed ones
     */
    void write(Results results, PrintWriter out) {
        if (console != null) {
            print(results, out);
        }
        writeFiles(results);
    }

    /** The same for results that nobody at a terminal wants to see: those of a run that was interrupted, or could not be made. */
    void writeForPrograms(Results results, PrintWriter out) {
        if (isForProgram()) {
            print(results, out);
        }
        writeFiles(results);
    }

    /** The page that is among the files, or else one of that name. */
    ReportFile page(Path file) {
        return files.stream()
                .filter(report -> report.format() == Format.HTML)
                .findFirst()
                .orElse(new ReportFile(Format.HTML, file));
    }

    private void writeFiles(Results results) {
        ReportException first = null;
        for (ReportFile file : files) {
            try {
                file.write(results);
            } catch (ReportException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private void print(Results results, PrintWriter out) {
        out.flush();
        Writer target = isForProgram() ? forProgram() : out;
        try {
            console.write(results, target, Terminal.isColoured());
        } catch (IOException e) {
            throw new UncheckedIOException("standard output keeps its failures to itself", e);
        }
    }

    /** What a program reads is UTF-8 wherever we run; the terminal's own encoding is for people. */
    static Writer forProgram() {
        return new OutputStreamWriter(System.out, StandardCharsets.UTF_8);
    }
}
