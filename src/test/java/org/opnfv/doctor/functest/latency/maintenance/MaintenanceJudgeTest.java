package org.opnfv.doctor.functest.latency.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opnfv.doctor.functest.latency.Verdict;

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

        run.isJudged(
                Verdict.FAIL, "PLANNED_MAINTENANCE of two: no host has room (24.000 s after the session's beginning)");
    }

    @Test
    void whatTheOwnerWasNeverAskedIsNotShown() throws IOException {
        run.saying(OWNER, 26, "unasked reply=NACK state=SCALE_IN");

        run.isJudged(Verdict.UNKNOWN, "the owner was to reply nack to SCALE_IN, and was never asked that");
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

        run.isJudged(
                Verdict.UNKNOWN, "the fault of two, another host: the fault was never injected: the run ended early");
    }

    @Test
    void aHostThatWasSkippedFails() throws IOException {
        run.without(TOOL, "maintained host=two");

        run.isJudged(Verdict.FAIL, "not maintained: two");
    }

    @Test
    void aHostThatWasMaintainedTwiceFails() throws IOException {
        run.saying(TOOL, 24, "maintained host=two step=end");

        run.isJudged(Verdict.FAIL, "host two was maintained 2 times");
    }

    @Test
    void aHostThatIsLeftDisabledFails() throws IOException {
        run.replaced(WATCH, "one=enabled/2 two=enabled/2", "one=disabled/2 two=enabled/2");

        run.isJudged(Verdict.FAIL, "host one is not enabled and up in the end");
    }

    @Test
    void aHostThatIsDeadInTheEndFails() throws IOException {
        run.replaced(WATCH, "one=enabled/2 two=enabled/2", "one=down/2 two=enabled/2");

        run.isJudged(Verdict.FAIL, "host one is not enabled and up in the end");
    }

    @Test
    void anInstanceOnAHostInMaintenanceFails() throws IOException {
        run.replaced(WATCH, "one=disabled/0", "one=disabled/1");

        run.isJudged(
                Verdict.FAIL,
                "host one was maintained while Nova showed it as disabled with instances: 1 (7.000 s after the session's"
                        + " beginning)");
    }

    @Test
    void aHostThatTheSchedulerMayUseMeanwhileFails() throws IOException {
        run.replaced(WATCH, "two=disabled/0", "two=enabled/0");

        run.isJudged(
                Verdict.FAIL,
                "host two was maintained while Nova showed it as enabled with instances: 0 (17.000 s after the session's"
                        + " beginning)");
    }

    @Test
    void aHostThatIsForcedDownFails() throws IOException {
        run.replaced(WATCH, "one=enabled/0 two=disabled/0", "one=forced-down/0 two=disabled/0");

        run.isJudged(Verdict.FAIL, "host one was forced down (17.000 s after the session's beginning)");
    }

    @Test
    void aNoticeThatNeverArrivesFails() throws IOException {
        run.without(OWNER, "heard host=two state=IN_MAINTENANCE");

        run.isJudged(Verdict.FAIL, "the notice IN_MAINTENANCE of two never arrived");
    }

    @Test
    void aNoticeThatTakesTooLongFails() throws IOException {
        run.without(OWNER, "heard number=2").saying(OWNER, 13.2, "heard number=2 state=PLANNED_MAINTENANCE session=s1");

        run.isJudged(Verdict.FAIL, "the notice PLANNED_MAINTENANCE took 1.200 s, more than 1");
    }

    @Test
    void aSessionThatGoesOnWithoutAgreementFails() throws IOException {
        run.replaced(TOOL, "state=ACK_PLANNED_MAINTENANCE taken", "state=NACK_PLANNED_MAINTENANCE taken");

        run.isJudged(Verdict.FAIL, "the session went on after PLANNED_MAINTENANCE was answered by NACK");
    }

    @Test
    void aSessionThatGoesOnWithoutAReplyFails() throws IOException {
        run.without(TOOL, "replied number=2");

        run.isJudged(Verdict.FAIL, "the session went on after PLANNED_MAINTENANCE was answered by NONE");
    }

    @Test
    void aReplyThatIsTakenTooLateFails() throws IOException {
        run.without(TOOL, "replied number=2")
                .saying(TOOL, 14.5, "replied number=2 state=ACK_PLANNED_MAINTENANCE taken=true");

        run.isJudged(Verdict.FAIL, "a reply to PLANNED_MAINTENANCE was taken after its window had closed");
    }

    @Test
    void fewerInstancesThanBeforeFail() throws IOException {
        run.instances(6);

        run.isJudged(Verdict.FAIL, "there are 4 instances in the end, and there were 6");
    }
}
