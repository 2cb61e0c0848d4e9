package org.opnfv.doctor.functest.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.opnfv.doctor.functest.patch.ControllerFixture.DEFINITIONS;
import static org.opnfv.doctor.functest.patch.ControllerFixture.NOVA;
import static org.opnfv.doctor.functest.patch.ControllerFixture.PIPELINE;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.ledger.Change;
import org.opnfv.doctor.functest.ledger.Ledger;

/** Controllers are changed and put back, over real SSH and with a real shell. */
class PatcherTest extends PatcherFixture {
    private static final String TOPIC = "- notifier://?topic=alarm.all\n";

    @Test
    void whatIsMissingIsAddedEverywhereAndTakenBackByteForByte() throws Exception {
        List<Map<String, String>> before = snapshots();

        assertThat(patcher().check(true))
                .hasSize(6)
                .contains("not controller-1: " + controllers.get(1).file(PIPELINE)
                        + ": publishes to notifier://?topic=alarm.all")
                .contains("not controller-2: " + controllers.get(2).file(NOVA)
                        + ": [notifications] notify_on_state_change = vm_state");
        assertThat(snapshots()).as("to check changes nothing").isEqualTo(before);

        assertThat(patcher().apply("k3x9f2", ledger)).hasSize(6);

        for (ControllerFixture controller : controllers) {
            assertThat(controller.text(PIPELINE)).contains(TOPIC);
            assertThat(controller.text(NOVA)).startsWith("[DEFAULT]\nnotify_on_state_change = vm_state\n");
            assertThat(controller.text(DEFINITIONS)).isEqualTo(Samples.RIGHT_DEFINITIONS);
            assertThat(controller.restarts())
                    .containsExactlyInAnyOrder(
                            "ceilometer-agent-notification.service", "nova-api.service", "nova-conductor.service");
            assertThat(Files.readString(Path.of(controller.file(NOVA) + ".doctor-functest-k3x9f2")))
                    .isEqualTo("[DEFAULT]\n" + ControllerFixture.SECRET + "\n");
            assertThat(controller.snapshot().get("nova.conf")).startsWith("rw-r----- ");
            assertThat(controller.snapshot().get("nova.conf.doctor-functest-k3x9f2"))
                    .startsWith("rw-r----- ");
        }
        assertThat(ledger.open()).hasSize(6);
        assertThat(Files.readString(folder.resolve("ledger.jsonl"))).doesNotContain("s3cret-of-nova");

        assertThat(undo()).isEmpty();
        assertThat(snapshots()).as("bytes, modes, times, and no file more").isEqualTo(before);
        assertThat(controllers.get(0).restarts()).hasSize(6);
        assertThat(ledger.open()).isEmpty();
    }

    @Test
    void whatIsRightIsNeitherWrittenNorRestarted() throws Exception {
        patcher().apply("first1", ledger);
        for (ControllerFixture controller : controllers) {
            Files.delete(Path.of(controller.file(NOVA) + ".doctor-functest-first1"));
            Files.delete(Path.of(controller.file(PIPELINE) + ".doctor-functest-first1"));
        }
        List<Map<String, String>> before = snapshots();
        int restarts = controllers.get(0).restarts().size();

        assertThat(patcher().apply("second", ledger)).isEmpty();

        assertThat(snapshots()).isEqualTo(before);
        assertThat(controllers.get(0).restarts()).hasSize(restarts);
    }

    @Test
    void aRunAfterOneThatWasKilledRestoresFirstAndNeverKeepsThePatchAsTheOriginal() throws Exception {
        List<Map<String, String>> before = snapshots();
        try (Ledger killed = new Ledger(folder.resolve("killed.jsonl"))) {
            patcher().apply("killed", killed);
            assertThat(patcher().check(true))
                    .hasSize(6)
                    .allMatch(line -> line.contains("as a run left it that was killed"));

            patcher().apply("second", ledger);
            assertThat(Files.readString(Path.of(controllers.get(0).file(PIPELINE) + ".doctor-functest-second")))
                    .isEqualTo(Samples.PIPELINES.get("blocks"));
            assertThat(undo()).isEmpty();
            assertThat(snapshots()).isEqualTo(before);

            assertThat(killed.undo(change -> true, Map.of(Patcher.KIND, patcher()::undo)))
                    .as("its own clean finds nothing left to do")
                    .isEmpty();
            assertThat(snapshots()).isEqualTo(before);
        }
    }

    @Test
    void aLinkStaysALinkAndTheFileBehindItIsPutBack() throws Exception {
        Path link = controllers.get(0).file(NOVA);
        Path behind = Files.move(link, controllers.get(0).root().resolve("behind.conf"));
        Files.createSymbolicLink(link, behind);
        String text = Files.readString(behind);

        patcher().apply("k3x9f2", ledger);
        assertThat(Files.readString(behind)).contains("notify_on_state_change = vm_state");
        assertThat(link).isSymbolicLink();

        assertThat(undo()).isEmpty();
        assertThat(link).isSymbolicLink();
        assertThat(Files.readString(behind)).isEqualTo(text);
        assertThat(behind.resolveSibling("behind.conf.doctor-functest-k3x9f2")).doesNotExist();
    }

    @Test
    void aPipelineThatWasNotThereIsGoneAgain() throws Exception {
        Files.delete(controllers.get(0).file(PIPELINE));
        Files.delete(controllers.get(1).file(DEFINITIONS));
        List<Map<String, String>> before = snapshots();

        patcher().apply("k3x9f2", ledger);
        assertThat(controllers.get(0).text(PIPELINE)).contains("notifier://\n").contains(TOPIC);
        assertThat(controllers.get(0).snapshot().get("event_pipeline.yaml")).startsWith("rw-r--r-- ");
        assertThat(controllers.get(1).file(DEFINITIONS))
                .as("Ceilometer's own ones do")
                .doesNotExist();
        try (Ledger second = new Ledger(folder.resolve("second.jsonl"))) {
            patcher().apply("second", second);
            assertThat(second.undo(change -> true, Map.of(Patcher.KIND, patcher()::undo)))
                    .isEmpty();
        }
        assertThat(snapshots()).isEqualTo(before);
        assertThat(undo()).isEmpty();
        assertThat(snapshots()).isEqualTo(before);
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsNotThrownAway() throws Exception {
        patcher().apply("k3x9f2", ledger);
        String theirs = controllers.get(0).text(PIPELINE) + "# mine\n";
        controllers.get(0).write(PIPELINE, theirs, "rw-r--r--");

        assertThat(undo())
                .singleElement()
                .asString()
                .contains("controller-0", "somebody else has changed it since", ".doctor-functest-k3x9f2");
        assertThat(controllers.get(0).text(PIPELINE)).isEqualTo(theirs);
        assertThat(controllers.get(1).text(PIPELINE)).isEqualTo(Samples.PIPELINES.get("blocks"));
        assertThatExceptionOfType(PatchException.class)
                .isThrownBy(() -> patcher().apply("second", ledger))
                .withMessageContaining(
                        "is not what run k3x9f2, which was killed, made of it: doctor-functest clean k3x9f2");
        assertThat(ledger.open()).extracting(Change::kind).containsExactly(Patcher.KIND);
    }

    @Test
    void aCopyThatIsGoneIsMadeOfTheLedgerUnlessTheFileMayHaveSecrets() throws Exception {
        String definitions = Samples.DEFINITIONS.get("without instances");
        controllers.get(0).write(DEFINITIONS, definitions, "rw-r-----");
        patcher().apply("k3x9f2", ledger);
        assertThat(controllers.get(0).text(DEFINITIONS)).contains("compute.instance.update");
        for (String path : List.of(DEFINITIONS, NOVA)) {
            Files.delete(Path.of(controllers.get(0).file(path) + ".doctor-functest-k3x9f2"));
        }

        assertThat(undo()).singleElement().asString().contains("nova.conf", "is gone or not whole");
        assertThat(controllers.get(0).text(DEFINITIONS)).isEqualTo(definitions);
        assertThat(controllers.get(0).snapshot().get("event_definitions.yaml")).startsWith("rw-r----- ");
    }

    @Test
    void aControllerWithoutAServiceNeedsNoneOfItsFiles() throws Exception {
        controllers.get(0).stopService("ceilometer-agent-notification.service");
        Files.delete(controllers.get(0).file(PIPELINE));

        assertThat(patcher().apply("k3x9f2", ledger)).hasSize(5);
        assertThat(controllers.get(0).file(PIPELINE)).doesNotExist();

        for (ControllerFixture controller : controllers) {
            controller.stopService("ceilometer-agent-notification.service");
        }
        assertThatExceptionOfType(PatchException.class)
                .isThrownBy(() -> patcher().check(true))
                .withMessageStartingWith("no controller runs what reads /etc/ceilometer/event_pipeline.yaml")
                .withMessageEndingWith(": configure it where it is, and set patch.apply: false (--no-patch)");
        assertThatExceptionOfType(PatchException.class)
                .isThrownBy(() -> patcher().apply("second", ledger))
                .withMessageStartingWith("no controller runs what reads /etc/ceilometer/event_pipeline.yaml");
        assertThat(patcher().check(false))
                .as("who leaves it as it is may know better")
                .anyMatch(line -> line.startsWith("no controller runs what reads /etc/ceilometer/event_pipeline.yaml"));
    }
}
