package org.opnfv.doctor.functest.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfilesTest {

    private static final Path SHIPPED = Path.of("functest-profiles");

    @TempDir
    Path directory;

    private ProfileFixture fixture;

    @BeforeEach
    void start() {
        fixture = new ProfileFixture(directory);
    }

    @Test
    void allShippedProfilesAreBuiltIn() throws IOException {
        try (Stream<Path> files = Files.list(SHIPPED)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Profiles.BUILT_IN.stream()
                            .map(name -> name + ".yaml")
                            .toList());
        }
    }

    @Test
    void everyShippedProfileLoadsAndNamesItsInstaller() throws ProfileException {
        for (String name : Profiles.BUILT_IN) {
            String installer = name.equals("lab") ? "local" : name;
            assertThat(fixture.profile(name).load().settings().installer()).isEqualTo(installer);
        }
    }

    @Test
    void theEmbeddedProfileShowsEveryKeyAtItsDefault() throws Exception {
        String text = Files.readString(SHIPPED.resolve("embedded.yaml"));

        assertThat(fixture.load().settings()).isEqualTo(ProfileFixture.defaults());
        for (SettingDefinition key : SettingDefinitions.ALL) {
            assertThat(text.lines().map(String::strip))
                    .as(key.path())
                    .anyMatch(line -> line.matches("(# )?" + key.name() + ": .*"));
        }
    }

    @Test
    void allAreListedWithTheirPlaceAndFirstComment() throws ProfileException {
        fixture.file("functest-profiles/mine.yaml", "#  Two instances.", "run: {instances: 2}");
        fixture.file("functest-profiles/notes.txt", "no profile");

        assertThat(Profiles.list(directory))
                .contains(
                        new Profiles.Listed(
                                "embedded",
                                "built in",
                                "An OpenStack inside this process: needs nothing, and is gone when the run ends."),
                        new Profiles.Listed("mine", "functest-profiles/mine.yaml", "Two instances."));
    }

    @Test
    void oneThatCannotBeReadIsListedAndSaysWhy() throws Exception {
        Files.createDirectories(directory.resolve("functest-profiles/folder.yaml"));

        assertThat(Profiles.list(directory))
                .filteredOn(listed -> listed.name().equals("folder"))
                .extracting(Profiles.Listed::about)
                .containsExactly("functest-profiles/folder.yaml: cannot be read: a folder");
    }

    @Test
    void aFileAnywhereCanBeNamed() throws ProfileException {
        fixture.file("elsewhere/lab.yml", "installer: embedded", "run: {instances: 4}")
                .profile("elsewhere/lab.yml");

        assertThat(fixture.load().name()).isEqualTo("lab");
        assertThat(fixture.value("run.instances")).isEqualTo("4 < elsewhere/lab.yml:2");
    }

    @Test
    void anUnknownNameListsThoseThereAre() {
        fixture.file("functest-profiles/mine.yaml", "run:").profile("mine2");

        assertThatExceptionOfType(ProfileException.class)
                .isThrownBy(fixture::load)
                .withMessage(
                        "option --profile: there is no profile 'mine2'; did you mean 'mine'?"
                                + " (profiles: apex, daisy, devstack, embedded, fuel, kolla, lab, local, mine, osa; or the path of a file)");
    }

    @Test
    void aMissingFileSaysSo() {
        assertThatExceptionOfType(ProfileException.class)
                .isThrownBy(fixture.profile("./none.yaml")::load)
                .withMessage("./none.yaml: there is no such profile file");
    }

    @Test
    void anInstallerWithoutProfileListsThoseThereAre() {
        assertThatExceptionOfType(ProfileException.class)
                .isThrownBy(fixture.variable("INSTALLER_TYPE", "joid")::load)
                .withMessage("environment variable INSTALLER_TYPE: installer: 'joid' is not one of them"
                        + " (allowed: embedded, local, devstack, apex, fuel, daisy, kolla, osa)");
    }

    @Test
    void anInstallerIsNoPath() {
        fixture.file("evil.yaml", "installer: embedded").option("installer", "../evil");

        assertThatExceptionOfType(ProfileException.class)
                .isThrownBy(fixture::load)
                .withMessageStartingWith("option --installer: installer: '../evil' is not one of them");
    }
}
