package org.opnfv.doctor.functest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What {@code init} is told wins over the environment and the files of ssh, and nothing else of it does. */
class InitAnswersTest {

    @Command
    private static final class Asking {
        @Mixin
        private InitAnswers answers;
    }

    private static Map<String, String> told(String... options) {
        Asking asking = new Asking();
        new CommandLine(asking).parseArgs(options);
        return asking.answers.ask(new Questions(question -> ""));
    }

    @Test
    void aUserThatNobodyNamedIsNotTold() {
        assertThat(told("--installer", "local")).doesNotContainKey("ssh.user");
        assertThat(told("--installer", "kolla", "--deploy-host", "192.0.2.1"))
                .containsEntry("installer_node.address", "192.0.2.1")
                .doesNotContainKey("installer_node.user");
    }

    @Test
    void aUserThatWasNamedIs() {
        assertThat(told("--installer", "local", "--ssh-user", "stack")).containsEntry("ssh.user", "stack");
        assertThat(told("--installer", "kolla", "--deploy-host", "192.0.2.1", "--deploy-user", "me"))
                .containsEntry("installer_node.user", "me");
    }
}
