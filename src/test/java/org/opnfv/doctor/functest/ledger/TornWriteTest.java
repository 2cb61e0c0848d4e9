package org.opnfv.doctor.functest.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A write that the system takes in part, as a disk does that fills up meanwhile. */
class TornWriteTest {
    /** Blocks of 1024 bytes. */
    private static final int LIMIT = 2;

    @TempDir
    private Path folder;

    /** A process of its own: the limit is on all files that a process writes, and cannot be taken back. */
    @Test
    void leavesWholeLinesToWhichTheNextCanBeAdded() throws Exception {
        Path file = folder.resolve("ledger.jsonl");
        Process process = new ProcessBuilder(
                        "bash",
                        "-c",
                        "ulimit -f " + LIMIT + "; exec \"$0\" -XX:-UsePerfData -cp \"$1\" \"$2\" \"$3\"",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        System.getProperty("java.class.path"),
                        TornWriteTest.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();

        assertThat(output).contains("cannot write " + file);
        assertThat(Files.readString(file))
                .endsWith("}\n")
                .contains("before", "after")
                .doesNotContain("torn");
        assertThat(Ledger.read(file).told()).extracting(Change::name).containsExactly("before", "after");
    }

    /** In that process. */
    public static void main(String[] args) {
        try (Ledger ledger = new Ledger(Path.of(args[0]))) {
            ledger.intend("a", "before", Map.of());
            try {
                ledger.intend("a", "torn", Map.of("long", "x".repeat(LIMIT * 1024)));
            } catch (LedgerException e) {
                System.out.println(e.getMessage());
            }
            ledger.intend("a", "after", Map.of());
        }
    }
}
