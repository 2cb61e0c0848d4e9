package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * OpenStack-Ansible's deployment, from its defaults: services in containers of two machines, Ceilometer's files in a virtual environment,
 * a virtual host of the bus for each service.
 */
@Tag("reliability")
class PersonaOsaLabIT {
    private static Persona persona;

    @TempDir
    private Path folder;

    private RealLab lab;
    private SortedSet<String> configuration;

    @BeforeAll
    static void up() throws Exception {
        persona = Persona.up("osa", "--unpatched", "--controllers", "2");
    }

    @AfterAll
    static void noPersona() throws Exception {
        Persona.down();
    }

    @BeforeEach
    void look() throws Exception {
        lab = new RealLab();
        configuration = persona.configuration();
    }

    @AfterEach
    void isAsBefore() throws Exception {
        assertThat(persona.configuration()).isEqualTo(configuration);
        lab.awaitAsBefore();
    }

    @Test
    void aRunThatIsInterruptedLeavesTheFilesAsTheyWere() throws Exception {
        persona.hit(folder, "INT", "instance", 130);
    }

    @Test
    void aRunThatIsKilledIsCleanedUp() throws Exception {
        Program killed = persona.hit(folder, "KILL", "instance", 137);
        assertThat(persona.configuration()).isNotEqualTo(configuration);
        Outcome clean = killed.run("clean");
        assertThat(clean.exit()).as(clean.toString()).isZero();
    }

    @Test
    void whatInitWritesIsEnoughForAPass() throws Exception {
        Program program = persona.program(folder);

        Outcome init = program.run("init", "cellar", "--installer", "osa", "--deploy-user", "root");
        assertThat(init.exit()).as(init.toString()).isZero();
        assertThat(Files.readString(folder.resolve("functest-profiles/cellar.yaml")))
                .contains("\ninstaller: osa  #", "\n  kind: link-down  #");

        Outcome run = program.run("run", "--profile", "cellar", "--alarm-match", "display-name");
        assertThat(run.exit()).as(run.toString()).isZero();
        assertThat(run.out()).startsWith("PASS  ").contains("cleanup     complete");
    }
}
