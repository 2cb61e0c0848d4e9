package org.opnfv.doctor.functest.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.RunFixture;
import org.opnfv.doctor.functest.report.TextReport;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.Series;
import org.opnfv.doctor.functest.tools.Needs;
import org.opnfv.doctor.functest.tools.Tool;

/** A time that lies in the middle between two that can be written is the same in all reports. */
@Needs({Tool.CHROMIUM, Tool.CHROMEDRIVER})
class HtmlRoundingIT {

    @RegisterExtension
    private static final ReportPage PAGE = new ReportPage();

    @TempDir
    private Path directory;

    /** The first number in the line of the text that has this in it. */
    private static String told(String text, String step) {
        return text.lines()
                .filter(line -> line.contains("   " + step + " "))
                .findFirst()
                .orElseThrow()
                .strip()
                .replaceFirst(" .*", "");
    }

    /** Of 1.45 the nearest number that a computer has is below it, of 8.25 it is just that, and those before the detection are negative. */
    @ParameterizedTest
    @CsvSource({"1450, 1.5, -1.5", "8250, 8.3, -8.3", "16350, 16.4, -16.4", "200050, 200.1, -200.1", "4949, 4.9, -4.9"})
    void halvesGoAwayFromZeroInAllReports(int micros, String after, String before) throws IOException {
        Assessment run = new RunFixture(directory, 1)
                .fault((1_795_396_710_000_000L - micros) / 1e6, 0.0)
                .only("consumer.log", RunFixture.notified(1, RunFixture.time(micros)))
                .assess();
        PAGE.open(Results.of(Series.of(List.of(run)), null));
        String text = TextReport.render(run, false);

        assertThat(told(text, "T09")).isEqualTo(after);
        assertThat(told(text, "T00")).isEqualTo(before);
        assertThat(PAGE.find("#instance svg [aria-label^='T09']").getAccessibleName())
                .contains(" " + after + " ms");
        assertThat(PAGE.find("#instance svg [aria-label^='T00']").getAccessibleName())
                .contains(" " + before + " ms");
    }
}
