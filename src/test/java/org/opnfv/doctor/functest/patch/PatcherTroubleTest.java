package org.opnfv.doctor.functest.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.opnfv.doctor.functest.patch.ControllerFixture.PIPELINE;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.ledger.Change;

/** What goes wrong on controllers is named, and leaves nothing changed. */
class PatcherTroubleTest extends PatcherFixture {
    @Test
    void oneThatDoesNotAnswerIsNamedAndNothingIsChangedElsewhere() throws Exception {
        List<Map<String, String>> before = snapshots();
        controllers.get(1).goAway();

        assertThatExceptionOfType(PatchException.class)
                .isThrownBy(() -> patcher().apply("k3x9f2", ledger))
                .withMessageStartingWith("host controller-1: no SSH connection");
        assertThat(snapshots()).isEqualTo(before);
        assertThat(ledger.open()).isEmpty();
    }

    @Test
    void aFullDiskIsNamedAndWhatWasNotChangedIsNeitherRestartedNorInTheLedger() throws Exception {
        List<Map<String, String>> before = snapshots();
        controllers.get(1).fillDisk();

        assertThatExceptionOfType(PatchException.class)
                .isThrownBy(() -> patcher().apply("k3x9f2", ledger))
                .withMessageMatching(
                        "host controller-1: .*/event_pipeline.yaml: cp: error .*: No space left on device");
        assertThat(controllers.get(1).snapshot()).isEqualTo(before.get(1));
        assertThat(controllers.get(1).restarts()).isEmpty();
        assertThat(ledger.open()).hasSize(4).noneMatch(change -> change.name().startsWith("controller-1"));

        assertThat(undo()).isEmpty();
        assertThat(snapshots()).isEqualTo(before);
    }

    @Test
    void aChangeThatIsAskedForTwiceBecauseTheAnswerWasLostKeepsItsCopy() throws Exception {
        List<Map<String, String>> before = snapshots();
        patcher().apply("k3x9f2", ledger);
        List<Map<String, String>> changed = snapshots();
        for (Change change : ledger.open()) {
            ControllerFixture controller = controllers.stream()
                    .filter(one -> change.name().startsWith(one.controller().name() + ":"))
                    .findFirst()
                    .orElseThrow();
            ControllerFiles node = new ControllerFiles(
                    controller.controller(), controller.root().toString());
            FileChange again = FileChange.of(change);
            assertThat(node.replace(again, Files.readAllBytes(Path.of(again.path()))))
                    .isEmpty();
        }
        assertThat(snapshots()).isEqualTo(changed);

        assertThat(undo()).isEmpty();
        assertThat(snapshots()).isEqualTo(before);
    }

    @Test
    void aChangeThatWasTakenBackWhileItWasUnderWayIsNotMade() throws Exception {
        List<Map<String, String>> before = snapshots();
        controllers.get(1).whileItWrites("rm -f -- \"$2\"");

        assertThatExceptionOfType(PatchException.class)
                .isThrownBy(() -> patcher().apply("k3x9f2", ledger))
                .withMessageMatching("host controller-1: .*/event_pipeline.yaml: it was taken back meanwhile");
        assertThat(controllers.get(1).snapshot()).isEqualTo(before.get(1));
    }

    @Test
    void aLinkThatLeadsNowhereIsNamedAndStays() throws Exception {
        Path link = controllers.get(1).file(PIPELINE);
        Files.delete(link);
        Files.createSymbolicLink(link, Path.of("/nowhere/event_pipeline.yaml"));

        assertThatExceptionOfType(PatchException.class)
                .isThrownBy(() -> patcher().apply("k3x9f2", ledger))
                .withMessageContaining("controller-1")
                .withMessageContaining(link + " leads nowhere");
        assertThat(link).isSymbolicLink();
        assertThat(ledger.open()).isEmpty();
    }

    @Test
    void aServiceThatCannotBeRestartedKeepsNoOtherFromIt() throws Exception {
        patcher().apply("k3x9f2", ledger);
        controllers.get(0).refuseRestartOf("ceilometer-agent-notification.service");

        assertThat(undo())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line)
                        .contains("controller-0", "cannot be restarted: ceilometer-agent-notification.service"));
        assertThat(controllers.get(0).restarts())
                .as("once for the change, once for its end")
                .filteredOn("nova-api.service"::equals)
                .hasSize(2);
    }

    @Test
    void aServiceThatTakesLongToEndKeepsNoOtherWaiting() throws Exception {
        controllers.get(0).restartTogether();

        assertThat(patcher().apply("k3x9f2", ledger)).hasSize(6);
        assertThat(controllers.get(0).restarts()).hasSize(3);
    }

    @Test
    void aCopyThatARunWasKilledInTheMidstOfIsNamedWithWhatToDo() throws Exception {
        Path copy = Path.of(controllers.get(1).file(PIPELINE) + ".doctor-functest-killed");
        Files.writeString(copy, "sources:\n  - name: [x\n");
        List<Map<String, String>> before = snapshots();

        assertThatExceptionOfType(PatchException.class)
                .isThrownBy(() -> patcher().apply("k3x9f2", ledger))
                .withMessageStartingWith("host controller-1: " + copy + " is not whole (line ")
                .withMessageEndingWith(
                        "): run killed was killed: doctor-functest clean killed, or put it in order by hand and delete "
                                + copy);
        assertThat(snapshots()).isEqualTo(before);
    }

    @Test
    void aShellThatGreetsIsNoHindrance() throws Exception {
        controllers.get(1).greet("Welcome to controller-1");
        controllers.get(1).write(ControllerFixture.NOVA, "[DEFAULT]\n", "rw-r-----");

        assertThat(patcher().apply("k3x9f2", ledger)).anyMatch(line -> line.contains("controller-1"));

        assertThat(controllers.get(1).text(ControllerFixture.NOVA))
                .doesNotContain("Welcome")
                .startsWith("[DEFAULT]\n");
    }

    @Test
    void aFileThatIsNotYamlIsNamedWithItsLine() throws Exception {
        controllers.get(2).write(PIPELINE, "sources:\n  - name: [x\n", "rw-r--r--");
        List<Map<String, String>> before = snapshots();

        assertThatExceptionOfType(PatchException.class)
                .isThrownBy(() -> patcher().apply("k3x9f2", ledger))
                .withMessageMatching(
                        "host controller-2: " + controllers.get(2).file(PIPELINE) + ": line \\d: not YAML: .*");
        assertThat(snapshots()).isEqualTo(before);
        assertThat(ledger.open()).isEmpty();
    }

    @Test
    void servicesThatDoNotComeBackAreNamedAndEverythingIsPutBack() throws Exception {
        List<Map<String, String>> before = snapshots();
        controllers.get(1).breakServices();

        assertThatExceptionOfType(PatchException.class)
                .isThrownBy(() -> patcher(Duration.ofSeconds(5)).apply("k3x9f2", ledger))
                .withMessageStartingWith("host controller-1: ceilometer-agent-notification.service is failed, "
                        + "nova-api.service is failed, nova-conductor.service is failed 5 s after the restart");
        controllers.get(1).repairServices();

        assertThat(undo()).isEmpty();
        assertThat(snapshots()).isEqualTo(before);
    }
}
