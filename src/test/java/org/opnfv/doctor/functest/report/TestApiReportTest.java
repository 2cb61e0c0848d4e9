package org.opnfv.doctor.functest.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.series.RegressionGate;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.Series;
import org.opnfv.doctor.functest.series.SeriesSetUp;

class TestApiReportTest {

    private static final Map<String, String> JOB =
            Map.of("pod", "lf-pod1", "scenario", "os-nosdn-nofeature-ha", "build_tag", "jenkins-doctor-daily-gambia-7");

    @TempDir
    private Path directory;

    @Test
    void hasTheFieldsOfTheDatabase() {
        Map<String, Object> object =
                TestApiReport.object(new ResultsFixture(2).labelled(JOB).run());

        assertThat(object)
                .containsOnlyKeys(
                        "project_name",
                        "case_name",
                        "pod_name",
                        "installer",
                        "scenario",
                        "build_tag",
                        "version",
                        "criteria",
                        "start_date",
                        "stop_date",
                        "details")
                .containsEntry("project_name", "doctor")
                .containsEntry("pod_name", "lf-pod1")
                .containsEntry("scenario", "os-nosdn-nofeature-ha")
                .containsEntry("build_tag", "jenkins-doctor-daily-gambia-7")
                .containsEntry("version", "gambia")
                .containsEntry("criteria", "PASS")
                .containsEntry("start_date", "2026-11-23 01:17:06")
                .containsEntry("stop_date", "2026-11-23 01:18:40");
    }

    @Test
    void anUnknownIsNoPass() {
        Results unknown = Results.of(Series.of(List.of(Assessment.of(directory.resolve("none")))), null);

        Map<String, Object> object = TestApiReport.object(unknown);

        assertThat(object)
                .containsEntry("criteria", "FAIL")
                .containsEntry("pod_name", "unknown")
                .containsEntry("version", "unknown");
        assertThat(object.get("details")).asString().contains("verdict=UNKNOWN");
    }

    private static List<?> reasons(Results results) {
        Map<?, ?> details = (Map<?, ?>) TestApiReport.object(results).get("details");
        return (List<?>) details.get("reasons");
    }

    @Test
    void theReasonsBeginWithWhatDecides() {
        assertThat(reasons(new ResultsFixture(2).series(3)))
                .singleElement()
                .asString()
                .matches("p95<1ms: FAIL, [0-9]+\\.[0-9]{3} ms");
        Series made = new ResultsFixture(2).set("20261123-011706-k3x9f2", 3);
        assertThat(reasons(Results.of(
                        made,
                        new ResultsFixture(2).slower(3).set("20261124-030405-m4h7qp", 3),
                        null,
                        RegressionGate.parse("1%"))))
                .singleElement()
                .asString()
                .startsWith("regression: no data, too few runs");
    }

    @Test
    void theReasonsTellWhatASeriesLacks() {
        Series made = new ResultsFixture(2).set("20261123-011706-k3x9f2", 3);
        SeriesSetUp more =
                new SeriesSetUp(4, null, "no host is free", made.setUp().cleanup());
        Series broken = new Series(made.name(), made.folder(), made.warmUp(), made.iterations(), more);

        assertThat(reasons(Results.of(broken, null)))
                .isEqualTo(List.of("no host is free", "1 of 4 iterations is not there"));
    }
}
