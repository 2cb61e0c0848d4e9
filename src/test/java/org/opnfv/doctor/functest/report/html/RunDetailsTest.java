package org.opnfv.doctor.functest.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opnfv.doctor.functest.report.html.PageText.of;
import static org.opnfv.doctor.functest.report.html.PageText.page;
import static org.opnfv.doctor.functest.report.html.PageText.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.InstanceResult;
import org.opnfv.doctor.functest.latency.RunFixture;
import org.opnfv.doctor.functest.latency.original.RunReader;
import org.opnfv.doctor.functest.report.ResultsFixture;

/** What is folded up, and what is said of what is odd or has no name. */
class RunDetailsTest {

    @TempDir
    private Path directory;

    private RunFixture run(int instances) {
        return new RunFixture(directory, instances);
    }

    @Test
    void anInstanceWithoutAnIdIsOnItsHost() throws IOException {
        Assessment old = RunReader.read(Path.of("src/test/resources/original/danube"));
        List<InstanceResult> anonymous = old.instances().stream()
                .map(one -> new InstanceResult(
                        "demo",
                        null,
                        one.host(),
                        one.notified(),
                        one.latency(),
                        one.outcome(),
                        one.moments(),
                        one.own()))
                .toList();
        Assessment run = new Assessment(
                old.run(),
                old.folder(),
                old.facts(),
                old.verdict(),
                old.reasons(),
                old.notes(),
                old.detected(),
                old.figures(),
                anonymous,
                old.timeline(),
                old.moments(),
                old.costs());

        assertThat(text(of(run))).contains("On overcloud-").doesNotContain("null");
    }

    @Test
    void aTimeThatNoLogCouldHaveIsNotRecorded() throws IOException {
        Assessment run = run(2).set("host_down_seen", 9.2215E12).assess();

        assertThat(run.facts().hostDownSeen()).isNull();
        assertThat(text(of(run))).doesNotContain("host seen down in Nova");
    }

    @Test
    void theLogLinesThatFiguresLeadToAreUnfolded() throws IOException {
        String page = page(run(3).assess());

        assertThat(page).doesNotContain("<details class=\"paper\"><summary>Log lines</summary>");
        assertThat(folds("run-0-0-0-T09", page)).containsExactly("<details class=\"paper\" open=\"\">");
        assertThat(folds("run-0-0-2-T09", page))
                .as("the first told")
                .containsExactly("<details open=\"\">", "<details class=\"paper\" open=\"\">");
        assertThat(page(run(30).assess()))
                .as("to which nothing leads")
                .contains("<details class=\"paper\"><summary>Log lines of doctor_vm29-k3x9f2</summary>");
    }

    /** The folds that a place is in, from the outside. */
    private static List<String> folds(String place, String page) {
        Deque<String> open = new ArrayDeque<>();
        Pattern.compile("<details[^>]*>|</details>")
                .matcher(page.substring(0, page.indexOf("id='" + place + "'")))
                .results()
                .map(MatchResult::group)
                .forEach(tag -> {
                    if (tag.startsWith("</")) {
                        open.removeLast();
                    } else {
                        open.addLast(tag);
                    }
                });
        return List.copyOf(open);
    }

    @Test
    void aLinkToARunLeadsToItsFold() throws IOException {
        String page = page(new ResultsFixture(1).series(3));

        assertThat(folds("run-0-2-figures", page)).singleElement().asString().contains("id='run-0-2'");
    }

    @Test
    void theDashedLineBesideAllInstancesIsExplained() throws IOException {
        String page = text(of(run(2).set("threshold_s", 0.3).assess()));

        assertThat(page.substring(page.indexOf("All instances")))
                .startsWith("All instances Times after detection. The dashed line is the threshold of 300 ms.");
    }

    @Test
    void whatHasNoNameIsNoHeadOfItsRow() throws IOException {
        assertThat(page(run(1).assess()))
                .contains("<td>host seen down in Nova</td>")
                .doesNotContain("<th scope=\"row\"></th>");
    }

    @Test
    void aTabInALogLineIsASpace() throws IOException {
        Assessment run = new ResultsFixture(1)
                .hostile("a\tb")
                .run()
                .judged()
                .iterations()
                .get(0);

        assertThat(page(run)).containsPattern("<pre>[^<]*Component.java [0-9]+a bat ");
    }
}
