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
 * @param console the format for standard output; null for none
 * @param files the reports to write to files
 */
record Output(Format console, List<ReportFile> files) {

    /** Whether a program reads standard output, so that nothing else may be printed there. */
    boolean isForProgram() {
        return console != null && console != Format.TEXT;
    }

    /**
     * Writes all reports, and goes on after one that fails.
     *
     * @throws ReportException the first failure, with the others suppressed in it
     */
    void write(Results results, PrintWriter out) {
        if (console != null) {
            print(results, out);
        }
        writeFiles(results);
    }

    /** Writes results without the text for people: those of a run that was interrupted or could not be made. */
    void writeForPrograms(Results results, PrintWriter out) {
        if (isForProgram()) {
            print(results, out);
        }
        writeFiles(results);
    }

    /** The HTML page among the files, or a new one of that name. */
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

    /** Output for programs is UTF-8 everywhere; the terminal's own encoding is for people. */
    static Writer forProgram() {
        return new OutputStreamWriter(System.out, StandardCharsets.UTF_8);
    }
}
