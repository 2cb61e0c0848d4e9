package org.opnfv.doctor.functest.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opnfv.doctor.functest.report.JunitFixture.all;
import static org.opnfv.doctor.functest.report.JunitFixture.name;
import static org.opnfv.doctor.functest.report.JunitFixture.valid;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.RunFacts;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.series.RegressionGate;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.Series;
import org.opnfv.doctor.functest.series.SeriesSetUp;
import org.opnfv.doctor.functest.series.Sla;
import org.w3c.dom.Element;

class JunitSeriesTest {

    @Test
    void aSeriesHasASuiteForItsLevelAndOneARun() throws Exception {
        Element root = valid(new ResultsFixture(2).series(3));

        assertThat(all(root, "testsuite"))
                .extracting(JunitFixture::name)
                .containsExactly(
                        "doctor-functest.sla",
                        "doctor-functest.iteration-001",
                        "doctor-functest.iteration-002",
                        "doctor-functest.iteration-003");
        assertThat(all(root, "testcase"))
                .hasSize(3 + 3 * 3)
                .extracting(test -> test.getAttribute("classname") + "." + name(test))
                .doesNotHaveDuplicates();
        assertThat(all(root, "failure"))
                .singleElement()
                .satisfies(failure ->
                        assertThat(name((Element) failure.getParentNode())).isEqualTo("p95<1ms"));
    }

    @Test
    void whatIsPromisedAndNotMeasuredIsAnError() throws Exception {
        Series one = new ResultsFixture(1).set("20261123-011706-k3x9f2", 1);
        Series other = new ResultsFixture(1).set("20261124-030405-m4h7qp", 1);

        assertThat(all(valid(Results.of(one, other, null, RegressionGate.parse("10%"))), "error"))
                .singleElement()
                .satisfies(error -> assertThat(error.getAttribute("type")).isEqualTo("NO_DATA"));
    }

    @Test
    void iterationsThatWereNotMadeAreAnError() throws Exception {
        Series made = new ResultsFixture(1).set("20261123-011706-k3x9f2", 2);
        Series asked = new Series(
                made.name(),
                made.folder(),
                made.warmUp(),
                made.iterations(),
                new SeriesSetUp(
                        5, null, "the host did not come back", made.setUp().cleanup()));

        assertThat(all(valid(Results.of(asked, null)), "error"))
                .singleElement()
                .satisfies(error -> assertThat(error.getAttribute("message"))
                        .isEqualTo("3 of 5 iterations are not there: the host did not come back"));
    }

    @Test
    void whatASeriesSharedAndCouldNotUndoIsAnErrorToo() throws Exception {
        Series made = new ResultsFixture(1).set("20261123-011706-k3x9f2", 2);
        SeriesSetUp left = new SeriesSetUp(
                2,
                null,
                null,
                new RunFacts.Cleanup(false, false, List.of("the project doctor could not be deleted: 409")));
        Series series = new Series(made.name(), made.folder(), made.warmUp(), made.iterations(), left);

        assertThat(all(valid(Results.of(series, null)), "error"))
                .singleElement()
                .satisfies(error -> assertThat(error.getAttribute("message"))
                        .isEqualTo("the project doctor could not be deleted: 409; undo with doctor-functest clean logs/"
                                + "20261123-011706-k3x9f2"));
        assertThat(all(valid(Results.of(made, series, null, null)), "error"))
                .as("a comparison tells of what differs alone")
                .isEmpty();
    }

    @Test
    void aSeriesWhoseRecordIsDamagedIsNotGreen() throws Exception {
        Series made = new ResultsFixture(1).set("20261123-011706-k3x9f2", 2);
        SeriesSetUp damaged = new SeriesSetUp(
                2, 2, null, "series.json is damaged", made.setUp().cleanup(), false);
        Series series = new Series(made.name(), made.folder(), made.warmUp(), made.iterations(), damaged);

        assertThat(all(valid(Results.of(series, null)), "error"))
                .singleElement()
                .satisfies(error -> assertThat(error.getAttribute("message")).isEqualTo("series.json is damaged"));
    }

    @Test
    void aCriterionThatAllowsAFailureLeavesTheIterationAFailure() throws Exception {
        Series made = new ResultsFixture(1).set("20261123-011706-k3x9f2", 1);
        Assessment late = new ResultsFixture(1)
                .slower(30)
                .set("20261123-011706-k3x9f2", 1)
                .iterations()
                .get(0);
        Series series = Series.of(List.of(made.iterations().get(0), late));
        Results allowed = Results.of(series, Sla.parse("failures<=1"));

        assertThat(late.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(allowed.verdict()).isEqualTo(Verdict.PASS);
        assertThat(all(valid(allowed), "failure"))
                .as("its verdict and its instance")
                .hasSize(2);
        assertThat(all(all(valid(allowed), "testsuite").get(0), "failure"))
                .as("the service level")
                .isEmpty();
    }
}
