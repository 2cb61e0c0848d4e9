package org.opnfv.doctor.functest.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.tools.Needs;
import org.opnfv.doctor.functest.tools.Tool;

/** The {@code openstack} client comes into the same project with the same files and variables, and is refused where we are. */
@Needs(Tool.OPENSTACK)
@Execution(ExecutionMode.CONCURRENT)
class CloudsCaseIT {
    private static CloudsStage stage;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        stage = new CloudsStage();
    }

    @AfterAll
    static void stop() {
        if (stage != null) {
            stage.close();
        }
    }

    @ParameterizedTest
    @MethodSource("org.opnfv.doctor.functest.embedded.CloudsCase#all")
    void means_the_same_to_the_openstack_client(CloudsCase one) throws Exception {
        Map<String, String> env = one.write(stage, folder);

        CommandLineClients.Outcome client =
                new CommandLineClients(env, folder).attempt("openstack token issue -f json");

        if (one.refusal().isPresent() || one.onlyHere()) {
            assertThat(client.out()).as("no project: " + client).doesNotContain("project_id");
            return;
        }
        assertThat(client.exit()).as(client.toString()).isZero();
        try (Cloud ours = CloudsCase.come(env, folder)) {
            String theirs = client.json().path("project_id").asText();
            assertThat(ours.projectId()).isEqualTo(theirs);
        }
    }
}
