package org.opnfv.doctor.functest.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The configuration file of the original harness. */
class DoctorConfTest {
    @TempDir
    Path directory;

    private ProfileFixture fixture;

    @BeforeEach
    void start() {
        fixture = new ProfileFixture(directory).configFile("doctor.conf");
    }

    @ParameterizedTest
    @CsvSource({
        "DEFAULT, image_name = cirros, image.name, cirros",
        "DEFAULT, image_format: qcow2, image.format, qcow2",
        "DEFAULT, image_filename = cirros.img, image.file, cirros.img",
        "DEFAULT, doctor_user = doctor, account.user, doctor",
        "DEFAULT, doctor_project = doctor, account.project, doctor",
        "DEFAULT, doctor_role = _member_, account.role, _member_",
        "DEFAULT, net_name = doctor_net, network.name, doctor_net",
        "DEFAULT, net_cidr = 192.168.168.0/24, network.cidr, 192.168.168.0/24",
        "DEFAULT, flavor = m1.tiny, flavor.name, m1.tiny",
        "DEFAULT, instance_count = 3, run.instances, 3",
        "installer, type = local, installer, local",
        "installer, ip = 192.0.2.1, installer_node.address, 192.0.2.1",
        "installer, username = stack, installer_node.user, stack",
        "installer, key_file = /k, ssh.key, /k",
        "inspector, ip = 127.0.0.1, inspector.listen, 127.0.0.1",
        "inspector, port = 12345, inspector.port, 12345",
        "consumer, ip = 127.0.0.1, consumer.listen, 127.0.0.1",
        "consumer, port = 12346, consumer.port, 12346",
    })
    void aKeySetsWhatItSetThere(String section, String line, String path, String value) throws ProfileException {
        fixture.file("doctor.conf", "# the original's", "[" + section + "]", line);

        String name = (section.equals("DEFAULT") ? "" : section + ".") + line.split(" ?[=:]")[0];
        assertThat(fixture.value(path)).isEqualTo(value + " < doctor.conf:3 " + name);
    }

    @ParameterizedTest
    @CsvSource({
        "DEFAULT, glance_version = 2, versions are agreed upon",
        "DEFAULT, instance_basename = x, end in the run's id",
        "DEFAULT, quota_cores = 1, follows the number of instances",
        "DEFAULT, doctor_domain_id = d, in the domain of the credentials",
        "DEFAULT, profiler_type = poc, every report has the timeline",
        "DEFAULT, test_case = all, for planned maintenance run --scenario maintenance",
        "scenario, test_case = all, for planned maintenance run --scenario maintenance",
        "inspector, update_neutron_port_dp_status = True, ports are left as they are",
        "admin_tool, type = fenix, --admin-tool chooses ours or Fenix",
        "app_manager, port = 12348, and the app manager is our own",
        "DEFAULT, flavour = m1.tiny, knew no such key; did you mean 'flavor'?",
    })
    void aKeyWithoutAMeaningIsOneNoticeWithItsPlace(String section, String line, String words) throws ProfileException {
        fixture.file("doctor.conf", "[" + section + "]", line);

        assertThat(fixture.load().settings()).isEqualTo(ProfileFixture.defaults());
        assertThat(fixture.load().notices())
                .singleElement()
                .asString()
                .startsWith("doctor.conf:2: ")
                .contains(words);
    }

    @ParameterizedTest
    @CsvSource({
        "DEFAULT, test_case = fault_management",
        "DEFAULT, profiler_type = none",
        "monitor, type = sample",
        "inspector, type = sample",
        "inspector, update_neutron_port_dp_status = False",
        "consumer, type = sample",
    })
    void whatAsksForWhatIsDoneAnywayIsNotWorthANotice(String section, String line) throws ProfileException {
        fixture.file("doctor.conf", "[" + section + "]", line);

        assertThat(fixture.load().notices()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DEFAULT| test_case = maintenance| doctor.conf:2: test_case: 'maintenance' is not supported (allowed: fault_management, all)",
                "monitor| type = collectd| doctor.conf:2 monitor.type: monitor.kind: ",
                "inspector| type = nagios| doctor.conf:2 inspector.type: inspector.kind: ",
                "installer| type = joid| doctor.conf:2 installer.type: installer: ",
                "DEFAULT| instance_count = many| doctor.conf:2 instance_count: run.instances: ",
                "DEFAULT| just words| doctor.conf:2: neither a comment, nor a [section], nor 'key = value'",
            })
    void whatCannotBeHonouredIsRefusedWithItsPlace(String section, String line, String words) {
        fixture.file("doctor.conf", "[" + section + "]", line);

        assertThatExceptionOfType(ProfileException.class)
                .isThrownBy(fixture::load)
                .satisfies(e -> assertThat(e.getMessage()).startsWith(words));
    }

    @Test
    void itWinsOverTheEnvironmentAndTheCommandLineOverIt() throws ProfileException {
        fixture.file("doctor.conf", "[DEFAULT]", "instance_count = 2", "instance_count = 3", "flavor =")
                .variable("VM_COUNT", "4")
                .variable("IMAGE_NAME", "cirros");

        assertThat(fixture.value("run.instances")).isEqualTo("3 < doctor.conf:3 instance_count");
        assertThat(fixture.value("image.name")).isEqualTo("cirros < environment variable IMAGE_NAME");
        assertThat(fixture.value("flavor.name")).isEqualTo("null < default");
        fixture.option("run.instances", "5");
        assertThat(fixture.value("run.instances")).isEqualTo("5 < option --instances");
    }

    @Test
    void itsInstallerPicksTheProfile() throws ProfileException {
        fixture.file("doctor.conf", "[installer]", "type = local", "ip = 192.0.2.1");

        assertThat(fixture.load().name()).isEqualTo("local");
        assertThat(fixture.load().notices())
                .contains("doctor.conf:3 installer.ip has no effect: the installer local asks no other machine");
    }

    @Test
    void aPasswordIsNeverRepeated() throws ProfileException {
        fixture.file("doctor.conf", "[DEFAULT]", "doctor_passwd = s3cret");

        assertThat(fixture.load().notices()).singleElement().asString().doesNotContain("s3cret");
        assertThat(fixture.load().values().toString()).doesNotContain("s3cret");
    }

    @Test
    void aSampleWithAllItsKeysInCommentsSetsNothing() throws ProfileException {
        fixture.file(
                "doctor.conf",
                "[DEFAULT]",
                "#image_name = cirros",
                "",
                "#flavor = m1.tiny",
                "[installer]",
                "#type = local");

        assertThat(fixture.load().settings()).isEqualTo(ProfileFixture.defaults());
        assertThat(fixture.load().notices()).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadIsOneLine() throws Exception {
        assertThatExceptionOfType(ProfileException.class)
                .isThrownBy(fixture::load)
                .withMessage("doctor.conf: there is no such configuration file");
        Files.write(directory.resolve("doctor.conf"), new byte[] {'[', (byte) 0xff, ']'});
        assertThatExceptionOfType(ProfileException.class)
                .isThrownBy(fixture::load)
                .withMessage("doctor.conf: is not UTF-8 text");
    }

    @Test
    void everyKeyThatSetsSomethingSetsASettingThereIs() {
        assertThat(DoctorConfKeys.names())
                .map(DoctorConfKeys::meaning)
                .filteredOn(meaning -> meaning.path() != null)
                .allMatch(meaning -> SettingIndex.find(meaning.path()) != null);
        assertThat(List.copyOf(DoctorConfKeys.names())).hasSizeGreaterThan(35);
    }
}
