package org.opnfv.doctor.functest.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opnfv.doctor.functest.inspector.Inspector;
import org.opnfv.doctor.functest.installer.Installer;
import org.opnfv.doctor.functest.monitor.Monitor;

/** What is registered is found by its name. */
class RegistryTest {

    @ParameterizedTest
    @ValueSource(classes = {Installer.class, Monitor.class, Inspector.class})
    void eachHasANameOfItsOwnByWhichItIsFound(Class<? extends Named> type) {
        List<String> names = Registry.names(type);

        assertThat(names).isNotEmpty().doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z]+"));
        assertThat(names)
                .allSatisfy(
                        name -> assertThat(Registry.named(type, name).name()).isEqualTo(name));
        assertThat(Registry.names(type.getName())).isEqualTo(names);
    }

    /** Users have them in their profiles. */
    @Test
    void theKindsOfMonitorsAndInspectorsHaveTheseNames() {
        assertThat(Registry.names(Monitor.class)).containsExactly("sample", "external", "none");
        assertThat(Registry.names(Inspector.class))
                .containsExactly("sample", "external", "vitrage", "congress", "none");
    }

    @Test
    void anotherNameIsRefusedWithAllThereAre() {
        assertThatThrownBy(() -> Monitor.named("vitrage"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown monitor vitrage: there are external, none, sample");
        assertThatThrownBy(() -> Registry.names("org.opnfv.doctor.functest.monitor.Moniter"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Moniter is no type");
    }
}
