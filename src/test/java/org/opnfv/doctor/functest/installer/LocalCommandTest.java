package org.opnfv.doctor.functest.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opnfv.doctor.functest.host.CommandResult;

class LocalCommandTest {

    @Test
    @Timeout(20)
    void whatDoesNotEndIsEndedWithWhatItStarted() {
        CommandResult result =
                LocalCommand.run(List.of("sh", "-c", "echo begun; sleep 40; echo done"), Duration.ofMillis(500));
        assertThat(result.exitCode()).isNotZero();
        assertThat(result.out()).isEqualTo("begun\n");
        assertThat(result.err()).isEqualTo("it did not end within 0.5 s");
    }
}
