package org.opnfv.doctor.functest.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.CloudException;
import org.opnfv.doctor.functest.cloud.CloudSettings;
import org.opnfv.doctor.functest.cloud.Credentials;
import org.opnfv.doctor.functest.cloud.CredentialsException;
import org.opnfv.doctor.functest.embedded.SmallCloud;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.installer.SiteException;
import org.opnfv.doctor.functest.ledger.LedgerException;
import org.opnfv.doctor.functest.profile.ProfileException;
import org.opnfv.doctor.functest.run.RunException;
import org.opnfv.doctor.functest.scenario.ScenarioException;
import org.opnfv.doctor.functest.scenario.SettingsError;
import picocli.CommandLine;

class ErrorReporterTest {
    private final StringWriter err = new StringWriter();
    private final CommandLine line = DoctorFunctest.commandLine().setErr(new PrintWriter(err, true));

    static Stream<Arguments> codes() {
        return Stream.of(
                Arguments.of(2, new ProfileException("a key")),
                Arguments.of(2, new SettingsError("a setting", null)),
                Arguments.of(2, new SiteException("a site", null)),
                Arguments.of(2, new RunException("a folder", null)),
                Arguments.of(2, new LedgerException("a ledger", null)),
                Arguments.of(3, new HostException("a host", null)),
                Arguments.of(3, new ScenarioException("a scenario", null)));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void eachKindIsOneLineAndItsCode(int code, Exception e) {
        assertThat(ErrorReporter.execution(e, line, line.parseArgs("profiles"))).isEqualTo(code);
        assertThat(err).hasToString("doctor-functest: " + e.getMessage() + System.lineSeparator());
    }

    @Test
    void aCloudThatRefusesIsForTheUserToSetRightOneThatIsAwayIsNot() throws Exception {
        try (SmallCloud cloud = SmallCloud.start()) {
            assertThat(code(cloud.environment(), "OS_PASSWORD", "wrong")).isEqualTo(2);
            assertThat(code(cloud.environment(), "OS_AUTH_URL", "http://127.0.0.1:1/v3"))
                    .isEqualTo(3);
        }
    }

    private int code(Map<String, String> environment, String name, String value) throws CredentialsException {
        Map<String, String> changed = new HashMap<>(environment);
        changed.put(name, value);
        Credentials credentials = Credentials.find(changed, Path.of(""), Path.of(""));
        CloudException e =
                catchThrowableOfType(CloudException.class, () -> Cloud.connect(credentials, CloudSettings.defaults()));
        return ErrorReporter.execution(e, line, line.parseArgs("profiles"));
    }

    @Test
    void whatNobodyThoughtOfIsABugOfOurs() {
        assertThat(ErrorReporter.execution(new IllegalStateException("oops"), line, line.parseArgs("profiles")))
                .isEqualTo(70);
        assertThat(err.toString())
                .contains("a bug of ours, please report it", "IllegalStateException: oops")
                .doesNotContain("\tat ");
    }

    @Test
    void theStackTraceIsForThoseWhoAskForIt() {
        ErrorReporter.execution(new SiteException("a site", null), line, line.parseArgs("-v", "profiles"));
        assertThat(err.toString())
                .startsWith("doctor-functest: a site")
                .contains("\tat " + ErrorReporterTest.class.getName());
    }

    @Test
    void aMisspeltWordIsOneLineWithWhatWasMeant() {
        assertThat(line.execute("run", "--instnces", "3")).isEqualTo(2);
        assertThat(err)
                .hasToString("doctor-functest: unknown option --instnces; did you mean '--instances'? "
                        + "(see: doctor-functest run --help)" + System.lineSeparator());
    }
}
