package org.opnfv.doctor.functest.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileLayersTest {

    @TempDir
    Path directory;

    private ProfileFixture fixture;

    @BeforeEach
    void start() {
        fixture = new ProfileFixture(directory);
    }

    @Test
    void withoutAnythingTheBuiltInProfileOfTheEmbeddedInstallerHolds() throws ProfileException {
        Profile profile = fixture.load();

        assertThat(profile.name()).isEqualTo("embedded");
        assertThat(profile.file()).isEqualTo("built-in profile embedded.yaml");
        assertThat(profile.settings()).isEqualTo(ProfileFixture.defaults());
        assertThat(profile.notices()).isEmpty();
        assertThat(fixture.value("installer")).startsWith("embedded < built-in profile embedded.yaml:");
        assertThat(fixture.value("run.host")).isEqualTo("null < default");
    }

    @Test
    void aProfileInTheWorkingDirectoryWinsOverTheBuiltInOne() throws ProfileException {
        fixture.file("functest-profiles/embedded.yaml", "installer: embedded", "run:", "  instances: 7");

        assertThat(fixture.value("run.instances")).isEqualTo("7 < functest-profiles/embedded.yaml:3");
    }

    @Test
    void eachLayerWinsOverTheOneBelow() throws ProfileException {
        fixture.mine("installer: embedded", "run:", "  threshold_s: 0.5");
        assertThat(fixture.value("run.threshold_s")).isEqualTo("0.5 < functest-profiles/mine.yaml:3");

        fixture.variable("DOCTOR_RUN_THRESHOLD_S", "0.6");
        assertThat(fixture.value("run.threshold_s")).isEqualTo("0.6 < environment variable DOCTOR_RUN_THRESHOLD_S");

        fixture.option("run.threshold_s", "0.7");
        assertThat(fixture.value("run.threshold_s")).isEqualTo("0.7 < option --threshold");
        assertThat(fixture.load().settings().run().thresholdS()).isEqualTo(0.7);
    }

    @Test
    void aLayerIsCheckedEvenWhereALaterOneWins() {
        fixture.variable("VM_COUNT", "0").option("run.instances", "2");

        assertThatExceptionOfType(ProfileException.class)
                .isThrownBy(fixture::load)
                .withMessage("environment variable VM_COUNT: run.instances: 0 is out of range"
                        + " (allowed: a whole number from 1 to 5000)");
    }

    @Test
    void anOptionIsNamedInItsError() {
        fixture.option("run.threshold_s", "0");

        assertThatExceptionOfType(ProfileException.class)
                .isThrownBy(fixture::load)
                .withMessage("option --threshold: run.threshold_s: 0 is out of range"
                        + " (allowed: a number above 0, up to 3600)");
    }

    @Test
    void anUnknownPathAmongTheOptionsIsAMistakeOfTheCaller() {
        fixture.option("run.treshold_s", "1");

        assertThatThrownBy(fixture::load)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("treshold");
    }

    @Test
    void everyKeyHasAVariable() throws ProfileException {
        for (SettingDefinition key : SettingDefinitions.ALL) {
            ProfileFixture one = new ProfileFixture(directory).variable(key.variable(), sample(key));
            if (key.path().equals("embedded.report_interval_s")) {
                one.variable("DOCTOR_EMBEDDED_SERVICE_DOWN_TIME_S", "9");
            }
            assertThat(one.value(key.path()))
                    .as(key.path())
                    .isEqualTo(new Value(key.path(), key.rule().read(sample(key)), Origin.byDefault()).text()
                            + " < environment variable " + key.variable());
        }
    }

    private static String sample(SettingDefinition key) {
        return switch (key.rule().form()) {
            case FLAG -> "true";
            case NUMBER -> key.path().equals("run.timeout_s") ? "31" : "2";
            case MAP ->
                key.path().equals("bmc.urls")
                        ? "compute-1=https://192.0.2.21, compute-2=ipmi://[fd00::22]:624"
                        : "compute-1=192.0.2.11, compute-2=fd00::12";
            case LIST -> key.path().equals("controllers") ? "192.0.2.7 fd00::8" : "192.0.2.1, 192.0.2.0/24";
            case TEXT ->
                switch (key.name()) {
                    case "installer" -> "embedded";
                    case "alarm_match" -> "display-name";
                    case "scenario" -> "maintenance";
                    case "admin_tool" -> "fenix";
                    case "reply" -> "nack";
                    case "move" -> "live-migrate";
                    case "reply_to" -> "SCALE_IN";
                    case "fault_during" -> "host";
                    case "listen" -> "::1";
                    case "probe" -> "tcp";
                    case "kind" -> key.path().equals("fault.kind") ? "manual" : "external";
                    case "preset" -> "rebuilt";
                    case "jump" -> "never";
                    case "host_keys" -> "strict";
                    case "format" -> "qcow2";
                    case "release" -> "zed";
                    case "cidr" -> "192.0.2.0/24";
                    case "url" -> "http://192.0.2.1:80";
                    default -> "something";
                };
        };
    }

    @Test
    void printLogsIsOnByDefaultWhereCiIsAndAProfileCanTurnItOff() throws ProfileException {
        fixture.variable("CI", "true");
        assertThat(fixture.value("run.print_logs")).isEqualTo("true < environment variable CI");

        fixture.mine("installer: embedded", "run:", "  print_logs: false");
        assertThat(fixture.value("run.print_logs")).isEqualTo("false < functest-profiles/mine.yaml:3");
    }

    @Test
    void theDefaultNetworkWidensWithTheInstances() throws ProfileException {
        assertThat(fixture.option("run.instances", "250").value("network.cidr"))
                .isEqualTo("192.168.168.0/24 < default");
        assertThat(fixture.option("run.instances", "251")
                        .load()
                        .settings()
                        .network()
                        .cidr())
                .isEqualTo("192.168.168.0/23");
        assertThat(fixture.option("run.instances", "5000")
                        .load()
                        .settings()
                        .network()
                        .cidr())
                .isEqualTo("192.168.160.0/19");
    }

    @Test
    void valuesListsEveryKeyInOrder() throws ProfileException {
        assertThat(fixture.load().values())
                .extracting(Value::path)
                .containsExactlyElementsOf(SettingDefinitions.ALL.stream()
                        .map(SettingDefinition::path)
                        .toList());
    }
}
