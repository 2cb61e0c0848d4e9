package org.opnfv.doctor.functest.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opnfv.doctor.functest.scenario.SettingsError;

class LabelsTest {

    @ParameterizedTest
    @CsvSource({
        "BUILD_TAG,build_tag",
        "BUILD_NUMBER,build",
        "CI_PIPELINE_ID,build",
        "GITHUB_RUN_ID,build",
        "ZUUL_UUID,build",
        "JOB_NAME,job",
        "CI_COMMIT_SHA,commit",
        "GITHUB_REF_NAME,branch",
        "ZUUL_CHANGE,change",
        "NODE_NAME,pod",
        "DEPLOY_SCENARIO,scenario"
    })
    void eachServerTellsThem(String variable, String label) {
        assertThat(Labels.of(Map.of(), Map.of(variable, "a 1/b"))).isEqualTo(Map.of(label, "a 1/b"));
    }

    @Test
    void theUserWinsAndWhatNoLabelCanHoldIsLeftOut() {
        assertThat(Labels.of(
                        Map.of("team", "nfv", "pod", "mine"),
                        Map.of("NODE_NAME", "theirs", "BUILD_TAG", "two\nlines", "JOB_NAME", " ")))
                .isEqualTo(Map.of("team", "nfv", "pod", "mine"));
    }

    @ParameterizedTest
    @CsvSource({"'',x", "a b,x", "team,''", "team,'two\nlines'", "=,x"})
    void whatTheUserCannotMeanIsRefused(String name, String value) {
        assertThatThrownBy(() -> Labels.of(Map.of(name, value.replace("\\n", "\n")), Map.of()))
                .isInstanceOf(SettingsError.class)
                .hasMessageStartingWith("--label " + name + ": write a name");
    }
}
