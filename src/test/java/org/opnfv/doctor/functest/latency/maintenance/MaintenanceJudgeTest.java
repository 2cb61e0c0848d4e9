package org.opnfv.doctor.functest.latency.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
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

/** Each rule of the verdict on planned maintenance, by a run that breaks only that one. */
class MaintenanceJudgeTest {
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

    private void isJudged(Verdict verdict, String reason) throws IOException {
        MaintenanceAssessment judged = MaintenanceAssessment.of(run.write());
        assertThat(judged.reasons()).first().asString().isEqualTo(reason);
        assertThat(judged.verdict()).isEqualTo(verdict);
    }

    @Test
    void allAsAgreedPasses() throws IOException {
        MaintenanceAssessment judged = MaintenanceAssessment.of(run.write());

        assertThat(judged.reasons()).isEmpty();
        assertThat(judged.verdict()).isEqualTo(Verdict.PASS);
        assertThat(judged.hosts())
                .extracting(HostResult::times, HostResult::enabled)
                .containsOnly(org.assertj.core.groups.Tuple.tuple(1, true));
        assertThat(judged.notices())
                .hasSize(7)
                .allSatisfy(notice -> assertThat(notice.latencyS()).isEqualByComparingTo("0.1"));
        assertThat(judged.notices())
                .filteredOn(notice -> notice.reply() != null)
                .hasSize(3)
                .allSatisfy(notice -> assertThat(notice.replyS()).isEqualByComparingTo("0.5"));
        assertThat(judged.states())
                .extracting(StateResult::state)
                .containsExactly(
                        "MAINTENANCE", "PLANNED_MAINTENANCE", "PLANNED_MAINTENANCE_COMPLETE", "MAINTENANCE_DONE");
    }

    @Test
    void aFailedSessionFailsWithItsReasonAndSecond() throws IOException {
        run.replaced(TOOL, "MAINTENANCE_DONE", "MAINTENANCE_FAILED")
                .saying(TOOL, 24, "failed reason=PLANNED_MAINTENANCE of two: no host has room");

        isJudged(Verdict.FAIL, "PLANNED_MAINTENANCE of two: no host has room (24.000 s after the session's beginning)");
    }

    @Test
    void whatTheOwnerWasNeverAskedIsNotShown() throws IOException {
        run.saying(OWNER, 26, "unasked reply=NACK state=SCALE_IN");

        isJudged(Verdict.UNKNOWN, "the owner was to reply nack to SCALE_IN, and was never asked that");
    }

    @Test
    void aFailedSessionIsOneEvenIfTheOwnerWasNeverAsked() throws IOException {
        run.saying(OWNER, 26, "unasked reply=NACK state=SCALE_IN")
                .replaced(TOOL, "MAINTENANCE_DONE", "MAINTENANCE_FAILED")
                .saying(TOOL, 24, "failed reason=no host has room");

        MaintenanceAssessment judged = MaintenanceAssessment.of(run.write());
        assertThat(judged.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judged.notes()).containsExactly("the owner was to reply nack to SCALE_IN, and was never asked that");
    }

    @ParameterizedTest
    @CsvSource({
        "true, 0, PASS, ",
        "true, 2, FAIL, 'the fault of one, which was in maintenance: its silence was told to 2 owners as a fault'",
        "false, 0, UNKNOWN, 'the fault of one, which was in maintenance: the monitor did not find one dead, so nobody"
                + " could have been told'"
    })
    void theSilenceOfAHostInMaintenanceMustNotBeTold(boolean detected, int told, Verdict verdict, String reason)
            throws IOException {
        run.saying(WATCH, 7, "fault host=one detected=" + detected + " told=" + told);

        MaintenanceAssessment judged = MaintenanceAssessment.of(run.write());
        assertThat(judged.verdict()).isEqualTo(verdict);
        assertThat(judged.reasons()).isEqualTo(reason == null ? List.of() : List.of(reason));
    }

    @Test
    void aFaultOfAnotherHostIsJudgedLikeAnyFault() throws IOException {
        run.saying(WATCH, 7, "fault host=two");

        isJudged(Verdict.UNKNOWN, "the fault of two, another host: the fault was never injected: the run ended early");
    }

    @Test
    void theBusTellsWhereANoticePassed() throws IOException {
        run.raw(
                "bus.log",
                "2017-05-08 13:50:39,000 Tap.java 9 INFO   doctor bus transformed at 1494251439.050000"
                        + " received=1494251439.060000 notice=1 event=e1");
        run.raw(
                "bus.log",
                "2017-05-08 13:50:39,000 Tap.java 9 INFO   doctor bus fired at 1494251439.070000"
                        + " received=1494251439.080000 notice=one/IN_MAINTENANCE event=e2 alarm=a");

        MaintenanceAssessment judged = MaintenanceAssessment.of(run.write());
        assertThat(judged.notices().get(0).passage())
                .isEqualTo(new NoticeResult.Passage(null, new java.math.BigDecimal("1494251439.050000"), null));
        assertThat(judged.notices().get(1).passage().t08()).isEqualByComparingTo("1494251439.07");
    }

    @Test
    void aHostThatWasSkippedFails() throws IOException {
        run.without(TOOL, "maintained host=two");

        isJudged(Verdict.FAIL, "not maintained: two");
    }

    @Test
    void aHostThatWasMaintainedTwiceFails() throws IOException {
        run.saying(TOOL, 24, "maintained host=two step=end");

        isJudged(Verdict.FAIL, "host two was maintained 2 times");
    }

    @Test
    void aHostThatIsLeftDisabledFails() throws IOException {
        run.replaced(WATCH, "one=enabled/2 two=enabled/2", "one=disabled/2 two=enabled/2");

        isJudged(Verdict.FAIL, "host one is not enabled and up in the end");
    }

    @Test
    void aHostThatIsDeadInTheEndFails() throws IOException {
        run.replaced(WATCH, "one=enabled/2 two=enabled/2", "one=down/2 two=enabled/2");

        isJudged(Verdict.FAIL, "host one is not enabled and up in the end");
    }

    @Test
    void aSessionThatNobodyWatchedForLongIsUnknown() throws IOException {
        run.without(WATCH, " at 1494251450");

        isJudged(
                Verdict.UNKNOWN,
                "watch.log has no look at Nova for 7.000 s while one was maintained, until (14.000 s after the session's"
                        + " beginning)");
    }

    @ParameterizedTest
    @CsvSource({"session=s1, session=other", "state=PLANNED_MAINTENANCE , state=SCALE_IN "})
    void aNoticeThatWasNotOursIsUnknown(String ours, String other) throws IOException {
        run.changed(OWNER, line -> line.contains("number=2 ") ? line.replace(ours.strip(), other.strip()) : line);

        isJudged(Verdict.UNKNOWN, "app_manager.log tells of a notice (number 2) that admin_tool.log does not have");
    }

    @Test
    void anInstanceOnAHostInMaintenanceFails() throws IOException {
        run.replaced(WATCH, "one=disabled/0", "one=disabled/1");

        isJudged(
                Verdict.FAIL,
                "host one was maintained while Nova showed it as disabled with instances: 1 (7.000 s after the session's"
                        + " beginning)");
    }

    @Test
    void aHostThatTheSchedulerMayUseMeanwhileFails() throws IOException {
        run.replaced(WATCH, "two=disabled/0", "two=enabled/0");

        isJudged(
                Verdict.FAIL,
                "host two was maintained while Nova showed it as enabled with instances: 0 (17.000 s after the session's"
                        + " beginning)");
    }

    @Test
    void aHostThatIsForcedDownFails() throws IOException {
        run.replaced(WATCH, "one=enabled/0 two=disabled/0", "one=forced-down/0 two=disabled/0");

        isJudged(Verdict.FAIL, "host one was forced down (17.000 s after the session's beginning)");
    }

    @Test
    void aNoticeThatNeverArrivesFails() throws IOException {
        run.without(OWNER, "heard host=two state=IN_MAINTENANCE");

        isJudged(Verdict.FAIL, "the notice IN_MAINTENANCE of two never arrived");
    }

    @Test
    void aNoticeThatTakesTooLongFails() throws IOException {
        run.without(OWNER, "heard number=2").saying(OWNER, 13.2, "heard number=2 state=PLANNED_MAINTENANCE session=s1");

        isJudged(Verdict.FAIL, "the notice PLANNED_MAINTENANCE took 1.200 s, more than 1");
    }

    @Test
    void aSessionThatGoesOnWithoutAgreementFails() throws IOException {
        run.replaced(TOOL, "state=ACK_PLANNED_MAINTENANCE taken", "state=NACK_PLANNED_MAINTENANCE taken");

        isJudged(Verdict.FAIL, "the session went on after PLANNED_MAINTENANCE was answered by NACK");
    }

    @Test
    void aSessionThatGoesOnWithoutAReplyFails() throws IOException {
        run.without(TOOL, "replied number=2");

        isJudged(Verdict.FAIL, "the session went on after PLANNED_MAINTENANCE was answered by NONE");
    }

    @Test
    void aReplyThatIsTakenTooLateFails() throws IOException {
        run.without(TOOL, "replied number=2")
                .saying(TOOL, 14.5, "replied number=2 state=ACK_PLANNED_MAINTENANCE taken=true");

        isJudged(Verdict.FAIL, "a reply to PLANNED_MAINTENANCE was taken after its window had closed");
    }

    @Test
    void fewerInstancesThanBeforeFail() throws IOException {
        run.instances(6);

        isJudged(Verdict.FAIL, "there are 4 instances in the end, and there were 6");
    }

    @Test
    void aRunThatWasKilledIsUnknown() throws IOException {
        run.killed();

        isJudged(Verdict.UNKNOWN, "the run was killed in stage prepare");
    }

    @Test
    void aRunThatCouldNotGoOnIsUnknownForThatReason() throws IOException {
        run.problem("host one has 1 instance of others").without(TOOL, "maintained");

        isJudged(Verdict.UNKNOWN, "host one has 1 instance of others");
    }

    @Test
    void aLogWithoutALookMeanwhileIsUnknown() throws IOException {
        run.without(WATCH, "two=disabled/0");

        isJudged(Verdict.UNKNOWN, "watch.log has no look at Nova while two was maintained");
    }

    @Test
    void aLogWithoutALookAfterwardsIsUnknown() throws IOException {
        run.without(WATCH, "two=enabled/2");

        isJudged(Verdict.UNKNOWN, "watch.log has no look at Nova after the session");
    }

    @Test
    void aLogWithoutTheEndOfTheSessionIsUnknown() throws IOException {
        run.without(TOOL, "MAINTENANCE_DONE");

        isJudged(Verdict.UNKNOWN, "admin_tool.log does not tell how the session ended");
    }

    @Test
    void aNoticeThatWasHeardAndNotSentIsUnknown() throws IOException {
        run.without(TOOL, "asked number=2");

        isJudged(Verdict.UNKNOWN, "app_manager.log tells of a notice (number 2) that admin_tool.log does not have");
    }

    @Test
    void aDamagedLineIsUnknown() throws IOException {
        run.changed(OWNER, line -> line.contains("number=2 ") ? line.replace(" at ", " ") : line);

        isJudged(Verdict.UNKNOWN, "app_manager.log line 4 is damaged");
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
        MaintenanceReport.write(judged, Format.TEXT, new StringWriter(), false);
    }

    @ParameterizedTest
    @ValueSource(strings = {TOOL, OWNER})
    void whatBrokeIsUnknown(String file) throws IOException {
        run.saying(file, 24, "broken number=3 reason=Nova does not answer");

        isJudged(Verdict.UNKNOWN, "Nova does not answer (24.000 s after the session's beginning)");
    }

    @Test
    void aClockThatWasSetIsUnknown() throws IOException {
        run.changed(
                TOOL,
                line -> line.contains("MAINTENANCE_DONE") ? line.replace("monotonic=125", "monotonic=124") : line);

        isJudged(Verdict.UNKNOWN, "the clock of this machine was set during the run, by 1.000000 s");
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
