package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The environment that users of the original harness have, and its script. */
@Execution(ExecutionMode.CONCURRENT)
class EnvironmentIT {

    @TempDir
    private Path folder;

    @Test
    void isUnderstoodAsTheOriginalDid() throws Exception {
        Outcome outcome = Program.in(folder)
                .with("INSTALLER_TYPE", "embedded")
                .with("VM_COUNT", "3")
                .with("TEST_CASE", "fault_management")
                .with("INSPECTOR_TYPE", "sample")
                .with("MONITOR_TYPE", "sample")
                .with("IMAGE_NAME", "cirros")
                .with("DOCTOR_RUN_HOST", "compute-2")
                .run("run", "-f", "json");

        JsonNode result = outcome.json();
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(outcome.complaints()).isEmpty();
        assertThat(result.path("installer").asText()).isEqualTo("embedded");
        assertThat(result.path("instances")).hasSize(3);
        assertThat(Files.readString(folder.resolve("logs/latest/ledger.jsonl"))).contains("\"name\":\"cirros\"");
    }

    @Test
    void isKeptWithTheRunAsItWas() throws Exception {
        Program program = Program.in(folder);
        Outcome outcome = program.with("DOCTOR_MONITOR_INTERVAL_MS", "50")
                .with("BUILD_TAG", "doctor-daily-master-7")
                .with("OS_PASSWORD", "never-to-be-seen")
                .with("VM_COUNT", "3")
                .run("run", "--instances", "2", "--host", "compute-1", "--label", "team=nfv", "--label", "rack=a=b");
        Outcome later =
                program.with("BUILD_TAG", "another").run("report", "-f", "json", "--report", "testapi:handed-in.json");
        JsonNode handedIn =
                new ObjectMapper().readTree(folder.resolve("handed-in.json").toFile());

        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(outcome.unwrapped())
                .contains("nova microversions 2.1 to 2.")
                .contains("labels build_tag=doctor-daily-master-7, rack=a=b, team=nfv")
                .contains("monitor.interval_ms=50 (environment variable DOCTOR_MONITOR_INTERVAL_MS)");
        JsonNode context = later.json().path("context");
        assertThat(context.at("/versions/nova").asText()).matches("2\\.1 to 2\\.\\d+");
        assertThat(context.at("/labels/team").asText()).isEqualTo("nfv");
        assertThat(context.at("/settings/monitor.interval_ms/value").asText()).isEqualTo("50");
        assertThat(context.at("/settings/monitor.interval_ms/origin").asText())
                .isEqualTo("environment variable DOCTOR_MONITOR_INTERVAL_MS");
        assertThat(handedIn.path("build_tag").asText()).isEqualTo("doctor-daily-master-7");
        assertThat(handedIn.path("version").asText()).isEqualTo("master");
        assertThat(later.json().path("instances"))
                .as("an option wins over the environment")
                .hasSize(2);
        assertThat(Files.readString(folder.resolve("logs/latest/run.json"))).doesNotContain("never-to-be-seen");
    }

    @Test
    void whatHasNoEffectIsSaidAndWhatIsNotThereIsRefused() throws Exception {
        Outcome noted = Program.in(folder)
                .with("PROFILER_TYPE", "poc")
                .with("COMPUTE_IP", "192.0.2.1")
                .run("run");
        assertThat(noted.exit()).as(noted.err()).isZero();
        assertThat(noted.complaints())
                .hasSize(2)
                .allMatch(line -> line.startsWith("doctor-functest: "))
                .anyMatch(line -> line.contains("PROFILER_TYPE=poc has no effect"))
                .anyMatch(line -> line.contains("COMPUTE_IP has no effect"));

        Outcome refused = Program.in(folder).with("INSPECTOR_TYPE", "nagios").run("run");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.complaints())
                .singleElement()
                .asString()
                .contains("INSPECTOR_TYPE: inspector.kind: 'nagios'", "sample");

        Outcome unknown = Program.in(folder).with("INSTALLER_TYPE", "apex9").run("run");
        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.complaints()).singleElement().asString().contains("INSTALLER_TYPE", "apex9", "embedded");
    }

    @Test
    void theScriptPassesItsArgumentsOnAndRunsWithoutAny() throws Exception {
        Path top = Files.createDirectories(folder.resolve("a clone"));
        Files.copy(Path.of("run-functest.sh"), top.resolve("run-functest.sh"));
        Files.createDirectories(top.resolve("target"));
        Files.createDirectories(top.resolve("src/main"));
        Files.createDirectories(top.resolve("functest-profiles"));
        Files.writeString(top.resolve("pom.xml"), "");
        Path program = top.resolve("target/doctor-functest");
        Files.writeString(program, "#!/bin/sh\nprintf '[%s]' \"$@\"\nexit 42\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setLastModifiedTime(program, FileTime.from(Instant.now().plusSeconds(60)));

        Outcome told = Program.in(folder).shell("'a clone/run-functest.sh' report 'a run' ''");
        Outcome untold = Program.in(folder).shell("cd /; '" + top + "/run-functest.sh'");

        assertThat(told).isEqualTo(new Outcome(42, "[report][a run][]", ""));
        assertThat(untold).isEqualTo(new Outcome(42, "[run]", ""));
    }
}
