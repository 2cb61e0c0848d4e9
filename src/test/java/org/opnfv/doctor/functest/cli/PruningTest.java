package org.opnfv.doctor.functest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.run.RunFolder;

class PruningTest extends RunsFixture {

    @Test
    void whatIsOldIsFirstToldAndThenDeletedButNeverWhatIsLeftToUndoOrLinkedTo() throws IOException {
        for (int i = 1; i <= 6; i++) {
            String day = "2026-11-1%dT10:00:00Z".formatted(i);
            boolean left = i == 2;
            run(
                    "2026111%d-100000-aaaaa%c".formatted(i, 'a' + i),
                    old -> left
                            ? old.set("started", day).set("cleanup", Map.of("state", "kept", "errors", List.of()))
                            : old.set("started", day));
        }
        Files.createSymbolicLink(logs.resolve("good"), Path.of("20261113-100000-aaaaad"));

        assertThat(execute("runs", "--logs-dir", logs.toString(), "--prune")).isEqualTo(2);
        assertThat(ids("--prune", "--more-than", "2", "--verdict", "PASS")).containsExactly("aaaaae", "aaaaab");
        assertThat(err.toString()).contains("nothing is deleted yet: add --yes to delete these 2");
        assertThat(ids("--prune", "--older-than", "2026-11-12")).containsExactly("aaaaab");
        assertThat(ids("--prune", "--more-than", "2", "--yes")).containsExactly("aaaaae", "aaaaab");
        assertThat(ids()).containsExactly("aaaaag", "aaaaaf", "aaaaad", "aaaaac");
        try (Stream<Path> all = Files.list(logs)) {
            assertThat(all).as("nothing stays behind").hasSize(5);
        }
        assertThat(execute("runs", "--yes")).as("without --prune").isEqualTo(2);
    }

    @Test
    void aProofIsNoRunAndGoesWithTheRunsOfItsTime() throws IOException {
        for (int i = 1; i <= 5; i++) {
            String day = "2026-11-1%dT10:00:00Z".formatted(i);
            boolean proof = i % 2 == 0;
            run(
                    "2026111%d-100000-aaaaa%c".formatted(i, 'a' + i),
                    made -> proof
                            ? made.set("started", day).set("fault", null).set("proof", true)
                            : made.set("started", day));
        }
        run(
                "20261116-100000-aaaaag",
                old -> old.set("started", "2026-11-16T10:00:00Z")
                        .set("fault", null)
                        .set("problem", "it was a check of the notification path: no fault was to be injected"));

        assertThat(ids()).containsExactly("aaaaaf", "aaaaad", "aaaaab");
        assertThat(RunFolder.locate(logs, "latest~1")).isEqualTo(logs.resolve("20261113-100000-aaaaad"));
        assertThat(ids("--prune", "--more-than", "2")).containsExactly("aaaaac", "aaaaab");
        assertThat(ids("--prune", "--older-than", "2026-11-13")).containsExactly("aaaaac", "aaaaab");
    }

    @Test
    void aLinkBesideTheLogsKeepsARunAndOneThatCannotBeDeletedDoesNotKeepTheOthers() throws IOException {
        for (int i = 1; i <= 4; i++) {
            String day = "2026-11-1%dT10:00:00Z".formatted(i);
            run("2026111%d-100000-aaaaa%c".formatted(i, 'a' + i), old -> old.set("started", day));
        }
        Files.createSymbolicLink(folder.resolve("good"), Path.of("logs/20261112-100000-aaaaac"));
        Path stuck = Files.createDirectories(logs.resolve(".new-20261113-100000-aaaaad/in-the-way"));

        assertThat(execute("runs", "-q", "--logs-dir", logs.toString(), "--prune", "--more-than", "1", "--yes"))
                .isEqualTo(2);
        assertThat(err.toString())
                .startsWith("doctor-functest: cannot delete " + logs.resolve("20261113-100000-aaaaad"))
                .hasLineCount(1);
        assertThat(stuck).exists();
        assertThat(ids()).containsExactly("aaaaae", "aaaaad", "aaaaac");
    }

    @Test
    void whatAKilledOneLeftGoesWithTheNext() throws IOException {
        for (int i = 1; i <= 2; i++) {
            String day = "2026-11-1%dT10:00:00Z".formatted(i);
            run("2026111%d-100000-aaaaa%c".formatted(i, 'a' + i), old -> old.set("started", day));
        }
        Path killed = Files.createDirectories(logs.resolve(".new-20261110-100000-aaaaaz/parts"));
        Path making = Files.createDirectories(logs.resolve(".new-20261113-100000-aaaaay"));
        Path foreign = Files.createDirectories(logs.resolve(".new-something"));
        FileTime before = FileTime.from(Instant.now().minus(Duration.ofHours(2)));
        Files.setLastModifiedTime(killed.getParent(), before);
        Files.setLastModifiedTime(foreign, before);

        assertThat(ids("--prune", "--more-than", "1")).containsExactly("aaaaab");
        assertThat(killed).as("nothing is confirmed yet").exists();
        assertThat(ids("--prune", "--more-than", "1", "--yes")).containsExactly("aaaaab");

        assertThat(killed.getParent()).doesNotExist();
        assertThat(making).as("a run that just begins").exists();
        assertThat(foreign).exists();
    }

    @Test
    void aBaselineThatIsKeptAndARunThatHasOnlyBegunAreNotDeleted() throws IOException {
        series("20261111-100000-aaaaab");
        Files.createSymbolicLink(logs.resolve("good"), Path.of("20261111-100000-aaaaab/iteration-002"));
        run("baseline", copy -> copy.set("started", "2026-11-12T10:00:00Z"));
        Path begun = run(
                "20261113-100000-k3x9f2",
                run -> run.set("started", "2026-11-13T10:00:00Z")
                        .set("fault", null)
                        .set("cleanup", Map.of("state", "incomplete", "errors", List.of())));
        Files.writeString(begun.resolve("ledger.jsonl"), "");
        run("20261114-100000-aaaaae", old -> old.set("started", "2026-11-14T10:00:00Z"));

        assertThat(listed())
                .as("nothing is open yet")
                .anyMatch(line -> line.contains(" k3x9f2 ") && line.contains(" complete"));
        assertThat(ids("--prune", "--more-than", "0")).containsExactly("aaaaae");
    }

    @Test
    void aLinkBesideTheLogsKeepsARunAlsoWhereTheLogsAreReachedByALink() throws IOException {
        for (int i = 1; i <= 3; i++) {
            String day = "2026-11-1%dT10:00:00Z".formatted(i);
            run("2026111%d-100000-aaaaa%c".formatted(i, 'a' + i), old -> old.set("started", day));
        }
        Files.createSymbolicLink(folder.resolve("good"), Path.of("logs/20261112-100000-aaaaac"));
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path link = Files.createSymbolicLink(elsewhere.resolve("logs"), logs);

        assertThat(execute("runs", "--logs-dir", link.toString(), "--prune", "--more-than", "1"))
                .isZero();
        assertThat(out.toString()).contains("aaaaab").doesNotContain("aaaaac");
    }
}
