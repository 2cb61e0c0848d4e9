package org.opnfv.doctor.functest.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.report.Format;
import org.opnfv.doctor.functest.report.ReportException;
import org.opnfv.doctor.functest.series.Results;

/**
 * Where results go.
 *
 * @param console the format for standard output; null for none
 * @param files the reports to write to files
 * @param pushRequired whether OPNFV's result database has to get it
 */
record Output(Format console, List<ReportFile> files, boolean pushRequired) {

    /** Whether a program reads standard output, so that nothing else may be printed there. */
    boolean isForProgram() {
        return console != null && console != Format.TEXT;
    }

    /** All that are asked for. */
    Stream<Format> formats() {
        return Stream.concat(Stream.ofNullable(console), files.stream().map(ReportFile::format));
    }

    /** What can be written in a format. */
    @FunctionalInterface
    interface Content {
        void write(Format format, Writer out, boolean coloured) throws IOException;
    }

    /**
     * Writes all reports, and goes on after one that fails.
     *
     * @throws ReportException the first failure, with the others suppressed in it
     */
    void write(Results results, PrintWriter out) {
        write((format, to, coloured) -> format.write(results, to, coloured), out);
    }

    /** The same of anything. */
    void write(Content content, PrintWriter out) {
        if (console != null) {
            print(content, out);
        }
        writeFiles(content);
    }

    /** Writes it without the text for people: those of a run that was interrupted or could not be made. */
    void writeForPrograms(Content content, PrintWriter out) {
        if (isForProgram()) {
            print(content, out);
        }
        writeFiles(content);
    }

    /** The HTML page among the files, or a new one of that name. */
    ReportFile page(Path file) {
        return files.stream()
                .filter(report -> report.format() == Format.HTML)
                .findFirst()
                .orElse(new ReportFile(Format.HTML, file));
    }

    private void writeFiles(Content content) {
        ReportException first = null;
        for (ReportFile file : files) {
            try {
                file.write(content);
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

    private void print(Content content, PrintWriter out) {
        out.flush();
        Writer target = isForProgram() ? forProgram() : out;
        try {
            content.write(console, target, Terminal.isColoured());
        } catch (IOException e) {
            throw new UncheckedIOException("standard output keeps its failures to itself", e);
        }
    }

    /** Output for programs is UTF-8 everywhere; the terminal's own encoding is for people. */
    static Writer forProgram() {
        return new OutputStreamWriter(System.out, StandardCharsets.UTF_8);
    }
}
