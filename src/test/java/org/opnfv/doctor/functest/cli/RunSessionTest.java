package org.opnfv.doctor.functest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.run.Manifest;
import org.opnfv.doctor.functest.run.RunFolder;
import picocli.CommandLine;

class RunSessionTest {

    @TempDir
    private Path logs;

    /** Standard error of a process that may not have another thread once its run is named. */
    private static final class Limited extends StringWriter {
        @Override
        public void write(String text, int from, int length) {
            super.write(text, from, length);
            if (text.contains(" run 2") && !text.contains("UNKNOWN")) {
                throw new OutOfMemoryError("unable to create native thread");
            }
        }
    }

    @Test
    void aLimitThatIsReachedBehindTheFolderIsTheResultOfThatFolder() {
        StringWriter out = new StringWriter();
        StringWriter err = new Limited();
        CommandLine line =
                DoctorFunctest.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

        int exit = DoctorFunctest.execute(line, "run", "--installer", "embedded", "--logs-dir", logs.toString());

        List<Path> folders = RunFolder.folders(logs);
        assertThat(folders).as(err.toString()).hasSize(1);
        Manifest run = RunFolder.open(folders.get(0)).manifest();
        assertThat(run.problem()).contains("(ulimit -u");
        assertThat(run.cleanup().state()).isNotEqualTo(Manifest.Cleanup.State.COMPLETE);
        assertThat(exit).isEqualTo(3);
        assertThat(out.toString()).startsWith("UNKNOWN  ");
    }
}
