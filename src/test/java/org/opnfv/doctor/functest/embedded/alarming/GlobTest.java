package org.opnfv.doctor.functest.embedded.alarming;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

    @ParameterizedTest
    @CsvSource({
        "*, compute.instance.update, true",
        "compute.instance.*, compute.instance.update, true",
        "compute.instance.*, computeXinstance.update, false",
        "compute.instance.update, compute.instance.update, true",
        "compute.instance.update, compute.instance.updates, false",
        "a?c, abc, true",
        "a?c, ac, false",
        "[ab]x, bx, true",
        "[!ab]x, bx, false",
        "[!ab]x, cx, true",
        "[ab, '[ab', true",
        "[]]x, ']x', true",
        "A*, abc, false",
    })
    void matchesAsFnmatchDoes(String pattern, String text, boolean matches) {
        assertThat(Glob.of(pattern).matches(text)).isEqualTo(matches);
    }
}
