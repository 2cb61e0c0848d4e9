package org.opnfv.doctor.functest.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opnfv.doctor.functest.latency.maintenance.JournalFixture;
import org.opnfv.doctor.functest.latency.maintenance.MaintenanceAssessment;
import org.opnfv.doctor.functest.series.MaintenanceResults;

/** The reports on planned maintenance. */
class MaintenanceReportTest {
    @TempDir
    private Path logs;

    private String written(JournalFixture run, Format format) throws IOException {
        StringWriter out = new StringWriter();
        MaintenanceReport.write(MaintenanceResults.asAsked(MaintenanceAssessment.of(run.write())), format, out, false);
        return out.toString();
    }

    private JournalFixture failed() {
        return new JournalFixture(logs)
                .replaced("admin_tool.log", "MAINTENANCE_DONE", "MAINTENANCE_FAILED")
                .replaced("admin_tool.log", "host=two step=", "host=two what=")
                .saying(
                        "admin_tool.log",
                        24,
                        "failed reason=PLANNED_MAINTENANCE of two: no host has room for doctor_vm3");
    }

    @Test
    void thePeoplesReportSaysWhatHappenedWhen() throws IOException {
        String text = written(new JournalFixture(logs), Format.TEXT);

        assertThat(text)
                .startsWith("PASS  all 2 hosts were maintained as agreed with the owner\n")
                .contains(
                        "  notices     7 of 7 arrived, the last after 0.100 s, median 0.100 s, limit 1 s\n",
                        "  replies     3 of 3 questions were agreed to in their windows, the slowest\n",
                        "  instances   4 before, 4 after\n",
                        "      0.000  MAINTENANCE\n",
                        "     25.000  MAINTENANCE_DONE\n",
                        "      6.200  one maintained, for 1.800 s\n",
                        "  cleanup     complete\n");
        assertThat(text.lines()).noneMatch(line -> line.contains("  logs") ? false : line.length() > 80);
    }

    @Test
    void aFailureNamesTheHostAndTheSecond() throws IOException {
        assertThat(written(failed(), Format.TEXT))
                .startsWith("FAIL  the hosts were not maintained as agreed with the owner\n")
                .contains(
                        "why         PLANNED_MAINTENANCE of two: no host has room for doctor_vm3",
                        "two not maintained");
    }

    @Test
    void theObjectIsAsTheSchemaSays() throws IOException {
        String schema = Files.readString(Path.of("docs/maintenance.schema.json"));
        JournalFixture outage = new JournalFixture(logs)
                .sla("notice<1ms,outage<2s,replies_in_window")
                .saying("watch.log", 13, "instance name=vm1 host=one status=RESIZE")
                .saying("watch.log", 15, "instance name=vm1 host=two status=ACTIVE");
        for (JournalFixture run : new JournalFixture[] {new JournalFixture(logs), failed(), outage}) {
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(schema, InputFormat.JSON)
                            .validate(written(run, Format.JSON), InputFormat.JSON))
                    .isEmpty();
        }
    }

    @Test
    void aServiceLevelThatIsNotMetIsNamedInEachFormat() throws IOException {
        JournalFixture run = new JournalFixture(logs).sla("notice<50ms,replies_in_window");

        assertThat(written(run, Format.TEXT))
                .startsWith("FAIL  the service level is not met: notice<50ms\n")
                .contains("FAIL     notice<50ms", "100.000 ms", "PASS     replies_in_window  3 of 3");
        assertThat(written(run, Format.JSON)).contains("notice<50ms: 100.000 ms");
        assertThat(written(run, Format.HTML)).contains("The service level is not met: notice&lt;50ms", "3 of 3");
        assertThat(written(run, Format.MARKDOWN)).startsWith("### FAIL: the service level is not met: notice\\<50ms\n");
        assertThat(written(run, Format.GITHUB)).startsWith("::error title=FAIL%3A the service level is not met");
        assertThat(written(run, Format.JUNIT))
                .contains(
                        "<testsuite name=\"doctor-functest.sla\" tests=\"2\" failures=\"1\"",
                        "<testcase classname=\"doctor-functest\" name=\"host two\"></testcase>")
                .doesNotContain("NOT_UNDONE");
    }

    @Test
    void aRowANoticeAndTheMetricsTellWhatNeverArrived() throws IOException {
        JournalFixture run = new JournalFixture(logs).without("app_manager.log", "heard number=2");

        List<String> rows = written(run, Format.CSV).lines().toList();
        assertThat(rows).hasSize(8);
        assertThat(rows.get(0)).startsWith("run,verdict,notice,host,sent,latency_s,");
        assertThat(rows.get(1)).contains(",FAIL,MAINTENANCE,,1494251440.000000,0.100000,2.000000,0.500000,ack,");
        assertThat(rows).filteredOn(row -> row.contains(",IN_MAINTENANCE,one,")).hasSize(1);
        assertThat(written(run, Format.OPENMETRICS))
                .contains(
                        "doctor_functest_verdict{installer=\"embedded\",profile=\"embedded\",verdict=\"fail\"} 1.0\n",
                        "measure=\"notice\",profile=\"embedded\",stat=\"max\"} +Inf\n",
                        "doctor_functest_notices_never_arrived{installer=\"embedded\",profile=\"embedded\"} 1.0\n",
                        "doctor_functest_hosts_maintained_once{installer=\"embedded\",profile=\"embedded\"} 2.0\n")
                .endsWith("# EOF\n");
    }

    @Test
    void whatFailedIsACaseOfItsOwn() throws IOException {
        String junit = written(failed().without("app_manager.log", "heard number=2"), Format.JUNIT);

        assertThat(junit)
                .contains(
                        "<testsuite name=\"doctor-functest\" tests=\"10\" failures=\"3\"",
                        "maintained 0 times, and enabled in the end",
                        "it never arrived");
        assertThat(written(failed(), Format.MARKDOWN)).contains("| two | 0 | yes |", "| 7 | 0 | 100.0 ms");
    }

    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"PROFILE", "TESTAPI"})
    void noOtherFormatIsWrittenInSilence(Format format) {
        assertThatThrownBy(() -> written(new JournalFixture(logs), format))
                .isInstanceOf(ReportException.class)
                .hasMessage(
                        "a run of the scenario maintenance is reported as text, json, junit, html, csv, openmetrics,"
                                + " markdown, github, not as " + format);
    }
}
