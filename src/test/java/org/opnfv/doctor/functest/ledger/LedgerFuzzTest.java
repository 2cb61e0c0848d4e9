package org.opnfv.doctor.functest.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.fuzz.Fuzz;

/** Whatever stands in a ledger is a change, or named in one line; and nothing is undone but what stands there. */
class LedgerFuzzTest {

    @TempDir
    private Path folder;

    @Test
    void noLedgerBreaksTheReader() throws Exception {
        Path whole = folder.resolve("whole.jsonl");
        try (Ledger ledger = new Ledger(whole)) {
            Change cloud = ledger.intend("cloud", "http://127.0.0.1:5000/v3", Map.of("user", "u", "project", "p"));
            Change alarm = ledger.intend("alarm", "doctor_alarm1-k3x9f2", Map.of());
            ledger.made(alarm, "0f5e");
            ledger.intend("instance", Map.of("a", Map.of(), "b", Map.of("host", "compute-1")));
            ledger.withdraw(List.of(cloud));
        }
        Path file = folder.resolve("ledger.jsonl");
        Fuzz.of(List.of(Files.readAllBytes(whole)))
                .read(
                        1_000,
                        text -> {
                            Files.write(file, text);
                            Ledger.read(file).open().forEach(Change::label);
                            Ledger.read(file).told();
                        },
                        LedgerException.class);
    }
}
