package org.opnfv.doctor.functest.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.CloudException;
import org.opnfv.doctor.functest.cloud.CredentialsException;

/** Credentials in each form that the field has lead to the project that they mean, or to one line that says why not. */
class CloudsCaseTest {
    @AutoClose
    private static CloudsStage stage;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        stage = new CloudsStage();
    }

    @ParameterizedTest
    @MethodSource("org.opnfv.doctor.functest.embedded.CloudsCase#all")
    void leads_where_it_should(CloudsCase one) throws Exception {
        Map<String, String> env = one.write(stage, folder);
        if (one.refusal().isEmpty()) {
            try (Cloud cloud = CloudsCase.come(env, folder)) {
                assertThat(cloud.projectName()).isEqualTo(one.project());
            }
            return;
        }
        Throwable refusal = catchThrowable(() -> CloudsCase.come(env, folder));

        assertThat(refusal).isInstanceOfAny(CredentialsException.class, CloudException.class);
        assertThat(refusal.getMessage())
                .contains(one.refusal().get())
                .doesNotContain("\n", stage.fill("%(P)s"), stage.fill("%(S)s"), "!secret", "*pw");
        if (refusal instanceof CloudException cloud) {
            assertThat(cloud.kind()).isEqualTo(CloudException.Kind.UNAUTHORIZED);
        }
    }
}
