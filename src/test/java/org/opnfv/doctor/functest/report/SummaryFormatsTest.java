package org.opnfv.doctor.functest.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.series.RegressionGate;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.Series;
import org.opnfv.doctor.functest.series.SeriesFixture;

/** Where people look besides: metrics, a step's summary, annotations. */
class SummaryFormatsTest {

    private static final Map<String, String> LABELS = Map.of("job", "nightly", "team.name", "a \"b\" \\ c");

    private static String written(Format format, Results results) throws IOException {
        StringWriter out = new StringWriter();
        format.write(results, out, false);
        return out.toString();
    }

    @Test
    void labelsThatBecomeAlikeAreToldApart() throws IOException {
        String metrics = written(
                Format.OPENMETRICS,
                new ResultsFixture(1)
                        .labelled(Map.of("a.b", "dot", "a-b", "dash", "c.d", "alone"))
                        .series(2));

        assertThat(metrics).contains("label_a_b_conflict1=\"dash\",label_a_b_conflict2=\"dot\",label_c_d=\"alone\"");
    }

    @Test
    void metricsAreGaugesWithoutTimesOfTheirOwn() throws IOException {
        String metrics = written(
                Format.OPENMETRICS, new ResultsFixture(2).labelled(LABELS).series(10));

        assertThat(metrics)
                .contains(
                        "# TYPE doctor_functest_latency_seconds gauge\n# UNIT doctor_functest_latency_seconds seconds\n")
                .contains(
                        "\ndoctor_functest_verdict{installer=\"embedded\",profile=\"embedded\",verdict=\"fail\"} 1.0\n")
                .contains(
                        "\ndoctor_functest_iterations{installer=\"embedded\",profile=\"embedded\",verdict=\"pass\"} 10.0\n")
                .contains("label_job=\"nightly\",label_team_name=\"a \\\"b\\\" \\\\ c\"")
                .contains("latency_from=\"detection\"")
                .containsPattern(
                        "_latency_seconds\\{installer=\"embedded\",measure=\"latency\",profile=\"embedded\",stat=\"p95\"} 0\\.\\d+\n")
                .endsWith("# EOF\n");
        assertThat(metrics.lines().filter(line -> line.startsWith("# TYPE"))).allMatch(line -> line.endsWith(" gauge"));
        assertThat(metrics.lines().filter(line -> !line.startsWith("#")).map(line -> line.replaceAll("\\{.*}", "")))
                .allMatch(line -> line.split(" ").length == 2);
    }

    @Test
    void anOwnerWhoWasNeverToldIsInfinite() throws IOException {
        Results never = Results.of(SeriesFixture.series(Double.NaN, Double.NaN, 0.1), null);

        assertThat(written(Format.OPENMETRICS, never))
                .contains("stat=\"median\"} +Inf\n", "stat=\"min\"} 0.1\n")
                .contains("doctor_functest_owners_never_told{installer=\"\",profile=\"\"} 2.0\n");
    }

    @Test
    void aComparisonTellsTheRatio() throws IOException {
        double[] base = {0.1, 0.11, 0.12, 0.13, 0.14, 0.15};
        Results gated =
                Results.of(SeriesFixture.series(base), SeriesFixture.series(base), null, RegressionGate.parse("10%"));

        assertThat(written(Format.OPENMETRICS, gated))
                .containsPattern("doctor_functest_regression_ratio\\{bound=\"estimate\",.*} 0.0\n");
        assertThat(written(Format.MARKDOWN, gated))
                .startsWith("### UNKNOWN: it cannot be told whether it is slower than is allowed\n")
                .contains("| A slowest notification | 6 | 0 | 100.0 ms | 125.0 ms |")
                .contains("| B slowest notification | 6 | 0 | 100.0 ms | 125.0 ms |");
    }

    @Test
    void aComparisonWithoutAGateIsNoVerdict() throws IOException {
        double[] late = {5, 6, 7, 8, 9, 10};

        assertThat(written(
                        Format.OPENMETRICS,
                        Results.of(SeriesFixture.series(late), SeriesFixture.series(late), null, null)))
                .contains("doctor_functest_iterations{")
                .doesNotContain("doctor_functest_verdict");
    }

    @Test
    void whatStandsInASummaryIsText() throws IOException {
        Results hostile = new ResultsFixture(1)
                .labelled(Map.of("job", "<img src=x>|`a`\n# *b*"))
                .series(3);

        assertThat(written(Format.MARKDOWN, hostile))
                .contains("job=\\<img src=x\\>\\|\\`a\\`\ufffd\\# \\*b\\*")
                .contains("- p95\\<1ms: ");
    }

    @Test
    void anAnnotationIsOneCommandOfOneLine() throws IOException {
        Results failed = new ResultsFixture(1).series(3);
        String line = written(Format.GITHUB, failed);

        assertThat(line).startsWith("::error title=FAIL%3A the service level is not met%3A p95<1ms::");
        assertThat(line.lines()).hasSize(1);
        assertThat(written(Format.GITHUB, new ResultsFixture(1).run()))
                .isEqualTo("::notice title=PASS%3A the owner was told in time::20261123-011706-k3x9f2\n");
        assertThat(written(Format.GITHUB, Results.of(Series.of(List.of(SeriesFixture.run(Verdict.UNKNOWN))), null)))
                .startsWith("::warning ");
    }
}
