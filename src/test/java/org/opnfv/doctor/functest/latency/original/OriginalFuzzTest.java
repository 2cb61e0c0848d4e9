package org.opnfv.doctor.functest.latency.original;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rubbish crashes nothing and is no PASS. {@link LogFuzz} does the same with millions of lines. */
class OriginalFuzzTest {

    @TempDir
    Path folder;

    @Test
    void rubbishIsNoPass() {
        LogFuzz.Count count = new LogFuzz(folder, 20261123).run(40_000);

        assertThat(count.lines()).isGreaterThanOrEqualTo(40_000);
        assertThat(count.wrong()).isEmpty();
        assertThat(count.judged()).as("the damage must not hide all there is").isPositive();
    }
}
