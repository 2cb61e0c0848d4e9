package org.opnfv.doctor.functest.embedded.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a plan may say, and what it is told when it says something else. */
class FaultPlanTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            call: GET /x                             | has to say one thing that goes wrong, not 0
            call: GET /x, status: 500, delay: 1s     | has to say one thing that goes wrong, not 2
            call: GET /x, statsu: 500                | unknown key statsu
            status: 500                              | has no call
            call: FETCH /x, status: 500              | call is "FETCH /x"
            call: GET x, status: 500                 | call is "GET x"
            call: GET /x, status: 99                 | status is 99
            call: GET /x, status: soon               | status is "soon"
            call: GET /x, delay: 3                   | delay is "3"
            call: GET /x, huge: 3GB                  | huge is "3GB"
            call: GET /x, reset: never               | reset is "never": give after or before
            call: GET /x, told: twice                | told is for call: notification alone
            call: GET /x, link_down: 1s              | needs host
            call: GET /x, status: 500, which: 0      | which is "0"
            call: GET /x, status: 500, which: 4-2    | the range ends before it begins
            call: GET /x, status: 500, stage: lunch  | stage is "lunch"
            call: [GET], status: 500                 | call has to have one value
            call: GET /x, status: 500, headers: [a]  | headers has to be a map
            call: GET /x, ignore: true, headers: {}  | headers means nothing with ignore
            call: GET /x, status: 500, at: after     | at means nothing with status
            call: GET /x, status: 500, host: c-1     | host means nothing with status
            call: GET /x, delay: -1s                 | delay is "-1s": only dated goes back in time
            call: GET /x, cut: 999999999MB           | cut is "999999999MB": give at most 2147MB
            """)
    void aRowThatCannotBeMeantIsNamed(String row, String complaint) {
        assertThatThrownBy(() -> FaultPlan.parse("p.yaml", "faults: [{" + row + "}]"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("p.yaml, fault 1: ")
                .hasMessageContaining(complaint)
                .hasMessageEndingWith("see docs/faults.md")
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            faults: []     | has to be a list of faults
            fault: [{}]    | has to be a list of faults
            3              | has to be a list of faults
            ''             | has to be a list of faults
            faults: [      | :1: not YAML
            {faults: [{call: GET /x, status: 500}], faults: []} | not YAML: Duplicate
            """)
    void whatIsNoPlanIsNamed(String text, String complaint) {
        assertThatThrownBy(() -> FaultPlan.parse("p.yaml", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("p.yaml")
                .hasMessageContaining(complaint);
    }

    @Test
    void asManyDocumentsAsOneAreRead() {
        String plan = "faults: [{call: GET /x, status: 500}]\n---\n";

        assertThatThrownBy(() -> FaultPlan.parse("p.yaml", plan + plan)).hasMessageContaining("not YAML: Trailing");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> FaultPlan.read(Path.of("nowhere.yaml")))
                .hasMessageContaining("nowhere.yaml cannot be");
    }

    @Test
    void strikesTheCallsThatItNames() {
        assertThat(struck("call: GET /a/*, status: 500, which: 2-3")).containsExactly(2, 3);
        assertThat(struck("call: GET /a/*, status: 500, which: 2")).containsExactly(2);
        assertThat(struck("call: '* *', status: 500, which: 4-")).containsExactly(4, 5);
        assertThat(struck("call: GET /a, status: 500")).isEmpty();
        assertThat(struck("call: POST /a/b, status: 500")).isEmpty();
        assertThat(struck("call: GET /a/b, status: 500, stage: arm")).isEmpty();
    }

    private static List<Integer> struck(String row) {
        FaultRule fault =
                FaultPlan.parse("p", "faults: [{" + row + "}]").faults().get(0);
        return IntStream.rangeClosed(1, 5)
                .filter(number -> fault.strikes("GET", "/a/b", Stage.PREPARE))
                .boxed()
                .toList();
    }
}
