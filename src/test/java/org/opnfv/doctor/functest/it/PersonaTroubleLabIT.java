package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.SortedSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deployments with something wrong: one clear line that names it, no verdict by luck, nothing left changed. */
@Tag("reliability")
class PersonaTroubleLabIT {

    @TempDir
    private Path folder;

    @AfterAll
    static void noPersona() throws Exception {
        Persona.down();
    }

    @ParameterizedTest
    @CsvSource({
        "wrong-key, 1, overcloud-controller-0, may not log in",
        "wrong-user, 1, overcloud-controller-0, may not log in",
        "no-sudo, 1, overcloud-controller-0, sudo",
        "empty-list, 1, undercloud, lists no machine",
        "controller-down, 3, overcloud-controller-2, no SSH connection",
        "disk-full, 2, overcloud-controller-1, No space left on device",
        "broken-yaml, 2, overcloud-controller-1, event_pipeline.yaml"
    })
    void isNamedInOneLine(String trouble, String controllers, String who, String what) throws Exception {
        Persona persona = Persona.up("apex", "--unpatched", "--controllers", controllers, "--trouble", trouble);
        RealLab lab = new RealLab();
        SortedSet<String> configuration = persona.configuration();

        Outcome outcome = persona.program(folder).run(persona.run());

        assertThat(outcome.exit()).as(outcome.toString()).isNotZero().isNotEqualTo(1);
        assertThat(outcome.complaints()).singleElement().asString().contains(who, what);
        assertThat(persona.configuration()).isEqualTo(configuration);
        lab.awaitAsBefore();
    }

    @Test
    void aKeyThatTheInstallersMachineDoesNotKnowIsNamedInOneLine() throws Exception {
        Persona persona = Persona.up("apex");
        RealLab.command(
                "ssh-keygen", "-q", "-N", "", "-f", folder.resolve("other").toString());

        Outcome outcome = persona.program(folder)
                .with("SSH_KEY", folder.resolve("other").toString())
                .run(persona.run());

        assertThat(outcome.exit()).as(outcome.toString()).isEqualTo(2);
        assertThat(outcome.complaints()).singleElement().asString().contains("undercloud", "stack may not log in");
    }
}
