package org.opnfv.doctor.functest.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.latency.RunFixture;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.run.Records;

/** What damaged records of a series let criteria and gates say. */
class DamagedResultsTest {

    @TempDir
    private Path folder;

    private Path series;

    @BeforeEach
    void twoIterationsThatPass() throws IOException {
        series = new RunFixture(Files.createDirectories(folder.resolve("s")), 1).write();
        Records.series(series, 0, 2);
        for (int i = 1; i <= 2; i++) {
            new RunFixture(series.getParent(), 1).iteration(i).write();
        }
    }

    @Test
    void criteriaThatAreDamagedAreNotKnownToBeMet() throws IOException {
        Records.edit(series.resolve("run.json"), object -> object.put("sla", "last<<1"));

        Results results = Results.asAsked(SeriesReader.read(series));

        assertThat(results.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(results.sla()).singleElement().satisfies(row -> {
            assertThat(row.outcome()).isEqualTo(SlaOutcome.NO_DATA);
            assertThat(row.words()).startsWith("damaged in run.json: 'last<<1'");
        });
    }

    @Test
    void aGateIsNotPassedBesideADamagedBase() throws IOException {
        Series whole = SeriesReader.read(series);
        Files.writeString(series.resolve("series.json"), "{");
        Series damaged = SeriesReader.read(series);
        Series other = SeriesFixture.series(0.11, 0.12, 0.13, 0.14, 0.15, 0.16);

        assertThat(Results.of(damaged, other, null, RegressionGate.parse("10%"))
                        .gate()
                        .outcome())
                .isEqualTo(SlaOutcome.NO_DATA);
        assertThat(Results.of(damaged, whole, null, null).verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(Results.of(whole, whole, null, null).verdict()).isEqualTo(Verdict.PASS);
    }
}
