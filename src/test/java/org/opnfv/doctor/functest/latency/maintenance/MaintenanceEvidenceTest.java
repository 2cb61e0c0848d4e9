package org.opnfv.doctor.functest.latency.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.report.Format;
import org.opnfv.doctor.functest.report.MaintenanceReport;
import org.opnfv.doctor.functest.series.MaintenanceResults;

/** The logs of planned maintenance: what they tell, and that there is no verdict on a run whose logs are not whole. */
class MaintenanceEvidenceTest {
    private static final String TOOL = Journals.TOOL;
    private static final String OWNER = Journals.OWNER;
    private static final String WATCH = Journals.WATCH;

    @TempDir
    private Path logs;

    private JournalFixture run;

    @BeforeEach
    void asAgreed() {
        run = new JournalFixture(logs);
    }

    @Test
    void theBusTellsWhereANoticePassedAndNotWhereThatOfAnotherSessionDid() throws IOException {
        run.raw(
                "bus.log",
                "2017-05-08 13:50:39,000 Tap.java 9 INFO   doctor bus transformed at 1494251439.010000"
                        + " received=1494251439.020000 monotonic=1.020000 notice=s0/1 event=e0");
        run.raw(
                "bus.log",
                "2017-05-08 13:50:39,000 Tap.java 9 INFO   doctor bus transformed at 1494251439.050000"
                        + " received=1494251439.060000 monotonic=1.060000 notice=s1/1 event=e1");
        run.raw(
                "bus.log",
                "2017-05-08 13:50:39,000 Tap.java 9 INFO   doctor bus fired at 1494251439.070000"
                        + " received=1494251439.080000 notice=s1/one/IN_MAINTENANCE event=e2 alarm=a");

        MaintenanceAssessment judged = MaintenanceAssessment.of(run.write());
        assertThat(judged.notices().get(0).passage())
                .isEqualTo(new NoticeResult.Passage(null, new java.math.BigDecimal("1494251439.050000"), null));
        assertThat(judged.notices().get(1).passage().t08()).isEqualByComparingTo("1494251439.07");
    }

    @Test
    void aSessionThatNobodyWatchedForLongIsUnknown() throws IOException {
        run.without(WATCH, " at 1494251460")
                .without(WATCH, " at 1494251465")
                .saying(TOOL, 30, "state state=MAINTENANCE_DONE")
                .saying(WATCH, 33, "look began=132.950000 instances=4 one=enabled/2 two=enabled/2");

        run.isJudged(
                Verdict.UNKNOWN,
                "watch.log has no look at Nova for 16.000 s while two was maintained, until (33.000 s after the session's"
                        + " beginning)");
    }

    @Test
    void aCloudThatIsBusyIsLookedAtLessOftenAndThatIsNoted() throws IOException {
        MaintenanceAssessment judged =
                MaintenanceAssessment.of(run.without(WATCH, " at 1494251450").write());

        assertThat(judged.verdict()).isEqualTo(Verdict.PASS);
        assertThat(judged.notes())
                .containsExactly(
                        "looks at Nova were up to 7.000 s apart: what was so only between two of them is not known");
    }

    @ParameterizedTest
    @CsvSource({"session=s1, session=other", "state=PLANNED_MAINTENANCE , state=SCALE_IN "})
    void aNoticeThatWasNotOursIsUnknown(String ours, String other) throws IOException {
        run.changed(OWNER, line -> line.contains("number=2 ") ? line.replace(ours.strip(), other.strip()) : line);

        run.isJudged(Verdict.UNKNOWN, "app_manager.log tells of a notice (number 2) that admin_tool.log does not have");
    }

    @Test
    void aRunThatWasKilledIsUnknown() throws IOException {
        run.killed();

        run.isJudged(Verdict.UNKNOWN, "the run was killed in stage prepare");
    }

    @Test
    void aRunThatCouldNotGoOnIsUnknownForThatReason() throws IOException {
        run.problem("host one has 1 instance of others").without(TOOL, "maintained");

        run.isJudged(Verdict.UNKNOWN, "host one has 1 instance of others");
    }

    @Test
    void aLogWithoutALookMeanwhileIsUnknown() throws IOException {
        run.without(WATCH, "two=disabled/0");

        run.isJudged(Verdict.UNKNOWN, "watch.log has no look at Nova while two was maintained");
    }

    @Test
    void aRecordThatLacksAHostIsUnknown() throws IOException {
        run.replaced(TOOL, "hosts=one,two", "hosts=one,two,three");

        run.isJudged(Verdict.UNKNOWN, "run.json names other hosts than admin_tool.log: put a whole copy of it there");
    }

    @Test
    void aLogWithoutALookAfterwardsIsUnknown() throws IOException {
        run.without(WATCH, "two=enabled/2");

        run.isJudged(Verdict.UNKNOWN, "watch.log has no look at Nova after the session");
    }

    @Test
    void aLogWithoutTheEndOfTheSessionIsUnknown() throws IOException {
        run.without(TOOL, "MAINTENANCE_DONE");

        run.isJudged(Verdict.UNKNOWN, "admin_tool.log does not tell how the session ended");
    }

    @Test
    void aNoticeThatWasHeardAndNotSentIsUnknown() throws IOException {
        run.without(TOOL, "asked number=2");

        run.isJudged(Verdict.UNKNOWN, "app_manager.log tells of a notice (number 2) that admin_tool.log does not have");
    }

    @Test
    void aDamagedLineIsUnknown() throws IOException {
        run.changed(OWNER, line -> line.contains("number=2 ") ? line.replace(" at ", " ") : line);

        run.isJudged(Verdict.UNKNOWN, "app_manager.log line 4 is damaged");
    }

    @ParameterizedTest
    @CsvSource({
        "watch.log, ' instances=4', ''",
        "watch.log, began=, began=x",
        "admin_tool.log, closes=, closed=",
        "admin_tool.log, number=2, number=",
        "admin_tool.log, ' session at ', ' '"
    })
    void aLineWithoutWhatIsComputedWithIsUnknown(String file, String text, String by) throws IOException {
        run.replaced(file, text, by);

        MaintenanceAssessment judged = MaintenanceAssessment.of(run.write());
        assertThat(judged.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(judged.reasons().get(0)).startsWith(file + " line ").endsWith(" is damaged");
        MaintenanceReport.write(MaintenanceResults.asAsked(judged), Format.TEXT, new StringWriter(), false);
    }

    @ParameterizedTest
    @ValueSource(strings = {TOOL, OWNER, WATCH})
    void whatBrokeIsUnknown(String file) throws IOException {
        run.saying(file, 24, "broken number=3 reason=Nova does not answer");

        run.isJudged(Verdict.UNKNOWN, "Nova does not answer (24.000 s after the session's beginning)");
    }

    @Test
    void aClockThatWasSetIsUnknown() throws IOException {
        run.changed(
                TOOL,
                line -> line.contains("MAINTENANCE_DONE") ? line.replace("monotonic=125", "monotonic=124") : line);

        run.isJudged(Verdict.UNKNOWN, "the clock of this machine was set during the run, by 1.000000 s");
    }

    @Test
    void aLogThatChangedAfterTheRunIsUnknown() throws IOException {
        Path folder = run.write();
        Files.writeString(folder.resolve(WATCH), "\n", StandardOpenOption.APPEND);

        MaintenanceAssessment judged = MaintenanceAssessment.of(folder);
        assertThat(judged.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(judged.reasons())
                .contains("watch.log has changed since the run ended: put a whole copy of it there");
    }

    @Test
    void aLogThatIsMissingIsUnknown() throws IOException {
        Path folder = run.write();
        Files.delete(folder.resolve(OWNER));

        assertThat(MaintenanceAssessment.of(folder).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void amongRunsWithAFaultItIsUnknownAndSaysHowItIsReported() throws IOException {
        Assessment judged = Assessment.of(run.write());

        assertThat(judged.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(judged.reasons()).singleElement().asString().contains("a run of the scenario maintenance");
    }
}
