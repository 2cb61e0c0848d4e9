package org.opnfv.doctor.functest.latency.original;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opnfv.doctor.functest.latency.original.SampleLogs.danube;
import static org.opnfv.doctor.functest.latency.original.SampleLogs.write;
import static org.opnfv.doctor.functest.latency.original.SampleLogs.writeDanube;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.Verdict;

/** A folder with the logs of 2017, of which tests change one. */
abstract class ChangedLogs {

    @TempDir
    Path folder;

    @BeforeEach
    void theLogs() {
        writeDanube(folder, text -> text);
    }

    void change(String file, UnaryOperator<String> change) {
        write(folder, file, change.apply(danube(file)));
    }

    Assessment danubeWith(String file, UnaryOperator<String> change) {
        change(file, change);
        return first();
    }

    Assessment first() {
        return RunReader.read(folder);
    }

    Assessment console(String text) {
        write(folder, "console", text);
        return RunReader.read(folder.resolve("console"));
    }

    static String without(String text, String... words) {
        return text.lines()
                .filter(line -> Stream.of(words).noneMatch(line::contains))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    static void isUnknown(Assessment run, String reason) {
        assertThat(run.reasons()).anySatisfy(line -> assertThat(line).contains(reason));
        assertThat(run.verdict()).isEqualTo(Verdict.UNKNOWN);
    }
}
