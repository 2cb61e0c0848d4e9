package org.opnfv.doctor.functest.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProfileFileTest {

    private static final String FILE = "functest-profiles/mine.yaml";

    @TempDir
    Path directory;

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(
                        "run:\n  treshold_s: 1",
                        ":2: run.treshold_s: unknown key; did you mean 'threshold_s'?"
                                + " (allowed in run: instances, iterations, warm_up, sla, host, host_address, seed,"),
                Arguments.of(
                        "\nrnu:\n  instances: 1",
                        ":2: rnu: unknown key; did you mean 'run'? (allowed: installer, hosts, controllers, installer_node,"),
                Arguments.of(
                        "xyzzy: 1", ":1: xyzzy: unknown key (allowed: installer, hosts, controllers, installer_node,"),
                Arguments.of(
                        "threshold_s: 1", ":1: threshold_s: unknown key; did you mean 'threshold_s' under 'run:'?"),
                Arguments.of(
                        "run.threshold_s: 1",
                        ":1: run.threshold_s: write 'threshold_s' on a line of its own under 'run:'"),
                Arguments.of(
                        "run:\n  instances: many", ":2: run.instances: must be a number, not text (allowed: a whole"),
                Arguments.of("run:\n  instances: '2'", ":2: run.instances: must be a number, not text"),
                Arguments.of("run:\n  instances: 1.5", ":2: run.instances: 1.5 is not a whole number"),
                Arguments.of("run:\n  instances: 5001", ":2: run.instances: 5001 is out of range"),
                Arguments.of(
                        "run:\n  instances: 99999999999999999999", ":2: run.instances: 99999999999999999999 is out of"),
                Arguments.of("run:\n  instances: 1_000", ":2: run.instances: '1_000' is not a number"),
                Arguments.of("run:\n  threshold_s: .nan", ":2: run.threshold_s: '.nan' is not a number"),
                Arguments.of("run:\n  threshold_s: .inf", ":2: run.threshold_s: '.inf' is not a number"),
                Arguments.of("run:\n  threshold_s: -1", ":2: run.threshold_s: -1 is out of range"),
                Arguments.of("run:\n  threshold_s: 1e999999", ":2: run.threshold_s: 1e999999 is out of range"),
                Arguments.of("run:\n  threshold_s:", ":2: run.threshold_s: has no value"),
                Arguments.of("run:\n  threshold_s: [1]", ":2: run.threshold_s: must be a number, not a list"),
                Arguments.of("run:\n  threshold_s: {a: 1}", ":2: run.threshold_s: must be a number, not a section"),
                Arguments.of("run:\n  host: 12", ":2: run.host: must be text, not a number, put it in quotes"),
                Arguments.of("run:\n  host: ''", ":2: run.host: is blank"),
                Arguments.of("run:\n  host: |\n    two\n    lines", ":2: run.host: is blank, too long or has control"),
                Arguments.of("run:\n  keep: maybe", ":2: run.keep: must be true or false, not text"),
                Arguments.of(
                        "run:\n  alarm_match: instance_id",
                        ":2: run.alarm_match: 'instance_id' is not one of them;"
                                + " did you mean 'instance-id'? (allowed: instance-id, display-name)"),
                Arguments.of("run: 5", ":1: run: is a section; its keys are instances, iterations"),
                Arguments.of("monitor:\n  interval_ms: 0", ":2: monitor.interval_ms: 0 is out of range"),
                Arguments.of("inspector:\n  port: 65536", ":2: inspector.port: 65536 is out of range"),
                Arguments.of("inspector:\n  port: -1", ":2: inspector.port: -1 is out of range"),
                Arguments.of("inspector:\n  allow: 192.0.2.1", ":2: inspector.allow: must be a list, not text"),
                Arguments.of("inspector:\n  allow: [1]", ":2: inspector.allow: each entry of the list must be text"),
                Arguments.of("inspector:\n  allow: [everybody]", ":2: inspector.allow: 'everybody' is not a network"),
                Arguments.of("inspector:\n  listen: 300.0.0.1", ":2: inspector.listen: '300.0.0.1' is not an address"),
                Arguments.of("network:\n  cidr: 192.168.168.0", ":2: network.cidr: '192.168.168.0' is not a network"),
                Arguments.of("network:\n  cidr: 192.168.168.0/33", ":2: network.cidr: the prefix of"),
                Arguments.of(
                        "network:\n  cidr: 192.168.168.9/24",
                        ":2: network.cidr: '192.168.168.9/24' is an address" + " within 192.168.168.0/24"),
                Arguments.of(
                        "network:\n  cidr: 192.168.256.0/24", ":2: network.cidr: '192.168.256.0/24' is not a network"),
                Arguments.of("consumer:\n  url: ftp://host/", ":2: consumer.url: is not such a URL"),
                Arguments.of("consumer:\n  url: 'http://a b'", ":2: consumer.url: is not a URL"),
                Arguments.of(
                        "run:\n  keep: true\n  keep: true", ":3: run.keep: stands here a second time, after line 2"),
                Arguments.of("run:\n  keep: true\nrun:\n  host: x", ":3: run: stands here a second time, after line 1"),
                Arguments.of("run:\n  a: 1\n b: 2", ":2: run.a: unknown key"),
                Arguments.of("run:\n  keep: true\n keep: 2", ":3: not YAML: expected <block end>"),
                Arguments.of("run:\n\tkeep: true", ":2: not YAML: found character"),
                Arguments.of("run: {keep: true", ":1: not YAML: expected ',' or '}'"),
                Arguments.of("installer: a: b", ":1: not YAML: mapping values are not allowed here"),
                Arguments.of("installer: \"a", ":1: not YAML: found unexpected end of stream"),
                Arguments.of("? [x]\n: 1", ":1: a key must be one plain word"),
                Arguments.of("installer: &a embedded\nrun:\n  host: *a", ":3: run.host: an alias cannot be used here"),
                Arguments.of("installer: embedded\n---\ninstaller: embedded", ":3: a second document starts"),
                Arguments.of("- installer", ":1: a profile is made of sections with keys"),
                Arguments.of("embedded", ":1: a profile is made of sections with keys"),
                Arguments.of("", ": empty: a profile says at least 'installer: NAME'"),
                Arguments.of("# only a comment", ": empty: a profile says"),
                Arguments.of(
                        "installer: joid",
                        ":1: installer: 'joid' is not one of them (allowed: embedded, local, devstack, apex, fuel, daisy, kolla, osa)"),
                Arguments.of("installer:", ":1: installer: has no value"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsOneLineWithFileLineAndKey(String yaml, String message) {
        ProfileFixture fixture = new ProfileFixture(directory).mine(yaml);

        assertThatExceptionOfType(ProfileException.class)
                .isThrownBy(fixture::load)
                .withMessageStartingWith(FILE + message)
                .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
    }

    @Test
    void aPasswordInAUrlIsRefusedAndNotRepeated() {
        ProfileFixture fixture = new ProfileFixture(directory).mine("consumer:", "  url: http://me:hunter2@192.0.2.1/");

        assertThatExceptionOfType(ProfileException.class)
                .isThrownBy(fixture::load)
                .withMessageContaining("consumer.url")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hunter2"));
    }

    @Test
    void sectionsMayBeEmptyAndWindowsLineEndsAreRead() throws ProfileException {
        Profile profile = new ProfileFixture(directory)
                .mine("\uFEFFinstaller: embedded\r", "run:\r", "monitor:\r", "  misses: 3\r")
                .load();

        assertThat(profile.settings().monitor().misses()).isEqualTo(3);
    }

    @Test
    void whatMayBeUnsetCanBeSetToNull() throws ProfileException {
        Settings settings = new ProfileFixture(directory)
                .mine("run:", "  host: null", "  seed: ~", "consumer:", "  url:")
                .load()
                .settings();

        assertThat(settings.run().host()).isNull();
        assertThat(settings.run().seed()).isNull();
        assertThat(settings.consumer().url()).isNull();
    }

    @Test
    void listsAndUrlsAreRead() throws ProfileException {
        Settings settings = new ProfileFixture(directory)
                .mine(
                        "inspector:",
                        "  allow: [192.0.2.1, '::1', 198.51.100.0/24]",
                        "consumer:",
                        "  url: http://192.0.2.1:80/")
                .load()
                .settings();

        assertThat(settings.inspector().allow()).isEqualTo(List.of("192.0.2.1", "::1", "198.51.100.0/24"));
        assertThat(settings.consumer().url()).isEqualTo("http://192.0.2.1:80");
    }

    @Test
    void aFileThatIsNotTextSaysSo() throws Exception {
        Path file = directory.resolve("binary.yaml");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThatExceptionOfType(ProfileException.class)
                .isThrownBy(new ProfileFixture(directory).profile("binary.yaml")::load)
                .withMessage("binary.yaml: is not UTF-8 text");
    }

    @Test
    void aControlCharacterIsNoYaml() throws Exception {
        Files.write(directory.resolve("bell.yaml"), "installer:\n  a\u0007".getBytes(StandardCharsets.UTF_8));

        assertThatExceptionOfType(ProfileException.class)
                .isThrownBy(new ProfileFixture(directory).profile("bell.yaml")::load)
                .withMessageStartingWith("bell.yaml:2: has a control character");
    }

    @Test
    void aFileWithoutEndIsNotReadToItsEnd() {
        assertThatExceptionOfType(ProfileException.class)
                .isThrownBy(
                        () -> new ProfileFixture(directory).profile("/dev/zero").load())
                .withMessage("/dev/zero: is longer than 1048576 bytes, and so no profile");
    }
}
