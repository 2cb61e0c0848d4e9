package org.opnfv.doctor.functest.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a container of Kolla's copies into itself. */
class KollaContainerTest {
    private static final String INSIDE = "/var/lib/kolla/config_files/";

    private static KollaContainer copying(String... sourcesAndTargets) {
        StringBuilder list = new StringBuilder("{\"config_files\": [");
        for (int i = 0; i < sourcesAndTargets.length; i += 2) {
            list.append(i == 0 ? "" : ",")
                    .append("{\"source\":\"")
                    .append(sourcesAndTargets[i])
                    .append("\",\"dest\":\"")
                    .append(sourcesAndTargets[i + 1])
                    .append("\"}");
        }
        return new KollaContainer("nova_api", "/etc/kolla/nova-api", "COPY_ALWAYS", list + "]}");
    }

    @Test
    void theFileIsTheOneThatIsCopiedThereLast() throws Exception {
        KollaContainer container = copying(
                INSIDE + "first.conf", "/etc/nova/nova.conf",
                INSIDE + "sub/nova.conf", "/etc/nova/",
                INSIDE + "nova.conf", "/etc/nova/other.conf");

        assertThat(container.source("/etc/nova/nova.conf")).isEqualTo("/etc/kolla/nova-api/sub/nova.conf");
        assertThat(container.source("/etc/nova/other.conf")).isEqualTo("/etc/kolla/nova-api/nova.conf");
    }

    @ParameterizedTest
    @CsvSource({
        "/opt/nova.conf, /etc/nova/nova.conf",
        "/var/lib/kolla/config_files/*.conf, /etc/nova/nova.conf",
        "/var/lib/kolla/config_files/nova.conf, /etc/nova/nova.conf.d/",
    })
    void whatDoesNotComeFromItsFolderIsNotKnown(String source, String target) {
        assertThatExceptionOfType(NotCopiedException.class)
                .isThrownBy(() -> copying(source, target).source("/etc/nova/nova.conf"))
                .withMessage(
                        "/etc/kolla/nova-api/config.json does not list /etc/nova/nova.conf, which nova_api takes from its"
                                + " image");
    }

    @Test
    void aLineOfSomebodyElseIsNone() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> KollaContainer.parse("Welcome to host-192-0-2-7"))
                .withMessage("Welcome to host-192-0-2-7");
    }
}
