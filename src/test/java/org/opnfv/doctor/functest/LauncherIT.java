package org.opnfv.doctor.functest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged executable, copied to a folder as a user would, with stand-ins for Java where its choice is what matters. */
class LauncherIT {

    private record Outcome(long pid, int exit, String out, String err) {}

    /** What has an archive, which takes longer to make than all else here. */
    @TempDir
    private static Path shared;

    private static byte[] archived;
    private static FileTime archivedProgram;

    @TempDir
    private Path folder;

    private Path program;
    private Path javaHome;
    private String path;
    private String options = "-Done=1 -Dtwo=2";
    private String locale = "";

    @BeforeEach
    void install() throws IOException {
        path = folder.toString();
        program = Files.createDirectories(folder.resolve("my bin")).resolve("doctor-functest");
        Files.copy(Path.of(System.getProperty("doctor.executable")), program);
        executable(program);
        javaHome = Files.createDirectories(folder.resolve("some java"));
        Files.createDirectories(javaHome.resolve("bin"));
    }

    @Test
    void worksWhereverItIsCopiedTo() throws Exception {
        Outcome outcome = launch(System.getProperty("java.home"), "--help");

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void becomesTheProgramWithItsArgumentsExitCodeAndProcess() throws Exception {
        java("echo \"$$\"; for word; do echo \"$word\"; done; exit 42");
        release("21.0.1");

        Outcome outcome = launch(javaHome.toString(), "run", "--host", "a b", "");

        assertThat(outcome.exit()).isEqualTo(42);
        assertThat(outcome.out())
                .as("one call of java alone, in the launcher's own process, so that signals reach it")
                .startsWith(outcome.pid() + "\n")
                .endsWith("-jar\n" + program + "\nrun\n--host\na b\n\n");
    }

    @Test
    void extraOptionsReachJava() throws Exception {
        java("echo \"$*\"");
        release("17");

        assertThat(launch(javaHome.toString()).out()).contains(" -Done=1 -Dtwo=2 ");
    }

    @Test
    void theSystemsWordsAreEnglishAndItsCharactersTheUsers() throws Exception {
        java("echo \"$LC_ALL $LC_CTYPE $LC_MESSAGES\"");
        release("17");
        locale = "de_DE.UTF-8";

        assertThat(launch(javaHome.toString()).out()).isEqualTo(" de_DE.UTF-8 C\n");
    }

    @Test
    void theArchiveOfItsClassesIsUsedBesideIt() throws Exception {
        Path loaded = folder.resolve("loaded");
        withArchive(System.getProperty("java.version"));
        options = "-Xlog:class+load:file=" + loaded;

        assertThat(launch(System.getProperty("java.home"), "--help").exit()).isZero();
        assertThat(loaded).content().containsPattern("picocli\\.CommandLine source: shared objects file \\(top\\)");
    }

    @Test
    void anArchiveOfAnotherJavaIsNotShownToThisOne() throws Exception {
        Path loaded = folder.resolve("loaded");
        withArchive("16.0.2");
        options = "-Xlog:class+load:file=" + loaded;

        assertThat(launch(System.getProperty("java.home"), "--help").exit()).isZero();
        assertThat(loaded)
                .content()
                .contains("source: shared objects file\n")
                .doesNotContain("source: shared objects file (top)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"half", "empty", "junk", "rotten", "folder", "another program", "another collector"})
    void anArchiveThatDoesNotFitIsNothingToTellOf(String trouble) throws Exception {
        Path archive = withArchive(System.getProperty("java.version"));
        byte[] bytes = Files.readAllBytes(archive);
        switch (trouble) {
            case "half" -> Files.write(archive, Arrays.copyOf(bytes, bytes.length / 2));
            case "empty" -> Files.write(archive, new byte[0]);
            case "junk" -> Files.write(archive, "no archive\n".repeat(1000).getBytes(StandardCharsets.UTF_8));
            case "folder" -> {
                Files.delete(archive);
                Files.createDirectory(archive);
            }
            case "another program" -> Files.setLastModifiedTime(program, FileTime.fromMillis(0));
            case "another collector" -> options = "-XX:-UseSerialGC -XX:+UseG1GC";
            default -> { // rotten
                for (int at = 8_192; at < bytes.length; at += 4_096) {
                    bytes[at] ^= 1;
                }
                Files.write(archive, bytes);
            }
        }

        Outcome outcome = launch(System.getProperty("java.home"), "--version");

        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(outcome.out()).hasLineCount(1).startsWith("doctor-functest ");
        assertThat(outcome.err()).isEmpty();
    }

    /**
     * As the build makes it, beside the program where all tests of it have theirs: it knows its program by place, size and time. Java
     * archives its own classes alone where the path has a blank.
     */
    private Path withArchive(String version) throws Exception {
        Path plain = shared.resolve("doctor-functest");
        if (archived == null) {
            program = Files.move(program, plain);
            archivedProgram = Files.getLastModifiedTime(plain);
            Path made = shared.resolve("new.jsa");
            options = "-XX:ArchiveClassesAtExit=" + made;
            assertThat(launch(System.getProperty("java.home"), "--version").exit())
                    .isZero();
            archived = Files.readAllBytes(made);
            Files.delete(made);
        }
        try (Stream<Path> files = Files.list(shared)) {
            for (Path old : files.filter(file -> !file.equals(plain)).toList()) {
                Files.delete(old);
            }
        }
        program = plain;
        Files.setLastModifiedTime(program, archivedProgram);
        options = "";
        path = System.getenv("PATH");
        return Files.write(shared.resolve("doctor-functest." + version + "." + archived.length + ".jsa"), archived);
    }

    @Test
    void anOldJavaIsOneClearLine() throws Exception {
        java("exit 0");
        release("11.0.22");
        refused(launch(javaHome.toString()), javaHome + "/bin/java is of version 11, which is too old");

        Files.delete(javaHome.resolve("release"));
        java("echo 'openjdk version \"1.8.0_402\"' >&2");
        refused(launch(javaHome.toString()), javaHome + "/bin/java is of version 8, which is too old");
    }

    @Test
    void noJavaIsOneClearLine() throws Exception {
        refused(launch("/nowhere"), "there is no Java at JAVA_HOME (/nowhere)");
        refused(launch(""), "there is no java on the PATH");
    }

    private static void refused(Outcome outcome, String why) {
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .isEqualTo("doctor-functest: " + why + "; install Java 17 or newer, or set JAVA_HOME to one\n");
    }

    /** Runs the program, with a PATH that holds nothing unless it has an archive. */
    private Outcome launch(String home, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of("PATH", path, "JAVA_HOME", home, "DOCTOR_JAVA_OPTS", options, "LC_ALL", locale));
        Process process = builder.start();
        try {
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Outcome(process.pid(), process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private void java(String script) throws IOException {
        Path java = javaHome.resolve("bin/java");
        Files.write(java, ("#!/bin/sh\n" + script + "\n").getBytes(StandardCharsets.UTF_8));
        executable(java);
    }

    private void release(String version) throws IOException {
        Files.writeString(
                javaHome.resolve("release"), "IMPLEMENTOR=\"Some\"\nJAVA_VERSION=\"" + version + "\"\nLIBC=\"gnu\"\n");
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
