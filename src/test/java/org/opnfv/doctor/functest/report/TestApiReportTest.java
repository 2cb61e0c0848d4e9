package org.opnfv.doctor.functest.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.Series;

class TestApiReportTest {

    private static final Map<String, String> JOB =
            Map.of("NODE_NAME", "lf-pod1", "DEPLOY_SCENARIO", "os-nosdn-nofeature-ha", "BUILD_TAG", "jenkins-doctor-7");

    @TempDir
    private Path directory;

    @Test
    void hasTheFieldsOfTheDatabase() {
        Map<String, Object> object = TestApiReport.object(new ResultsFixture(2).run(), JOB);

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
                .containsEntry("build_tag", "jenkins-doctor-7")
                .containsEntry("criteria", "PASS")
                .containsEntry("start_date", "2026-11-23 01:17:06")
                .containsEntry("stop_date", "2026-11-23 01:18:40");
    }

    @Test
    void anUnknownIsNoPass() {
        Results unknown = Results.of(Series.of(List.of(Assessment.of(directory.resolve("none")))), null);

        Map<String, Object> object = TestApiReport.object(unknown, Map.of());

        assertThat(object).containsEntry("criteria", "FAIL").containsEntry("pod_name", "unknown");
        assertThat(object.get("details")).asString().contains("verdict=UNKNOWN");
    }
}
