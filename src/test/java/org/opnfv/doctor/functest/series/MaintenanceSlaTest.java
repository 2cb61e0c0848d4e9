package org.opnfv.doctor.functest.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.latency.maintenance.JournalFixture;
import org.opnfv.doctor.functest.latency.maintenance.MaintenanceAssessment;

/** The service level of planned maintenance. */
class MaintenanceSlaTest {
    @TempDir
    private Path logs;

    private JournalFixture run;

    /** Looks are at 11, 14, 17 and 21 s, and each took 0.05 s. */
    @BeforeEach
    void anInstanceMovesFrom12To15() {
        run = new JournalFixture(logs)
                .saying("watch.log", 3, "instance name=vm1 host=one status=ACTIVE")
                .saying("watch.log", 11, "instance name=vm1 host=one status=RESIZE")
                .saying("watch.log", 17, "instance name=vm1 host=two status=VERIFY_RESIZE")
                .saying("watch.log", 21, "instance name=vm1 host=two status=ACTIVE");
    }

    private SlaResult assessed(String criterion) throws IOException {
        return Sla.parse(criterion)
                .requireOf(true)
                .assess(MaintenanceAssessment.of(run.write()))
                .get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "notice<1s, PASS, 0.100000 s",
        "notice<100ms, FAIL, 100.000 ms",
        "outage<11s, PASS, 2.950000 s to 10.050000 s",
        "outage<5s, NO_DATA, 2.950000 s to 10.050000 s",
        "outage<2s, FAIL, 2.950000 s to 10.050000 s",
        "replies_in_window, PASS, 3 of 3"
    })
    void eachCriterionIsARow(String criterion, SlaOutcome outcome, String words) throws IOException {
        SlaResult row = assessed(criterion);

        assertThat(row.words()).isEqualTo(words);
        assertThat(row.outcome()).isEqualTo(outcome);
    }

    /** The looks that are furthest apart began at 20.95 and ended at 26 s. */
    @ParameterizedTest
    @CsvSource({"outage<6s, PASS", "outage<5s, NO_DATA"})
    void whatNobodySawMayHaveBeenBetweenTwoLooks(String criterion, SlaOutcome outcome) throws IOException {
        run.without("watch.log", "instance name=vm1");

        SlaResult row = assessed(criterion);
        assertThat(row.outcome()).isEqualTo(outcome);
        assertThat(row.words()).isEqualTo("0 s to 5.050000 s");
    }

    @Test
    void whatWasSeenIsCertainThoughMoreCouldHaveBeenBetweenTwoLooks() throws IOException {
        run.without("watch.log", " at 1494251465")
                .saying("admin_tool.log", 30, "state state=MAINTENANCE_DONE")
                .saying("watch.log", 34, "look began=133.950000 instances=4 one=enabled/2 two=enabled/2");

        assertThat(assessed("outage<2s"))
                .extracting(SlaResult::outcome, SlaResult::words)
                .containsExactly(SlaOutcome.FAIL, "2.950000 s to 13.050000 s");
    }

    @Test
    void aNoticeThatNeverArrivedIsBeyondEveryLimit() throws IOException {
        run.without("app_manager.log", "heard number=2");

        assertThat(assessed("notice<999s"))
                .extracting(SlaResult::outcome, SlaResult::words)
                .containsExactly(SlaOutcome.FAIL, "never");
    }

    @Test
    void anInstanceThatDoesNotComeBackHasAnOutageWithoutAnEnd() throws IOException {
        run.saying("watch.log", 21, "instance name=vm2 host=two status=ERROR");

        assertThat(assessed("outage<999s"))
                .extracting(SlaResult::outcome, SlaResult::words)
                .containsExactly(SlaOutcome.FAIL, "never");
    }

    @Test
    void whereAnAddressIsProbedItsSilenceCounts() throws IOException {
        run.saying(
                "watch.log",
                26,
                "address address=192.168.168.9 probes=900 longest=1.500000 certain=1.460000 still=0.010000");

        assertThat(assessed("outage<1500ms"))
                .extracting(SlaResult::outcome, SlaResult::words)
                .containsExactly(SlaOutcome.NO_DATA, "1460.000 ms to 1500.000 ms");
        assertThat(assessed("outage<=1500ms").outcome()).isEqualTo(SlaOutcome.PASS);
    }

    @Test
    void anAddressThatDoesNotAnswerAnyMoreIsSilentWithoutAnEnd() throws IOException {
        run.saying(
                "watch.log",
                26,
                "address address=192.168.168.9 probes=900 longest=0.100000 certain=0.060000 still=3.000000");

        assertThat(assessed("outage<999s").outcome()).isEqualTo(SlaOutcome.FAIL);
    }

    @Test
    void aReplyOutsideItsWindowIsCounted() throws IOException {
        run.replaced("admin_tool.log", "state=ACK_PLANNED_MAINTENANCE taken", "state=NACK_PLANNED_MAINTENANCE taken");

        assertThat(assessed("replies_in_window"))
                .extracting(SlaResult::outcome, SlaResult::words)
                .containsExactly(SlaOutcome.FAIL, "2 of 3");
    }

    @Test
    void theRulesHoldBesideTheCriteria() throws IOException {
        MaintenanceResults met = MaintenanceResults.asAsked(
                MaintenanceAssessment.of(run.sla("notice<1s").write()));
        assertThat(met.verdict()).isEqualTo(Verdict.PASS);
        MaintenanceResults open = MaintenanceResults.asAsked(
                MaintenanceAssessment.of(run.sla("outage<5s").write()));
        assertThat(open.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(open.reasons()).containsExactly("outage<5s: 2.950000 s to 10.050000 s");

        run.sla("notice<1s").replaced("watch.log", "two=enabled/2", "two=disabled/2");
        MaintenanceResults broken = MaintenanceResults.asAsked(MaintenanceAssessment.of(run.write()));
        assertThat(broken.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(broken.reasons()).containsExactly("host two is not enabled and up in the end");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "p95<1s | true | 'p95<1s': the scenario maintenance has no figure p95, there are notice, outage, replies_in_window",
                "notice<1s | false | 'notice<1s': the scenario fault has no figure notice, there are first, median",
                "replies_in_window=3 | true | 'replies_in_window=3': replies_in_window holds or does not: write it without a number",
                "notice | true | 'notice' is no criterion",
                "last | false | 'last' is no criterion"
            })
    void whatCannotBeAskedIsRefusedInOneLine(String criterion, boolean maintenance, String line) {
        assertThatThrownBy(() -> Sla.parse(criterion).requireOf(maintenance))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .startsWith(line)
                .doesNotContain("\n");
    }

    @Test
    void ofAFaultItHasNoData() {
        assertThat(Sla.parse("notice<1s,replies_in_window").assess(SeriesFixture.series(0.1, 0.3)))
                .extracting(SlaResult::outcome)
                .isEqualTo(List.of(SlaOutcome.NO_DATA, SlaOutcome.NO_DATA));
    }
}
