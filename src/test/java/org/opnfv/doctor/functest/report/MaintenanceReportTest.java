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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opnfv.doctor.functest.latency.maintenance.JournalFixture;
import org.opnfv.doctor.functest.latency.maintenance.MaintenanceAssessment;

/** The reports on planned maintenance. */
class MaintenanceReportTest {
    @TempDir
    private Path logs;

    private String written(JournalFixture run, Format format) throws IOException {
        StringWriter out = new StringWriter();
        MaintenanceReport.write(MaintenanceAssessment.of(run.write()), format, out, false);
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
        for (JournalFixture run : new JournalFixture[] {new JournalFixture(logs), failed()}) {
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(schema, InputFormat.JSON)
                            .validate(written(run, Format.JSON), InputFormat.JSON))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"TEXT", "JSON", "HTML"})
    void noOtherFormatIsWrittenInSilence(Format format) {
        assertThatThrownBy(() -> written(new JournalFixture(logs), format))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining("reported as text, json or html, not as " + format);
    }
}
