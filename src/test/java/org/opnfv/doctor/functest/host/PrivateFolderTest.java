package org.opnfv.doctor.functest.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

class PrivateFolderTest {

    /** Holds a folder until it is killed. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] args) throws Exception {
            Path file = PrivateFolder.make().next();
            Files.writeString(file, "a key");
            System.out.println(file);
            System.in.read();
        }
    }

    @Test
    void onlyItsOwnerSeesItAndItGoesWithItsEnd() throws Exception {
        Path folder;
        try (PrivateFolder made = PrivateFolder.make()) {
            folder = made.next().getParent();
            assertThat(Files.getPosixFilePermissions(folder)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
            assertThat(folder.toString().length())
                    .as("room for a socket's name")
                    .isLessThanOrEqualTo(85);
            PrivateFolder.sweep();
            try (PrivateFolder other = PrivateFolder.make()) {
                assertThat(other.next().getParent()).isNotEqualTo(folder);
            }
            assertThat(folder).as("ours").exists();
        }
        assertThat(folder).doesNotExist();
    }

    @Test
    void whatAProcessLeftThatWasKilledIsSweptAndWhatLivesIsNot() throws Exception {
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                        Holder.class.getName())
                .redirectError(new File("/dev/null"))
                .start();
        Path file = Path.of(holder.inputReader().readLine());
        PrivateFolder.sweep();
        assertThat(file).as("of one that lives").exists();

        holder.destroyForcibly().waitFor();
        await("the sweep").until(() -> {
            PrivateFolder.sweep();
            return Files.notExists(file.getParent());
        });
    }
}
