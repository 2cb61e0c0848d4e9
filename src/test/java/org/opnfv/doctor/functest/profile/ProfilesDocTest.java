package org.opnfv.doctor.functest.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The table of {@code docs/profiles.md} says what the code does. On a failure, the expected rows are to be copied. */
class ProfilesDocTest {

    private static final Path DOCUMENT = Path.of("docs", "profiles.md");

    @Test
    void theTableIsEqualToTheCode() throws IOException {
        List<String> rows = Files.readAllLines(DOCUMENT).stream()
                .filter(line ->
                        SettingDefinitions.ALL.stream().anyMatch(key -> line.startsWith("| `" + key.path() + "` |")))
                .toList();

        assertThat(String.join("\n", rows)).isEqualTo(String.join("\n", expected()));
    }

    @Test
    void everyVariableOfTheOriginalIsMentioned() throws IOException {
        String text = Files.readString(DOCUMENT);

        assertThat(List.of(
                        "INSTALLER_TYPE",
                        "INSTALLER_IP",
                        "SSH_KEY",
                        "INSPECTOR_TYPE",
                        "INSPECTOR_PORT",
                        "MONITOR_TYPE",
                        "VM_COUNT",
                        "IMAGE_NAME",
                        "TEST_CASE",
                        "PROFILER_TYPE",
                        "COMPUTE_USER",
                        "COMPUTE_IP",
                        "CONTROLLER_IPS",
                        "INTERFACE_NAME",
                        "CI_DEBUG",
                        "ADMIN_TOOL_TYPE",
                        "APP_MANAGER_TYPE"))
                .allMatch(variable -> text.contains("`" + variable + "`"));
    }

    private static List<String> expected() {
        List<String> rows = new ArrayList<>();
        for (SettingDefinition key : SettingDefinitions.ALL) {
            String variable = code(key.variable()) + (key.inherited() == null ? "" : ", " + code(key.inherited()));
            String fallback = code(new Value(key.path(), key.fallback(), Origin.byDefault()).text());
            String option = key.option() == null ? "" : code(key.option());
            rows.add(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %s | %s | %s |",
                    code(key.path()),
                    key.unit(),
                    fallback,
                    key.rule().allowed(),
                    variable,
                    option,
                    key.about()));
        }
        return rows;
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
