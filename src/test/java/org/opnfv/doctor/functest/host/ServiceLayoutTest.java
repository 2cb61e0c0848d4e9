package org.opnfv.doctor.functest.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServiceLayoutTest {

    @ParameterizedTest
    @EnumSource
    void onlyWhatKollaWouldOverwriteHasToBeChangedElsewhere(ServiceLayout layout) {
        assertThat(layout.lastingChange().isPresent()).isEqualTo(layout.name().startsWith("KOLLA"));
        assertThat(layout.lastingChange().orElse("")).doesNotContain("\n");
    }
}
