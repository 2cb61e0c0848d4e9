package org.opnfv.doctor.functest.profile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.fuzz.Fuzz;

/** Whatever stands in a profile or a doctor.conf is a setting, or named in one line. */
class SettingsFuzzTest {

    @TempDir
    private Path folder;

    @Test
    void noProfileBreaksTheReader() throws Exception {
        Path file = folder.resolve("mine.yaml");
        Fuzz.of(List.of(
                        Files.readAllBytes(Path.of("functest-profiles/embedded.yaml")),
                        Files.readAllBytes(Path.of("functest-profiles/lab.yaml")),
                        "installer: local\nhosts: {a: 10.0.0.1}\nrun: {instances: 3, sla: 'last<1s'}\n".getBytes()))
                .read(
                        400,
                        text -> {
                            Files.write(file, text);
                            Profile.load(new ProfileRequest(folder, file.toString(), Map.of(), Map.of()));
                        },
                        ProfileException.class);
    }

    @Test
    void noDoctorConfBreaksTheReader() throws Exception {
        Path file = folder.resolve("doctor.conf");
        Fuzz.of(
                        "[DEFAULT]\nimage_name = cirros\nflavor_name=m1.tiny\nnet_cidr=192.168.168.0/24\ninstance_count: 2\n"
                                + "[installer]\ntype=apex\nip = 192.0.2.1\nusername=root\n[monitor]\ntype=sample\n[consumer]\n"
                                + "type = sample\nip=127.0.0.1\nport = 12346\n; comment\n  continued = %(x)s\n",
                        "a\n")
                .read(
                        400,
                        text -> {
                            Files.write(file, text);
                            Profile.load(new ProfileRequest(folder, null, Map.of(), "doctor.conf", Map.of()));
                        },
                        ProfileException.class);
    }
}
