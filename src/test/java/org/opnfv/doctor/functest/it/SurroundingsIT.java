package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whatever stands around the program (options of Java, limits, streams), 0 and 1 are verdicts. Each row reports the same log, whose
 * verdict is FAIL by what is asked of it: exit code 1 stands for that report on standard output, and for nothing else.
 */
@Execution(ExecutionMode.CONCURRENT)
class SurroundingsIT {
    private static final Path LOG =
            Path.of("src/test/resources/original/iruya/console.log").toAbsolutePath();
    private static final Path SCRIPT = Path.of("run-functest.sh").toAbsolutePath();

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    /** Where somebody who is not root can read it; all others start the built one, which has an archive of its classes. */
    @BeforeAll
    static void copy() throws IOException {
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.copy(Program.executable(), shared.resolve("doctor-functest"));
        Files.setPosixFilePermissions(shared.resolve("doctor-functest"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.copy(LOG, shared.resolve("run.log"));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "||", quoteCharacter = '`', textBlock = """
        exec "$0" "$@"                                                                 || 1 ||
        exec env -i PATH="$PATH" "$0" "$@"                                             || 1 ||
        JAVA_TOOL_OPTIONS=-XX:+UseG1GC exec "$0" "$@"                                  || 1 || Picked up .*
        JDK_JAVA_OPTIONS=-XX:+UseParallelGC exec "$0" "$@"                             || 1 || NOTE: Picked up .*
        DOCTOR_JAVA_OPTS='-XX:+UseParallelGC -XX:TieredStopAtLevel=4' exec "$0" "$@"   || 1 ||
        JAVA_TOOL_OPTIONS=-Xms200m exec "$0" "$@"                                      || 1 || Picked up .*
        JAVA_TOOL_OPTIONS=-XX:InitialHeapSize=200m exec "$0" "$@"                      || 1 || Picked up .*
        DOCTOR_JAVA_OPTS=-Xmx1g exec "$0" "$@"                                         || 1 ||
        JDK_JAVA_OPTIONS=-XX:MaxRAMPercentage=20 exec "$0" "$@"                        || 1 || NOTE: Picked up .*
        DOCTOR_JAVA_OPTS='-Dstar=* -Dblank=' exec "$0" "$@"                            || 1 ||
        JAVA_TOOL_OPTIONS=-XX:+UseLargePages exec "$0" "$@"                            || 1 || (?s)Picked up .*
        JAVA_TOOL_OPTIONS=-XX:+PrintFlagsFinal exec "$0" "$@"                          || 1 || (?s).*UseG1GC.*
        JAVA_TOOL_OPTIONS=-Xlog:gc exec "$0" "$@"                                      || 1 || (?s)doctor-functest: note: Java's log is not shown .*
        _JAVA_OPTIONS=-Xlog:gc exec "$0" "$@"                                          || 1 || doctor-functest: note: Java's log is not shown .*
        DOCTOR_JAVA_OPTS=-verbose:gc exec "$0" "$@"                                    || 1 || doctor-functest: note: Java's log is not shown .*
        DOCTOR_JAVA_OPTS=-Xlog:gc*=debug:stderr exec "$0" "$@"                         || 1 || (?s).*Heap.*
        DOCTOR_JAVA_OPTS=-Xlog:gc*=debug:file=gc.log exec "$0" "$@"                    || 1 ||
        DOCTOR_JAVA_OPTS='-Xms300m -Xmx200m' exec "$0" "$@"                            || 2 || .* cannot start with what is set in DOCTOR_JAVA_OPTS: .*heap.*
        DOCTOR_JAVA_OPTS='-XX:+UseG1GC -XX:+UseSerialGC' exec "$0" "$@"                || 2 || .* cannot start with .* Multiple garbage collectors selected.*
        JAVA_TOOL_OPTIONS=-Xms90000g exec "$0" "$@"                                    || 2 || .* cannot start with what is set in JAVA_TOOL_OPTIONS: .*
        _JAVA_OPTIONS=-Xmx1k exec "$0" "$@"                                            || 2 || .* cannot start with what is set in _JAVA_OPTIONS: .*heap.*
        JAVA_TOOL_OPTIONS=-javaagent:/nowhere.jar exec "$0" "$@"                       || 2 || .* cannot start with what is set in JAVA_TOOL_OPTIONS: .*/nowhere.jar.*
        JDK_JAVA_OPTIONS=-javaagent:/nowhere.jar exec "$0" "$@"                        || 2 || .* cannot start with what is set in JDK_JAVA_OPTIONS: .*/nowhere.jar.*
        JAVA_TOOL_OPTIONS=-agentpath:/nowhere.so exec "$0" "$@"                        || 2 || .* cannot start with what is set in JAVA_TOOL_OPTIONS: .*/nowhere.so.*
        DOCTOR_JAVA_OPTS=-XX:+NoSuchThing exec "$0" "$@"                               || 2 || .* cannot start with what is set in DOCTOR_JAVA_OPTS: .*NoSuchThing.*
        DOCTOR_JAVA_OPTS=-Xlog:nothing exec "$0" "$@"                                  || 2 || (?s).* cannot start with what is set in DOCTOR_JAVA_OPTS: .*
        DOCTOR_JAVA_OPTS=-version exec "$0" "$@"                                       || 2 || .* cannot start with what is set in DOCTOR_JAVA_OPTS: .*
        JDK_JAVA_OPTIONS=--dry-run exec "$0" "$@"                                      || 2 || .* cannot start with what is set in JDK_JAVA_OPTIONS: .*--dry-run.*
        JDK_JAVA_OPTIONS=@/nowhere exec "$0" "$@"                                      || 2 || .* cannot start with what is set in JDK_JAVA_OPTIONS: .*/nowhere.*
        JAVA_TOOL_OPTIONS=-agentlib:jdwp=transport=no,suspend=n exec "$0" "$@"         || 2 || .* cannot start with what is set in JAVA_TOOL_OPTIONS: .*
        ulimit -v 500000; exec "$0" "$@"                                               || 3 || .* cannot start under the limits of this process .*address space 512000000.*
        ulimit -v 500000; JAVA_TOOL_OPTIONS=-Xmx64m exec "$0" "$@"                     || 2 || .* what is set in JAVA_TOOL_OPTIONS, or under the limits .*address space.*
        ulimit -d 60000; exec "$0" "$@"                                                || 3 || .* cannot start under the limits of this process .*data size 61440000.*
        ulimit -n 64; exec "$0" "$@"                                                   || 1 ||
        ulimit -n 64; exec "$0" run -f json --report junit:made                        || 3 || (?s).*UNKNOWN: .* \\(ulimit -n\\).*
        ulimit -n 24; exec "$0" run -f json --report junit:made                        || 3 || (?s).*UNKNOWN: .* \\(ulimit -n\\).*
        ulimit -n 5; exec "$0" "$@"                                                    || 2 || .+
        exec $POOR prlimit --nproc=12 "$OPEN" "$@"                                     || [23] || .+
        ulimit -s 256; exec "$0" "$@"                                                  || 1 ||
        exec "$0" "$@" <&-                                                             || 1 ||
        exec "$0" "$@" >&-                                                             || 2 || .* cannot write all to standard output: .*
        exec "$0" "$@" <&- >&-                                                         || 2 || .* cannot write all to standard output: .*
        exec "$0" "$@" 2>&-                                                            || 1 ||
        exec "$0" "$@" <&- >&- 2>&-                                                    || 2 ||
        exec "$0" "$@" >/dev/full                                                      || 2 || .* cannot write all to standard output: .*
        exec "$0" "$@" 2>/dev/full                                                     || 1 ||
        { "$0" "$@"; echo $? >code; } | true; read -r code <code; exit $code           || 2 || .* cannot write all to standard output: .*
        TMPDIR=/nowhere LC_ALL=C exec "$0" "$@"                                        || 1 ||
        head -c 5000000 "$0" >cut; exec sh ./cut "$@"                                  || 2 || .*cut is not whole.*
        head -c 400 "$0" >cut; exec sh ./cut "$@"                                      || 2 || (?s).+
        head -c 9000000 "$0" >cut; truncate -s 18000000 cut; exec sh ./cut "$@"        || 2 || .*cut is not whole.*
        mkdir a:b; cp "$0" a:b; exec a:b/doctor-functest "$@"                          || 2 || .*has a colon in its path.*
        mkdir a!; cp "$0" a!; exec a!/doctor-functest "$@"                             || 2 || .*exclamation mark.*/a!/.*
        mkdir a!; cp "$0" a!; cd a!; exec ./doctor-functest "$@"                       || 2 || .*exclamation mark.*/a!/.*
        mkdir a!; cd a!; exec "$0" "$@"                                                || 1 ||
        PATH="${0%/*}:$PATH" exec bash doctor-functest "$@"                            || 2 || .*doctor-functest is no file that can be read.*
        exec sh -c '. "$1"' sh "$0"                                                    || 2 || .*sh is no file that can be read.*
        DOCTOR_JAVA_OPTS=-Duser.language=tr exec "$0" run --quiet -f json --sla 'last<1us' || 1 ||
        set -eu; export SHELLOPTS=nounset:errexit; exec sh -eu "$0" "$@"               || 1 ||
        DOCTOR_JAVA_OPTS=-Djava.system.class.loader=x.Y exec "$0" "$@"                 || 2 || .* cannot start with what is set in DOCTOR_JAVA_OPTS: .*
        JAVA_TOOL_OPTIONS=-Djava.security.manager=x.Y exec "$0" "$@"                   || 2 || .* cannot start with what is set in JAVA_TOOL_OPTIONS: .*
        DOCTOR_JAVA_OPTS=-Dcom.sun.management.jmxremote.port=0 exec "$0" "$@"          || 2 || .* cannot start with what is set in DOCTOR_JAVA_OPTS: .*
        _JAVA_OPTIONS='-Dhttp.agent="my agent"' exec "$0" "$@"                         || 1 || Picked up .*
        cp "$SCRIPT" .; touch target; exec bash ./run-functest.sh                      || 2 || run-functest.sh: cannot build: .*/target cannot be written to
        JAVA_HOME=/nowhere exec "$0" "$@"                                              || 2 || .*there is no Java at JAVA_HOME.*
        """)
    void onlyAVerdictEndsWithAVerdictsCode(String script, String code, String said) throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        Outcome outcome = run(script);

        assertThat(String.valueOf(outcome.exit())).as(outcome.toString()).matches(code);
        assertThat(outcome.err().strip()).matches(said == null ? "" : said);
        assertThat(outcome.out().isEmpty())
                .isEqualTo(outcome.exit() == 2 || !script.contains("run -f") && outcome.exit() == 3);
        if (!outcome.out().isEmpty()) {
            assertThat(outcome.json().path("verdict").asText()).isEqualTo(outcome.exit() == 1 ? "FAIL" : "UNKNOWN");
        }
        if (script.contains("junit:made")) {
            assertThat(folder.resolve("made")).content().contains("<error ", "ulimit -n");
        }
        try (var files = Files.list(folder)) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("hs_err")))
                    .isEmpty();
        }
    }

    private Outcome run(String script) throws IOException, InterruptedException {
        Path out = folder.resolve("stdout");
        Path err = folder.resolve("stderr");
        ProcessBuilder builder = new ProcessBuilder(
                        "sh",
                        "-c",
                        script,
                        Program.executable().toString(),
                        "report",
                        shared.resolve("run.log").toString(),
                        "-f",
                        "json",
                        "--sla",
                        "last<1ms")
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        boolean root = Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "OPEN", shared.resolve("doctor-functest").toString(),
                        "PATH", System.getenv("PATH"),
                        "JAVA_HOME", System.getProperty("java.home"),
                        "SCRIPT", SCRIPT.toString(),
                        "POOR", root ? "setpriv --reuid 65533 --regid 65533 --clear-groups" : ""));
        Process process = builder.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
