package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/reliability.md shows the matrix as it is. */
class MatrixPageTest {

    @Test
    void thePageIsWhatTheTableSays() throws Exception {
        assertThat(Files.readString(Path.of("docs/reliability.md"))).contains(Matrix.page());
    }

    @Test
    void thereAreTwoHundredRowsAndADozenOfThemInEachBuild() throws Exception {
        assertThat(Matrix.rows()).hasSizeGreaterThanOrEqualTo(200);
        assertThat(Matrix.rows().stream().map(MatrixRow::name)).doesNotHaveDuplicates();
        assertThat(Matrix.rows().stream().filter(MatrixRow::always)).hasSizeBetween(12, 16);
    }
}
