package org.opnfv.doctor.functest.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values are those that a shell would set; what it would have to work out is refused, and nothing is run. */
class RcFileTest {

    @Test
    void quotesBackslashesAndCommentsAreThoseOfAShell() {
        assertThat(RcFile.read("""
                        #!/bin/bash
                        # export OS_USERNAME=commented
                        export OS_AUTH_URL=http://192.0.2.1:5000/v3   # Keystone
                        OS_USERNAME=admin; export OS_USERNAME
                          export OS_PASSWORD='it''s "$HOME" `id`'
                        export OS_PROJECT_NAME="two \\"words\\" \\$5"
                        export OS_USER_DOMAIN_NAME=De\\ fault
                        export OS_REGION_NAME=
                        export NOVA_VERSION=$(id)
                        export OS_BAREMETAL_API_VERSION=$IRONIC_API_VERSION
                        unset OS_TOKEN
                        """, "overcloudrc"))
                .isEqualTo(Map.of(
                        "OS_AUTH_URL", "http://192.0.2.1:5000/v3",
                        "OS_USERNAME", "admin",
                        "OS_PASSWORD", "its \"$HOME\" `id`",
                        "OS_PROJECT_NAME", "two \"words\" $5",
                        "OS_USER_DOMAIN_NAME", "De fault",
                        "OS_REGION_NAME", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$(cat /etc/secret)", "`id`", "\"a$HOME\"", "$OS_OTHER", "'open", "a & b", "(a)"})
    void whatAShellWouldWorkOutIsRefusedAndNotShown(String value) {
        assertThatExceptionOfType(SiteException.class)
                .isThrownBy(() -> RcFile.read("export OS_PASSWORD=" + value + "\n", "overcloudrc"))
                .withMessage("overcloudrc: the value of OS_PASSWORD has to be evaluated by a shell: set the OS_*"
                        + " variables of the cloud's admin yourself");
    }

    @Test
    void aFileOfNoCloudIsRefused() {
        assertThatExceptionOfType(SiteException.class)
                .isThrownBy(() -> RcFile.read("export PATH=/bin\n", "overcloudrc"))
                .withMessage("overcloudrc sets no OS_AUTH_URL: set the OS_* variables of the cloud's admin yourself");
    }
}
