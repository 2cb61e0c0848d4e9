package org.opnfv.doctor.functest.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileTextTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsReadAsItWas() throws Exception {
        Profile before = Profile.load(new ProfileRequest(
                folder,
                "kolla",
                Map.of("DOCTOR_HOSTS", "compute-1=192.0.2.11,compute-2=2001:db8::2"),
                Map.of(
                        "ansible.inventory", "~/my: \"own\" #1\\x",
                        "ssh.host_keys", "off",
                        "cloud.name", "null",
                        "controllers", "192.0.2.7,192.0.2.8",
                        "fault.restore_after_s", "2.5",
                        "installer_node.user", "yes")));
        String text = ProfileText.of(List.of("Mine.", "", "Of today."), before.values());
        Path file = Files.writeString(folder.resolve("mine.yaml"), text);

        assertThat(text).startsWith("# Mine.\n#\n# Of today.\n\ninstaller: kolla  # what the cloud");
        Profile after = Profile.load(new ProfileRequest(folder, file.toString(), Map.of(), Map.of()));
        assertThat(after.settings()).isEqualTo(before.settings());
        assertThat(after.values())
                .extracting(Value::path, Value::text)
                .containsExactlyElementsOf(before.values().stream()
                        .map(value -> org.assertj.core.groups.Tuple.tuple(value.path(), value.text()))
                        .toList());
    }
}
