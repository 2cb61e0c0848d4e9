package org.opnfv.doctor.functest.embedded.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opnfv.doctor.functest.embedded.Caller;
import org.opnfv.doctor.functest.embedded.Release;
import org.opnfv.doctor.functest.embedded.Rest;
import org.opnfv.doctor.functest.embedded.Rest.Answer;
import org.opnfv.doctor.functest.embedded.Tokens;

class ImageServiceTest {

    private static final String IMAGES = "/v2/images";
    private static final String BARE = "'disk_format': 'raw', 'container_format': 'bare'";
    private static final byte[] DATA = "hello world".getBytes(UTF_8);

    private final Tokens tokens = new Tokens();

    @AutoClose
    private final ImageService glance = new ImageService(tokens, Release.newest());

    private Rest anybody;
    private Rest admin;
    private Rest anna;
    private Rest bert;

    @BeforeEach
    void start() throws Exception {
        glance.start(0);
        anybody = Rest.at(glance.root()).with("Accept", "application/json");
        admin = as("admin", "p0", "admin");
        anna = as("anna", "p1", "member");
        bert = as("bert", "p2", "member");
    }

    private Rest as(String user, String project, String role) {
        return anybody.as(tokens.issue(new Caller(user, user, project, project, Set.of(role)))
                .id());
    }

    private static String create(Rest who, String attributes) {
        return who.post(IMAGES, "{" + attributes + "}").at("/id");
    }

    private static Answer upload(Rest who, String id) {
        return who.with("Content-Type", "application/octet-stream").put(IMAGES + "/" + id + "/file", DATA);
    }

    @Test
    void versionsAreToldToAnybody() {
        assertThat(anybody.get("/").status()).isEqualTo(300);
        Answer versions = anybody.get("/versions");
        assertThat(versions.status()).isEqualTo(200);
        assertThat(versions.at("/versions/0/status")).isEqualTo("CURRENT");
        assertThat(versions.at("/versions/0/links/0/href")).isEqualTo(glance.root() + "/v2/");
    }

    @Test
    void anImageIsQueuedUntilItsDataIsThere() {
        Answer created = admin.post(IMAGES, "{'name': 'blank', " + BARE + ", 'tags': ['a'], 'os_distro': 'none'}");
        String id = created.at("/id");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo(glance.root() + IMAGES + "/" + id);
        assertThat(created.at("/status")).isEqualTo("queued");
        assertThat(created.at("/visibility")).isEqualTo("shared");
        assertThat(created.at("/owner")).isEqualTo("p0");
        assertThat(created.at("/os_distro")).isEqualTo("none");
        assertThat(glance.exists(id)).isFalse();
        assertThat(admin.get(IMAGES + "/" + id + "/file").status()).isEqualTo(204);

        assertThat(upload(admin, id).status()).isEqualTo(204);

        Answer active = admin.get(IMAGES + "/" + id);
        assertThat(active.at("/status")).isEqualTo("active");
        assertThat(active.json("/size").asInt()).isEqualTo(DATA.length);
        assertThat(active.at("/checksum")).isEqualTo("5eb63bbbe01eeed093cb22bb8f5acdc3");
        assertThat(active.at("/os_hash_value")).startsWith("309ecc489c12d6eb4cc40f50c902f2b4");
        assertThat(glance.exists(id)).isTrue();
        Answer file = admin.get(IMAGES + "/" + id + "/file");
        assertThat(file.bytes()).isEqualTo(DATA);
    }

    @Test
    void dataComesOnce() {
        String id = create(admin, BARE);
        upload(admin, id);
        assertThat(upload(admin, id).status()).isEqualTo(409);
    }

    @Test
    void anImageIsDeletedOnce() {
        String id = create(admin, BARE);

        assertThat(admin.delete(IMAGES + "/" + id).status()).isEqualTo(204);
        assertThat(admin.delete(IMAGES + "/" + id).status()).isEqualTo(404);
        assertThat(glance.exists(id)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'disk_format': 'floppy'}", "[]", "{x"})
    void whatMakesNoSenseIsRefused(String body) {
        assertThat(admin.post(IMAGES, body).status()).isEqualTo(400);
    }

    @Test
    void onlyPublicImagesAreForEverybody() {
        String annas = create(anna, "'name': 'mine', 'visibility': 'private'");
        String open = create(admin, "'name': 'open', 'visibility': 'public'");

        assertThat(bert.get(IMAGES + "/" + annas).status()).isEqualTo(404);
        assertThat(bert.get(IMAGES).json("/images").findValuesAsText("name")).containsExactly("open");
        assertThat(anna.get(IMAGES + "?visibility=private").json("/images").findValuesAsText("name"))
                .containsExactly("mine");
        assertThat(admin.get(IMAGES).json("/images")).hasSize(2);
        assertThat(bert.delete(IMAGES + "/" + open).status()).isEqualTo(403);
        assertThat(anna.get(IMAGES + "?name=open").json("/images")).hasSize(1);
        assertThat(bert.delete(IMAGES + "/" + annas).status()).isEqualTo(404);
        assertThat(anna.delete(IMAGES + "/" + annas).status()).isEqualTo(204);
    }

    @Test
    void aMemberCannotPublish() {
        Answer refused = anna.post(IMAGES, "{'name': 'x', 'visibility': 'public'}");

        assertThat(refused.status()).isEqualTo(403);
    }
}
