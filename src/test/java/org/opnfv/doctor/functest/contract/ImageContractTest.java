package org.opnfv.doctor.functest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.CloudException;
import org.opnfv.doctor.functest.cloud.CloudException.Kind;
import org.opnfv.doctor.functest.cloud.Image;

/** Images. */
class ImageContractTest extends ContractCloud {
    @TempDir
    Path folder;

    @Test
    void uploads_bytes_and_finds_and_deletes_the_image() {
        Image image = stage.member.image();
        String name = Stage.unique("image");
        String id = image.createImage(name, new byte[1 << 20], "raw");
        undo.later(() -> image.deleteImage(id));

        assertThat(image.findImage(name)).contains(id);
        assertThat(image.status(id)).contains("active");

        image.deleteImage(id);
        assertThat(image.findImage(name)).isEmpty();
        assertThat(image.status(id)).isEmpty();
    }

    @Test
    void uploads_a_file() throws IOException {
        Path file = Files.write(folder.resolve("disk.img"), new byte[70_000]);
        Image image = stage.member.image();
        String id = image.createImage(Stage.unique("image"), file, "raw");
        undo.later(() -> image.deleteImage(id));

        assertThat(image.status(id)).contains("active");
    }

    @Test
    void hides_an_image_from_other_projects() {
        Image image = stage.member.image();
        String name = Stage.unique("image");
        String id = image.createImage(name, new byte[512], "raw");
        undo.later(() -> image.deleteImage(id));
        Cloud stranger = stage.project(undo);

        assertThat(stranger.image().findImage(name)).isEmpty();
        assertThat(stranger.image().status(id)).isEmpty();
    }

    @Test
    void allows_two_images_of_a_name_and_then_finds_neither() {
        Image image = stage.member.image();
        String name = Stage.unique("image");
        for (int i = 0; i < 2; i++) {
            String id = image.createImage(name, new byte[512], "raw");
            undo.later(() -> image.deleteImage(id));
        }

        assertThat(refused(Kind.CONFLICT, () -> image.findImage(name)).getMessage())
                .contains(name);
    }

    @Test
    void refuses_a_format_it_does_not_know_by_its_name() {
        CloudException refusal = refused(
                Kind.BAD_REQUEST,
                () -> stage.member.image().createImage(Stage.unique("image"), new byte[512], "floppy"));

        assertThat(refusal.getMessage()).contains("floppy").contains("raw");
    }
}
