package org.opnfv.doctor.functest.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.opnfv.doctor.functest.report.Format;
import org.opnfv.doctor.functest.report.ReportException;
import picocli.CommandLine.Option;

/** The options for the formats of results, and for the files they go to. */
final class OutputOptions {

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            converter = FormatName.class,
            description =
                    "text, json, junit, html, csv, profile, testapi, openmetrics, markdown or github. Default: text.")
    private Format format;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write it to a file instead of standard output, which is -.")
    private Path file;

    @Option(
            names = "--report",
            paramLabel = "FORMAT:FILE",
            split = ",",
            description = "Write more reports, as in --report junit:results.xml,html:report.html.")
    private List<String> reports = List.of();

    @Option(
            names = "--push-required",
            description = "End with 2 when the result cannot be handed over to TEST_DB_URL; else that is a note.")
    private boolean pushRequired;

    /** The requested output. A file that cannot be written is reported now, before anything is measured. */
    Output output() {
        if (pushRequired) {
            TestApiClient.require(System.getenv());
        }
        List<ReportFile> files = new ArrayList<>();
        boolean toFile = file != null && !file.toString().equals("-");
        if (toFile) {
            files.add(new ReportFile(format, file));
        }
        reports.forEach(report -> files.add(parse(report)));
        Set<Path> paths = new HashSet<>();
        for (ReportFile report : files) {
            if (!paths.add(report.file().toAbsolutePath().normalize())) {
                throw new ReportException("two reports into the same file " + report.file() + ": give each its own");
            }
            report.check();
        }
        return new Output(toFile ? null : format, files, pushRequired);
    }

    private static ReportFile parse(String report) {
        int colon = report.indexOf(':');
        if (colon < 1 || colon == report.length() - 1) {
            throw new ReportException("--report " + report + ": write a format and a file, as in junit:results.xml");
        }
        String file = report.substring(colon + 1);
        if (file.equals("-")) {
            throw new ReportException("--report " + report + ": name a file; what goes to standard output is for -f");
        }
        return new ReportFile(format(report, report.substring(0, colon)), Path.of(file));
    }

    private static Format format(String report, String name) {
        try {
            return FormatName.parse(name);
        } catch (IllegalArgumentException e) {
            throw new ReportException("--report " + report + ": " + e.getMessage(), e);
        }
    }
}
