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

class LedgerTest {
    @TempDir
    private Path folder;

    private Path file;
    private final List<String> undone = new ArrayList<>();
    private final Undo way = batch -> {
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
        try (Ledger ledger = new Ledger(file)) {
            assertThat(ledger.open()).extracting(Change::name).containsExactly("made", "perhaps");
            assertThat(ledger.open().get(0).id()).isEqualTo("id-1");
            assertThat(ledger.open().get(1).details()).containsEntry("k", "v");
            assertThat(ledger.intend("a", "new", Map.of()).seq()).isEqualTo(3);
        }
        crashed.close();
    }

    @Test
    void anErrorIsKeptAndTheRestIsUndoneAllTheSame() {
        try (Ledger ledger = new Ledger(file)) {
            ledger.intend("a", "first", Map.of());
            ledger.intend("b", "stuck", Map.of());
            Undo stuck = batch -> Map.of(batch.get(0), "it is in use");
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
        assertThatThrownBy(() -> new Ledger(file)).hasMessageContaining(":2 is damaged");
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
