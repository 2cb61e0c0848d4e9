package org.opnfv.doctor.functest.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where Aodh has a bus of its own, Ceilometer's publisher has its URL, with a password. */
class OwnBusTest extends PatcherFixture {
    private static final String PUBLISHER = "notifier://aodh:s3cret@172.29.236.20:5671//aodh?topic=alarm.all&ssl=1";
    private static final String PIPELINE = """
            sources:
              - name: events
                events: ["*"]
                sinks: [sink]
            sinks:
              - name: sink
                publishers:
                  - notifier://?topic=alarm.all
            """;

    private final PublishAlarms edit = new PublishAlarms(DefineEvent.UPDATE).by(PUBLISHER);

    @Test
    void aPublisherToCeilometersOwnBusIsNotEnough() throws Exception {
        String changed = edit.apply(PIPELINE).orElseThrow();

        assertThat(changed).contains("notifier://?topic=alarm.all\n").contains(PUBLISHER);
        assertThat(edit.apply(changed)).isEmpty();
        assertThat(edit.wanted()).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @CsvSource({
        "notifier://other:p@172.29.236.20:5671/%2Faodh?ssl=1&topic=alarm.all, true",
        "'notifier://u:p@172.29.236.21:5671,u:p@172.29.236.20//aodh?topic=alarm.all&ssl=1', true",
        "notifier://aodh:p@172.29.236.20:5671//aodh?topic=alarm.all, false",
        "notifier://aodh:p@172.29.236.20:5671//nova?topic=alarm.all&ssl=1, false",
        "notifier://aodh:p@172.29.236.20:5671//aodh?topic=event&ssl=1, false",
    })
    void anyWayToAodhsBusIsRight(String publisher, boolean right) throws Exception {
        assertThat(edit.apply(PIPELINE.replace("notifier://?topic=alarm.all", "\"" + publisher + "\""))
                        .isEmpty())
                .isEqualTo(right);
    }

    @Test
    void aFileThatEverybodyMayReadGetsNoPassword() throws Exception {
        Path pipeline = folder.resolve("controller-0/etc/ceilometer/event_pipeline.yaml");
        Files.writeString(pipeline, PIPELINE);
        Files.setPosixFilePermissions(pipeline, PosixFilePermissions.fromString("rw-r--r--"));
        assertRefused("everybody may read it");
        assertThat(pipeline).hasContent(PIPELINE);

        Files.setPosixFilePermissions(pipeline, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(patcher().check(true)).anyMatch(line -> line.contains("Aodh's own virtual host"));
        patcher().apply("k3x9f2", ledger);
        assertThat(pipeline).content().contains(PUBLISHER);
        assertThat(Files.getPosixFilePermissions(pipeline)).isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
        assertThat(folder.resolve("ledger.jsonl")).content().doesNotContain("s3cret");
    }

    @Test
    void noNewFileGetsAPassword() throws Exception {
        Path pipeline = folder.resolve("controller-0/etc/ceilometer/event_pipeline.yaml");
        Files.delete(pipeline);
        assertRefused("it is not there, and a new one everybody could read");
        assertThat(pipeline).doesNotExist();
    }

    /** Whoever only looks is told; a run ends before it has changed anything. */
    private void assertRefused(String why) {
        assertThat(patcher().check(false))
                .anySatisfy(line -> assertThat(line).contains(why).doesNotContain("s3cret"));
        assertThatThrownBy(() -> patcher().apply("k3x9f2", ledger))
                .isInstanceOf(PatchException.class)
                .hasMessageContaining(why)
                .hasMessageContaining("--no-patch")
                .hasMessageNotContaining("s3cret");
        assertThat(folder.resolve("ledger.jsonl")).content().doesNotContain(Patcher.KIND);
    }

    @Test
    void aFileThatAVirtualEnvironmentMayHaveIsUnknownAndNotMade() throws Exception {
        Path pipeline = folder.resolve("controller-0/etc/ceilometer/event_pipeline.yaml");
        Files.delete(pipeline);
        List<String> told = new ArrayList<>();
        Patcher patcher = patcher(Patches.inPackages(Patches.OF_FAULT), told);

        assertThat(patcher.check(true)).noneMatch(line -> line.contains("event_pipeline"));
        assertThat(told)
                .anyMatch(line -> line.startsWith("unknown: ")
                        && line.contains("/etc/ceilometer/event_pipeline.yaml is not found, and"
                                + " ceilometer/pipeline/data/event_pipeline.yaml not in the virtual environment"));
        patcher.apply("k3x9f2", ledger);
        assertThat(pipeline).doesNotExist();
    }

    @Test
    void aVirtualEnvironmentThatIsGoneHasNothingToPutBack() throws Exception {
        Path pipeline = packagedPipeline("python3.11/site-packages");
        patcher(Patches.inPackages(Patches.OF_FAULT), new ArrayList<>()).apply("k3x9f2", ledger);
        try (Stream<Path> gone = Files.list(pipeline.getParent())) {
            for (Path file : gone.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(pipeline.getParent());

        assertThat(undo()).isEmpty();
        assertThat(pipeline.getParent()).doesNotExist();
        assertThat(ledger.open()).isEmpty();
    }

    private Path packagedPipeline(String packages) throws IOException {
        Files.delete(folder.resolve("controller-0/etc/ceilometer/event_pipeline.yaml"));
        Path pipeline = folder.resolve("controller-0/units.venv/lib")
                .resolve(packages)
                .resolve("ceilometer/pipeline/data/event_pipeline.yaml");
        Files.createDirectories(pipeline.getParent());
        return Files.writeString(pipeline, PIPELINE.replace("topic=alarm.all", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"python3.11/site-packages", "python3/dist-packages"})
    void aFileInTheVirtualEnvironmentIsEditedThereAndPutBack(String packages) throws Exception {
        Path pipeline = packagedPipeline(packages);
        List<String> told = new ArrayList<>();
        Patcher patcher = patcher(Patches.inPackages(Patches.OF_FAULT), told);

        assertThat(patcher.check(true)).anyMatch(line -> line.contains(pipeline.toString()));
        patcher.apply("k3x9f2", ledger);
        assertThat(pipeline).content().contains("alarm.all");
        assertThat(told).isEmpty();

        assertThat(undo()).isEmpty();
        assertThat(pipeline).hasContent(PIPELINE.replace("topic=alarm.all", ""));
        assertThat(pipeline.getParent()).isDirectoryNotContaining("glob:**doctor-functest*");
        assertThat(folder.resolve("controller-0/etc/ceilometer/event_pipeline.yaml"))
                .doesNotExist();
    }

    @Override
    Patcher patcher() {
        return patcher(Patches.by(Optional.of(PUBLISHER), Patches.OF_FAULT), new ArrayList<>());
    }

    private Patcher patcher(List<Patch> patches, List<String> told) {
        return new Patcher(
                List.of(controllers.get(0).controller()),
                Duration.ofSeconds(20),
                patches,
                one -> folder.resolve(one.name()).toString(),
                told::add);
    }
}
