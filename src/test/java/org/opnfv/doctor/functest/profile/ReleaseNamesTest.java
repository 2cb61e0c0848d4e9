package org.opnfv.doctor.functest.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.embedded.Release;

/** This room knows the embedded OpenStack's releases by their names alone. */
class ReleaseNamesTest {

    @Test
    void areThoseThatItAnswersAsAndTheDefaultIsTheNewest() {
        assertThat(Choices.RELEASES)
                .containsExactlyElementsOf(
                        Stream.of(Release.values()).map(Release::toString).toList());
        assertThat(SettingIndex.find("embedded.release").fallback())
                .isEqualTo(Release.newest().toString());
    }
}
