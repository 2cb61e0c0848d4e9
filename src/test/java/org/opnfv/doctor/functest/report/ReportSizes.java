package org.opnfv.doctor.functest.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.opnfv.doctor.functest.series.Results;

/** Writes reports of three sizes into a folder, and prints how large they are and how long it took: for docs/benchmarks.md. */
public final class ReportSizes {

    private ReportSizes() {}

    /** Takes the folder. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        write(folder, "1", new ResultsFixture(1).run());
        write(folder, "1000", new ResultsFixture(1000).run());
        write(folder, "10x30", new ResultsFixture(10).series(30));
        write(folder, "comparison", new ResultsFixture(10).comparison(30));
        write(folder, "1000x100", new ResultsFixture(1000).series(100));
    }

    private static void write(Path folder, String name, Results results) throws IOException {
        for (Format format : List.of(Format.HTML, Format.JSON, Format.JUNIT, Format.CSV)) {
            Path file = folder.resolve(name + "." + format);
            long start = System.nanoTime();
            try (Writer out = Files.newBufferedWriter(file)) {
                format.write(results, out, false);
            }
            System.out.printf(
                    "%-10s %-6s %9.2f MB %6.2f s%n",
                    name, format, Files.size(file) / 1e6, (System.nanoTime() - start) / 1e9);
        }
    }
}
