package org.opnfv.doctor.functest.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {

    @TempDir
    Path directory;

    private ProfileFixture fixture;

    @BeforeEach
    void start() {
        fixture = new ProfileFixture(directory);
    }

    @ParameterizedTest
    @CsvSource({
        "INSTALLER_TYPE, embedded, installer, embedded",
        "INSPECTOR_PORT, 12345, inspector.port, 12345",
        "VM_COUNT, 3, run.instances, 3",
        "IMAGE_NAME, cirros, image.name, cirros",
        "CI_DEBUG, true, run.verbose, true",
        "CI_DEBUG, False, run.verbose, false"
    })
    void variablesOfTheOriginalStillWork(String variable, String text, String path, String value)
            throws ProfileException {
        fixture.variable(variable, text);

        assertThat(fixture.value(path)).isEqualTo(value + " < environment variable " + variable);
        assertThat(fixture.load().notices()).isEmpty();
    }

    @Test
    void aVariableOfTheOriginalIsKnownWhateverItBeginsWith() {
        SettingDefinition key = SettingDefinition.of("run.host", ValueTypes.text(), null, "a host")
                .inherits("DOCTOR_HOST");

        assertThat(key.isTold("DOCTOR_RUN_HOST")).isTrue();
        assertThat(key.isTold("DOCTOR_HOST")).isTrue();
        assertThat(key.isTold("DOCTOR_HOSTS")).isFalse();
    }

    @Test
    void ourVariableWinsOverTheOriginals() throws ProfileException {
        fixture.variable("VM_COUNT", "3").variable("DOCTOR_RUN_INSTANCES", "4");

        assertThat(fixture.value("run.instances")).isEqualTo("4 < environment variable DOCTOR_RUN_INSTANCES");
    }

    @Test
    void aVariableSetToNothingIsNotSet() throws ProfileException {
        fixture.variable("VM_COUNT", "").variable("INSPECTOR_TYPE", " ").variable("DOCTOR_RUN_HOST", "");

        assertThat(fixture.load().settings()).isEqualTo(ProfileFixture.defaults());
    }

    @ParameterizedTest
    @CsvSource({
        "TEST_CASE, maintenance, 'for planned maintenance run --scenario maintenance; the test cases here: fault_management, all'"
    })
    void whatCannotBeHonouredIsAnError(String variable, String value, String known) {
        fixture.variable(variable, value);

        assertThatExceptionOfType(ProfileException.class)
                .isThrownBy(fixture::load)
                .withMessage("environment variable " + variable + ": '" + value + "' is not supported; " + known
                        + "; unset it or choose one of them");
    }

    @ParameterizedTest
    @CsvSource({"INSPECTOR_TYPE, nagios, inspector.kind", "MONITOR_TYPE, collectd, monitor.kind"})
    void aComponentThatIsNotThereIsAnError(String variable, String value, String key) {
        assertThatExceptionOfType(ProfileException.class)
                .isThrownBy(fixture.variable(variable, value)::load)
                .withMessageStartingWith("environment variable " + variable + ": " + key + ": '" + value + "'")
                .withMessageContaining("sample, external, ")
                .withMessageContaining("none");
    }

    @ParameterizedTest
    @CsvSource({"INSPECTOR_TYPE, sample", "MONITOR_TYPE, sample", "TEST_CASE, fault_management", "PROFILER_TYPE, none"})
    void whatIsThereAnywayNeedsNoNotice(String variable, String value) throws ProfileException {
        assertThat(fixture.variable(variable, value).load().notices()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSTALLER_IP",
                "SSH_KEY",
                "COMPUTE_USER",
                "COMPUTE_IP",
                "CONTROLLER_IPS",
                "INTERFACE_NAME",
                "ADMIN_TOOL_TYPE",
                "APP_MANAGER_TYPE",
                "PROFILER_TYPE"
            })
    void whatHasNoMeaningHereIsANotice(String variable) throws ProfileException {
        assertThat(fixture.variable(variable, "something").load().notices())
                .singleElement()
                .asString()
                .startsWith(variable)
                .contains("has no effect");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DOCTOR_ACCOUNT_PASSWORD",
                "DOCTOR_INSPECTOR_SECRET",
                "DOCTOR_INSTALLER_NODE_PASSWORD",
                "DOCTOR_OS_KEY_PASSPHRASE",
                "DOCTOR_SUDO_PASSWORD"
            })
    void aSecretIsNoSettingAndNoMistake(String variable) throws ProfileException {
        Profile profile = fixture.variable(variable, "s3cret").load();

        assertThat(profile.notices()).isEmpty();
        assertThat(profile.values()).noneMatch(value -> value.text().contains("s3cret"));
    }

    @Test
    void howWeProbeIsANoticeWhereSomebodyElseDoes() throws ProfileException {
        fixture.variable("DOCTOR_MONITOR_MISSES", "3");
        assertThat(fixture.load().notices()).isEmpty();

        assertThat(fixture.variable("DOCTOR_MONITOR_KIND", "external").load().notices())
                .containsExactly(
                        "environment variable DOCTOR_MONITOR_MISSES has no effect: with monitor external nobody of"
                                + " ours probes");
    }

    @Test
    void howALinkIsCutIsANoticeWhereNoneIs() throws ProfileException {
        fixture.variable("DOCTOR_FAULT_RESTORE_AFTER_S", "20");
        assertThat(fixture.load().notices()).isEmpty();

        assertThat(fixture.variable("DOCTOR_FAULT_KIND", "nova-compute-stopped")
                        .load()
                        .notices())
                .containsExactly("environment variable DOCTOR_FAULT_RESTORE_AFTER_S has no effect: with fault"
                        + " nova-compute-stopped no link is taken down");
    }

    @Test
    void howOurInspectorWorksIsANoticeWhereSomebodyElseMarks() throws ProfileException {
        fixture.variable("DOCTOR_INSPECTOR_ALLOW", "192.0.2.7").variable("DOCTOR_INSPECTOR_SECRET", "s3cret");
        assertThat(fixture.load().notices()).isEmpty();

        fixture.variable("DOCTOR_INSPECTOR_KIND", "external").variable("DOCTOR_INSPECTOR_URL", "http://127.0.0.1:1/x");
        assertThat(fixture.load().notices())
                .containsExactlyInAnyOrder(
                        "environment variable DOCTOR_INSPECTOR_ALLOW has no effect: with inspector external nobody of"
                                + " ours marks",
                        "DOCTOR_INSPECTOR_SECRET has no effect: with inspector external nobody may post to us");
    }

    @Test
    void theBusIsReadWhateverOwnersWaitFor() throws ProfileException {
        fixture.variable("DOCTOR_BUS_CONFIG", "nova.conf").variable("DOCTOR_ALARM_PRESET", "evacuated");

        assertThat(fixture.load().notices()).isEmpty();
    }

    @Test
    void allTestCasesAreTheOneThereIs() throws ProfileException {
        assertThat(fixture.variable("TEST_CASE", "all").load().notices())
                .containsExactly(
                        "TEST_CASE=all runs fault_management alone: for planned maintenance run --scenario maintenance");
    }

    @Test
    void credentialsThatTheEmbeddedCloudDoesNotUseAreANotice() throws ProfileException {
        fixture.variable("OS_AUTH_URL", "http://192.0.2.1:5000");
        assertThat(fixture.load().notices()).singleElement().asString().contains("starts a cloud of its own");

        fixture.variable("DOCTOR_EMBEDDED_URL", "http://127.0.0.1:1");
        assertThat(fixture.load().notices()).isEmpty();
    }

    @Test
    void aMisspeltVariableOfOursIsAnError() {
        assertThatExceptionOfType(ProfileException.class)
                .isThrownBy(fixture.variable("DOCTOR_RUN_TRESHOLD_S", "1")::load)
                .withMessage("environment variable DOCTOR_RUN_TRESHOLD_S: there is no such setting;"
                        + " did you mean 'DOCTOR_RUN_THRESHOLD_S'?");
    }

    @Test
    void aVariableThatOnlyLooksLikeOursIsANotice() throws ProfileException {
        assertThat(fixture.variable("DOCTOR_HOME", "/opt").load().notices())
                .singleElement()
                .asString()
                .startsWith("DOCTOR_HOME is not a setting and has no effect");
    }

    @Test
    void theMessageDoesNotDependOnWhatElseIsSet() {
        fixture.variable("VM_COUNT", "two").variable("PATH", "/bin");

        assertThatExceptionOfType(ProfileException.class)
                .isThrownBy(fixture::load)
                .withMessage("environment variable VM_COUNT: run.instances: 'two' is not a number"
                        + " (allowed: a whole number from 1 to 5000)");
    }
}
