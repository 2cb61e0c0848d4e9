package org.opnfv.doctor.functest.embedded.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opnfv.doctor.functest.embedded.Caller;
import org.opnfv.doctor.functest.embedded.Rest;
import org.opnfv.doctor.functest.embedded.Rest.Answer;
import org.opnfv.doctor.functest.embedded.Tokens;

class ImageServiceTest {

    private static final String IMAGES = "/v2/images";
    private static final String BARE = "'disk_format': 'raw', 'container_format': 'bare'";
    private static final byte[] DATA = "hello world".getBytes(UTF_8);

    private final Tokens tokens = new Tokens();
    private final ImageService glance = new ImageService(tokens);
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

    @AfterEach
    void stop() {
        glance.close();
    }

    private static String create(Rest who, String attributes) {
        return who.post(IMAGES, "{" + attributes + "}").at("/id");
    }

    private static Answer upload(Rest who, String id) {
        return who.with("Content-Type", "application/octet-stream").put(IMAGES + "/" + id + "/file", DATA);
    }

    private static Answer patch(Rest who, String id, String operations) {
        return who.with("Content-Type", "application/openstack-images-v2.1-json-patch")
                .patch(IMAGES + "/" + id, operations);
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
        assertThat(file.header("Content-MD5")).isEqualTo("5eb63bbbe01eeed093cb22bb8f5acdc3");
    }

    @Test
    void dataComesOnceAndAsBytes() {
        String id = create(admin, BARE);
        String unformatted = create(admin, "'name': 'x'");

        assertThat(admin.put(IMAGES + "/" + id + "/file", DATA).status()).isEqualTo(415);
        assertThat(upload(admin, unformatted).status()).isEqualTo(400);
        upload(admin, id);
        Answer again = upload(admin, id);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.at("/message")).startsWith("Image status transition from active to saving is not allowed");
    }

    @Test
    void anImageIsDeletedOnceUnlessItIsProtected() {
        String id = create(admin, BARE + ", 'protected': true");

        assertThat(admin.delete(IMAGES + "/" + id).status()).isEqualTo(403);
        assertThat(patch(admin, id, "[{'op': 'replace', 'path': '/protected', 'value': false}]")
                        .status())
                .isEqualTo(200);
        assertThat(admin.delete(IMAGES + "/" + id).status()).isEqualTo(204);
        Answer again = admin.delete(IMAGES + "/" + id);
        assertThat(again.status()).isEqualTo(404);
        assertThat(again.at("/message")).startsWith("Failed to find image " + id + " to delete");
        assertThat(glance.exists(id)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'disk_format': 'floppy'}|400",
                "{'name': 5}|400",
                "{'protected': 'yes'}|400",
                "{'id': 'bad'}|400",
                "{'custom': 5}|400",
                "[]|400",
                "{x|400",
                "{'status': 'active'}|403"
            })
    void whatTheSchemaForbidsIsRefused(String body, int status) {
        assertThat(admin.post(IMAGES, body.replace('\'', '"')).status()).isEqualTo(status);
    }

    @Test
    void anIdCanBeChosenOnce() {
        String body = "{'id': '11111111-2222-3333-4444-555555555555', 'name': 'mine'}";

        assertThat(admin.post(IMAGES, body).status()).isEqualTo(201);
        assertThat(admin.post(IMAGES, body).status()).isEqualTo(409);
    }

    @Test
    void attributesArePatched() {
        String id = create(admin, "'name': 'old', 'os_distro': 'none', " + BARE);

        Answer patched = patch(admin, id, """
                [{'op': 'replace', 'path': '/name', 'value': 'new'}, {'op': 'add', 'path': '/colour', 'value': 'red'},
                 {'op': 'remove', 'path': '/os_distro'}]""");

        assertThat(patched.at("/name")).isEqualTo("new");
        assertThat(patched.at("/colour")).isEqualTo("red");
        assertThat(patched.json("/os_distro").isMissingNode()).isTrue();
        assertThat(admin.get(IMAGES + "/" + id).json("")).isEqualTo(patched.json(""));
        assertThat(patch(admin, id, "[{'op': 'replace', 'path': '/size', 'value': 1}]")
                        .status())
                .isEqualTo(403);
        assertThat(patch(admin, id, "[{'op': 'remove', 'path': '/name'}]").status())
                .isEqualTo(403);
        assertThat(patch(admin, id, "[{'op': 'move', 'path': '/name'}]").status())
                .isEqualTo(400);
        assertThat(patch(admin, id, "{}").status()).isEqualTo(400);
        Answer missing = patch(admin, id, "[{'op': 'remove', 'path': '/nothing'}]");
        assertThat(missing.status()).isEqualTo(409);
        assertThat(missing.at("/message")).contains("Property nothing does not exist.");
        assertThat(admin.patch(IMAGES + "/" + id, "[]").status())
                .as("plain JSON")
                .isEqualTo(415);
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
        assertThat(patch(bert, open, "[]").at("/message")).startsWith("You do not own this image");
        assertThat(bert.delete(IMAGES + "/" + annas).status()).isEqualTo(404);
        assertThat(anna.delete(IMAGES + "/" + annas).status()).isEqualTo(204);
    }

    @Test
    void aMemberCannotPublish() {
        Answer refused = anna.post(IMAGES, "{'name': 'x', 'visibility': 'public'}");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.at("/message")).startsWith("You are not authorized to complete publicize_image action.");
        assertThat(patch(
                                anna,
                                create(anna, "'name': 'x'"),
                                "[{'op': 'replace', 'path': '/visibility', 'value': 'public'}]")
                        .status())
                .isEqualTo(403);
        assertThat(anna.post(IMAGES, "{'name': 'x', 'owner': 'p2'}").status()).isEqualTo(403);
    }

    @Test
    void listsAreFilteredOrderedAndPaged() {
        for (String name : new String[] {"b", "a", "c"}) {
            create(admin, "'name': '" + name + "'");
        }

        assertThat(admin.get(IMAGES + "?name=a").json("/images")).hasSize(1);
        assertThat(admin.get(IMAGES + "?name=in:a,c&sort=name:desc")
                        .json("/images")
                        .findValuesAsText("name"))
                .containsExactly("c", "a");
        Answer page = admin.get(IMAGES + "?sort_key=name&sort_dir=asc&limit=2");
        assertThat(page.json("/images").findValuesAsText("name")).containsExactly("a", "b");
        Answer next = admin.get(page.at("/next"));
        assertThat(next.json("/images").findValuesAsText("name")).containsExactly("c");
        assertThat(next.json("/next").isMissingNode()).isTrue();
        assertThat(admin.get(IMAGES + "?limit=x").status()).isEqualTo(400);
        assertThat(admin.get(IMAGES + "?limit=-1").status()).isEqualTo(400);
        assertThat(admin.get(IMAGES + "?marker=x").status()).isEqualTo(400);
        assertThat(admin.get(IMAGES + "?visibility=odd").status()).isEqualTo(400);
        assertThat(admin.get(IMAGES + "?status=active").json("/images")).isEmpty();
    }

    @Test
    void errorsComeInTheFormTheClientAccepts() {
        String nothing = IMAGES + "/nothing";

        assertThat(admin.get(nothing).at("/code")).isEqualTo("404 Not Found");
        assertThat(admin.with("Accept", "*/*").get(nothing).text()).contains("<h1>404 Not Found</h1>");
        assertThat(admin.with("Accept", "text/plain").get(nothing).text())
                .isEqualTo("404 Not Found\n\nNo image found with ID nothing\n\n   ");
        assertThat(anybody.get(IMAGES).at("/code")).isEqualTo("401 Unauthorized");
        assertThat(anybody.get(IMAGES).header("WWW-Authenticate")).startsWith("Keystone uri=");
        assertThat(admin.get("/v2/nothing").status()).isEqualTo(404);
        assertThat(admin.get("/v2/info/stores").status()).isEqualTo(404);
    }
}
