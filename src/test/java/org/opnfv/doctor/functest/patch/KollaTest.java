package org.opnfv.doctor.functest.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.opnfv.doctor.functest.patch.KollaFixture.API;
import static org.opnfv.doctor.functest.patch.KollaFixture.CONDUCTOR;
import static org.opnfv.doctor.functest.patch.KollaFixture.DEFINITIONS;
import static org.opnfv.doctor.functest.patch.KollaFixture.LIST;
import static org.opnfv.doctor.functest.patch.KollaFixture.NOVA_TEXT;
import static org.opnfv.doctor.functest.patch.KollaFixture.PIPELINE;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.ledger.Ledger;

/** Kolla's containers have a file each, and copy it when they start. */
class KollaTest {
    private static final String TOPIC = "- notifier://?topic=alarm.all\n";

    @TempDir
    private Path folder;

    private final List<KollaFixture> controllers = new ArrayList<>();
    private Ledger ledger;
    private List<Map<String, String>> before;

    @BeforeEach
    void open() throws Exception {
        for (String name : List.of("host-192-0-2-7", "host-192-0-2-8")) {
            controllers.add(new KollaFixture(name, folder));
        }
        ledger = new Ledger(folder.resolve("ledger.jsonl"));
        before = snapshots();
    }

    @AfterEach
    void close() throws Exception {
        ledger.close();
        for (KollaFixture controller : controllers) {
            controller.close();
        }
    }

    private Patcher patcher() {
        return patcher(Duration.ofSeconds(20));
    }

    private Patcher patcher(Duration timeout) {
        return new Patcher(
                controllers.stream().map(KollaFixture::controller).toList(),
                timeout,
                Patches.OF_FAULT,
                one -> folder.resolve(one.name()).toString(),
                line -> {});
    }

    private List<Map<String, String>> snapshots() throws Exception {
        List<Map<String, String>> all = new ArrayList<>();
        for (KollaFixture controller : controllers) {
            all.add(controller.snapshot());
        }
        return all;
    }

    private List<String> undo() {
        return ledger.undo(change -> true, Map.of(Patcher.KIND, patcher()::undo));
    }

    @Test
    void eachContainersOwnFileIsChangedTakenOverAndPutBackByteForByte() throws Exception {
        assertThat(patcher().check(true))
                .hasSize(8)
                .contains("not host-192-0-2-7: " + controllers.get(0).file(CONDUCTOR)
                        + ": [notifications] notify_on_state_change = vm_state");
        assertThat(snapshots()).as("to check changes nothing").isEqualTo(before);

        assertThat(patcher().apply("k3x9f2", ledger)).hasSize(8);

        for (KollaFixture controller : controllers) {
            assertThat(controller.inside("ceilometer_notification", "/etc/ceilometer/event_pipeline.yaml"))
                    .contains(TOPIC);
            assertThat(controller.inside("ceilometer_notification", "/etc/ceilometer/event_definitions.yaml"))
                    .contains("compute.instance.update");
            for (String container : List.of("nova_api", "nova_conductor")) {
                assertThat(controller.inside(container, "/etc/nova/nova.conf"))
                        .startsWith("[DEFAULT]\nnotify_on_state_change = vm_state\n");
            }
            assertThat(controller.text("nova-scheduler/nova.conf")).isEqualTo(NOVA_TEXT);
            assertThat(controller.restarts())
                    .containsExactlyInAnyOrder("ceilometer_notification", "nova_api", "nova_conductor");
            assertThat(controller.text(API + ".doctor-functest-k3x9f2")).isEqualTo(NOVA_TEXT);
            assertThat(controller.snapshot().get(API)).startsWith("rw-rw---- ");
        }
        assertThat(ledger.open()).hasSize(8);
        assertThat(Files.readString(folder.resolve("ledger.jsonl"))).doesNotContain("s3cret");

        assertThat(undo()).isEmpty();
        assertThat(snapshots()).as("bytes, modes, times, and no file more").isEqualTo(before);
        assertThat(controllers.get(0).inside("nova_api", "/etc/nova/nova.conf")).isEqualTo(NOVA_TEXT);
        assertThat(controllers.get(1).restarts()).hasSize(6);
    }

    @Test
    void aContainerWhoseOwnFileIsRightIsLeftAlone() throws Exception {
        for (KollaFixture controller : controllers) {
            controller.write(
                    PIPELINE, Samples.PIPELINES.get("blocks").replace("panko://", "notifier://?topic=alarm.all"));
            controller.write(DEFINITIONS, Samples.RIGHT_DEFINITIONS);
            controller.write(API, "[notifications]\nnotify_on_state_change = vm_and_task_state\n");
        }
        controllers.get(1).write(CONDUCTOR, controllers.get(1).text(API));

        assertThat(patcher().apply("k3x9f2", ledger)).singleElement().asString().contains(CONDUCTOR);
        assertThat(controllers.get(0).restarts()).containsExactly("nova_conductor");
        assertThat(controllers.get(1).restarts()).isEmpty();
    }

    @Test
    void aRunAfterOneThatWasKilledRestoresEachFileFirst() throws Exception {
        try (Ledger killed = new Ledger(folder.resolve("killed.jsonl"))) {
            patcher().apply("killed", killed);
            assertThat(patcher().check(true))
                    .hasSize(8)
                    .allMatch(line -> line.contains("as a run left it that was killed"));

            patcher().apply("second", ledger);
            assertThat(controllers.get(0).text(CONDUCTOR + ".doctor-functest-second"))
                    .isEqualTo(NOVA_TEXT);
            assertThat(undo()).isEmpty();
            assertThat(snapshots()).isEqualTo(before);
        }
    }

    @Test
    void aListThatLeavesAFileOutIsNamedAndNothingIsChanged() throws Exception {
        KollaFixture one = controllers.get(1);
        one.write(LIST, one.text(LIST).replace("event_pipeline", "pipeline"));
        isRefused(one.file(LIST)
                + " does not list /etc/ceilometer/event_pipeline.yaml, which ceilometer_notification takes"
                + " from its image");

        one.write(LIST, one.text(LIST).replace("event_definitions", "meters"));
        isRefused(one.file(LIST) + " does not list /etc/ceilometer/event_pipeline.yaml, which");

        one.write(LIST, "{\n'config_files'");
        isRefused(one.file(LIST) + ": line 2: not JSON");

        Files.delete(one.file(LIST));
        isRefused(one.file(LIST) + " is missing, so the settings of ceilometer_notification are not known");
    }

    @Test
    void aFileThatIsListedAndNotThereIsNamed() throws Exception {
        Files.delete(controllers.get(1).file(DEFINITIONS));
        isRefused(controllers.get(1).file(DEFINITIONS)
                + " is not there, so that ceilometer_notification may have another one of its image");
    }

    @Test
    void containersThatKeepWhatTheyHaveAreNamed() throws Exception {
        controllers.get(1).strategy("COPY_ONCE");
        isRefused("container ceilometer_notification does not take its configuration over when it is restarted"
                + " (KOLLA_CONFIG_STRATEGY is COPY_ONCE)");
    }

    private void isRefused(String what) throws Exception {
        before = snapshots();
        String line = "host host-192-0-2-8: " + what;
        for (boolean apply : new boolean[] {false, true}) {
            assertThatExceptionOfType(PatchException.class)
                    .isThrownBy(() -> {
                        if (apply) {
                            patcher().apply("k3x9f2", ledger);
                        } else {
                            patcher().check(true);
                        }
                    })
                    .withMessageStartingWith(line)
                    .withMessageEndingWith(": configure it where it is, and set patch.apply: false (--no-patch)")
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
        }
        assertThat(patcher().check(false)).anyMatch(told -> told.startsWith(line));
        assertThat(snapshots()).isEqualTo(before);
        assertThat(controllers).allSatisfy(one -> assertThat(one.restarts()).isEmpty());
        assertThat(ledger.open()).isEmpty();
    }

    @Test
    void aContainerThatHasAUnitIsRestartedByIt() throws Exception {
        for (KollaFixture one : controllers) {
            one.command("systemctl", """
                    [ "$1 $2" != "cat kolla-nova_api-container.service" ] || exit 0
                    [ "$*" = "restart --no-block kolla-nova_api-container.service" ] || exit 1
                    echo unit >>"$UNITS.restarts"
                    exec docker restart -t 10 nova_api
                    """);
        }
        patcher().apply("k3x9f2", ledger);
        assertThat(controllers.get(0).restarts())
                .containsExactlyInAnyOrder("ceilometer_notification", "unit", "nova_api", "nova_conductor");
    }

    @Test
    void aContainerThatEndsAgainAndAgainIsNamed() throws Exception {
        controllers.get(1).breakContainers();
        assertThatExceptionOfType(PatchException.class)
                .isThrownBy(() -> patcher(Duration.ofSeconds(5)).apply("k3x9f2", ledger))
                .withMessageStartingWith(
                        "host host-192-0-2-8: ceilometer_notification is restarting, nova_api is restarting,"
                                + " nova_conductor is restarting 5 s after the restart");
    }

    @Test
    void withoutItsContainersThereIsNothingToConfigure() throws Exception {
        for (KollaFixture one : controllers) {
            one.stop("ceilometer_notification");
        }
        assertThatExceptionOfType(PatchException.class)
                .isThrownBy(() -> patcher().apply("k3x9f2", ledger))
                .withMessageStartingWith("no controller runs what reads /etc/ceilometer/event_pipeline.yaml"
                        + " (ceilometer_notification): looked at host-192-0-2-7, host-192-0-2-8: ");
    }
}
