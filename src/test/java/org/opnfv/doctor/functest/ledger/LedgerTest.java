package org.opnfv.doctor.functest.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest {
    @TempDir
    private Path folder;

    private Path file;
    private final List<String> undone = new ArrayList<>();
    private final UndoAction way = batch -> {
        batch.forEach(change -> undone.add(change.name() + "=" + change.id()));
        return Map.of();
    };

    @BeforeEach
    void place() {
        file = folder.resolve("ledger.jsonl");
    }

    @Test
    void anIntentionIsInTheFileWhenIntendReturns() throws IOException {
        try (Ledger ledger = new Ledger(file)) {
            ledger.intend("network", "net-1", Map.of("cidr", "192.168.168.0/24"));
            assertThat(Files.readString(file)).contains("\"intend\"", "net-1", "192.168.168.0/24");
        }
    }

    @Test
    void undoesTheNewestBatchFirst() {
        try (Ledger ledger = new Ledger(file)) {
            ledger.made(ledger.intend("a", "first", Map.of()), "1");
            ledger.intend("a", names("second", "third"));
            ledger.intend("a", "fourth", Map.of());
            assertThat(ledger.undo(change -> true, Map.of("a", way))).isEmpty();
            assertThat(undone).containsExactly("fourth=null", "second=null", "third=null", "first=1");
            assertThat(ledger.open()).isEmpty();
        }
    }

    @Test
    void whatACrashLeftIsStillThereForTheNextProcess() {
        Ledger crashed = new Ledger(file);
        crashed.made(crashed.intend("a", "made", Map.of()), "id-1");
        crashed.intend("a", "perhaps", Map.of("k", "v"));
        crashed.close();
        try (Ledger ledger = new Ledger(file)) {
            assertThat(ledger.open()).extracting(Change::name).containsExactly("made", "perhaps");
            assertThat(ledger.open().get(0).id()).isEqualTo("id-1");
            assertThat(ledger.open().get(1).details()).containsEntry("k", "v");
            assertThat(ledger.intend("a", "new", Map.of()).seq()).isEqualTo(3);
        }
    }

    @Test
    void anErrorIsKeptAndTheRestIsUndoneAllTheSame() {
        try (Ledger ledger = new Ledger(file)) {
            ledger.intend("a", "first", Map.of());
            ledger.intend("b", "stuck", Map.of());
            UndoAction stuck = batch -> Map.of(batch.get(0), "it is in use");
            assertThat(ledger.undo(change -> true, Map.of("a", way, "b", stuck)))
                    .containsExactly("b stuck: it is in use");
            assertThat(undone).containsExactly("first=null");
        }
        try (Ledger again = new Ledger(file)) {
            assertThat(again.open()).extracting(Change::name).containsExactly("stuck");
            assertThat(again.undo(change -> true, Map.of("b", way))).isEmpty();
        }
        try (Ledger third = new Ledger(file)) {
            assertThat(third.open()).isEmpty();
        }
    }

    @Test
    void aKindWithoutAWayBackIsAnErrorAndStaysOpen() {
        try (Ledger ledger = new Ledger(file)) {
            ledger.intend("later", "thing", Map.of());
            assertThat(ledger.undo(change -> true, Map.of()))
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("later thing");
            assertThat(ledger.open()).hasSize(1);
        }
    }

    @Test
    void aTornLastLineOpenedNothingAndTheNextOneIsWhole() throws IOException {
        try (Ledger ledger = new Ledger(file)) {
            ledger.intend("a", "whole", Map.of());
        }
        Files.writeString(file, "{\"event\":\"intend\",\"seq\":2,\"ba", StandardOpenOption.APPEND);
        try (Ledger ledger = new Ledger(file)) {
            assertThat(ledger.open()).extracting(Change::name).containsExactly("whole");
            assertThat(ledger.undo(change -> true, Map.of("a", way))).isEmpty();
        }
        try (Ledger cleanedAgain = new Ledger(file)) {
            assertThat(cleanedAgain.open()).isEmpty();
        }
    }

    @Test
    void aLastLineThatLacksOnlyItsEndCounts() throws IOException {
        try (Ledger ledger = new Ledger(file)) {
            ledger.intend("a", "one", Map.of());
        }
        Files.writeString(file, Files.readString(file).stripTrailing());
        try (Ledger ledger = new Ledger(file)) {
            ledger.intend("a", "two", Map.of());
        }
        assertThat(Ledger.read(file).open()).extracting(Change::name).containsExactly("one", "two");
    }

    @Test
    void anInterruptedThreadStillWritesAndSoDoTheOthersAfterIt() {
        try (Ledger ledger = new Ledger(file)) {
            Change change = ledger.intend("a", "made", Map.of());
            Thread.currentThread().interrupt();
            ledger.made(change, "id-1");
            ledger.intend("a", "later", Map.of());
            assertThat(Thread.interrupted()).isTrue();
            ledger.intend("a", "last", Map.of());
        }
        assertThat(Ledger.read(file).open()).extracting(Change::id).containsExactly("id-1", null, null);
    }

    @Test
    void isOfOneOwnerAtATimeAndCanBeReadMeanwhile() {
        try (Ledger ledger = new Ledger(file)) {
            ledger.intend("a", "one", Map.of());
            assertThatThrownBy(() -> new Ledger(file))
                    .isInstanceOf(LedgerException.class)
                    .hasMessageContaining("is in use");
            assertThat(Ledger.read(file).open()).hasSize(1);
        }
        new Ledger(file).close();
    }

    @Test
    void aLineThatIsLostInTheMiddleIsMissed() throws IOException {
        try (Ledger ledger = new Ledger(file)) {
            ledger.intend("a", "one", Map.of());
            ledger.intend("a", "two", Map.of());
            ledger.intend("a", "three", Map.of());
        }
        List<String> lines = Files.readAllLines(file);
        for (int lost = 0; lost < 2; lost++) {
            List<String> left = new ArrayList<>(lines);
            left.remove(lost);
            Files.write(file, left);

            assertThatThrownBy(() -> Ledger.read(file).open())
                    .isInstanceOf(LedgerException.class)
                    .hasMessageContaining("the line that begins number " + (lost + 1) + " is missing before it");
        }
    }

    @Test
    void whatWasUndoneIsStillToldOfAndItsNumberIsNotUsedAgain() {
        try (Ledger ledger = new Ledger(file)) {
            ledger.withdraw(List.of(ledger.intend("a", "one", Map.of())));
        }
        try (Ledger ledger = new Ledger(file)) {
            ledger.intend("a", "two", Map.of());
        }
        assertThat(Ledger.read(file).open()).extracting(Change::name).containsExactly("two");
        assertThat(Ledger.read(file).told()).extracting(Change::name).containsExactly("one", "two");
    }

    @Test
    void aFolderInItsPlaceIsNoLedger() throws IOException {
        Files.createDirectory(file);

        assertThatThrownBy(() -> Ledger.read(file).open()).hasMessageContaining("it is no file");
        assertThatThrownBy(() -> new Ledger(file)).hasMessageContaining("it is no file");
    }

    @Test
    void whatWasWithdrawnIsNotUndone() {
        try (Ledger ledger = new Ledger(file)) {
            ledger.intend("a", "one", Map.of());
            ledger.withdraw(List.of(ledger.intend("a", "not done", Map.of())));
            assertThat(ledger.undo(change -> true, Map.of("a", way))).isEmpty();
        }
        assertThat(undone).containsExactly("one=null");
        assertThat(Ledger.read(file).open()).isEmpty();
    }

    @Test
    void aBugInOneWayBackIsAnErrorOfThatOneAlone() {
        try (Ledger ledger = new Ledger(file)) {
            ledger.intend("a", "first", Map.of());
            ledger.intend("b", "second", Map.of());
            UndoAction broken = batch -> {
                throw new IllegalStateException("broken");
            };
            assertThat(ledger.undo(change -> true, Map.of("a", way, "b", broken)))
                    .singleElement()
                    .asString()
                    .contains("b second", "broken");
        }
        assertThat(undone).containsExactly("first=null");
        assertThat(Ledger.read(file).open()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{\"seq\":1}",
                "{\"event\":\"dance\",\"seq\":1}",
                "{\"event\":\"intend\",\"seq\":1,\"kind\":\"a\",\"name\":\"b\"}",
                "{\"event\":\"intend\",\"seq\":1,\"batch\":1,\"kind\":\"a\",\"name\":\"b\",\"details\":{\"user\":null}}",
                "{\"event\":\"intend\",\"seq\":1,\"ba"
            })
    void aWholeLineThatSaysNothingIsDamagedAlsoTheLastOne(String line) throws IOException {
        Files.writeString(file, line + "\n");

        assertThatThrownBy(() -> Ledger.read(file).open())
                .isInstanceOf(LedgerException.class)
                .hasMessageMatching(
                        ".*ledger.jsonl:1 is damaged \\(.*\\): put a whole copy of the file there, or undo by hand .*");
    }

    @Test
    void aLineDamagedInTheMiddleIsNotPassedOver() throws IOException {
        Files.writeString(file, "rubbish\n{\"event\":\"undone\",\"seq\":1}\n");
        assertThatThrownBy(() -> new Ledger(file))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("ledger.jsonl:1 is damaged");
    }

    private static Map<String, Map<String, String>> names(String... names) {
        Map<String, Map<String, String>> things = new LinkedHashMap<>();
        for (String name : names) {
            things.put(name, Map.of());
        }
        return things;
    }
}
