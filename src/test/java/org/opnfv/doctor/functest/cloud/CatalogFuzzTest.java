package org.opnfv.doctor.functest.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.cloud.transport.CloudResponse;
import org.opnfv.doctor.functest.http.Proxies;
import org.opnfv.doctor.functest.http.tls.Tls;

/** Whatever a token, a catalog or a version page says: it can be used, or it is one line that says what is wrong with it. */
class CatalogFuzzTest {
    /** Ten times as many in the reliability suite. */
    private static final int INPUTS = 3_000 * Integer.getInteger("doctor.fuzz", 1);

    private static final List<String> TYPES = List.of("identity", "compute", "image", "network", "alarming", "event");
    private static final Credentials MINE = new Credentials(
            URI.create("http://keystone.example:5000/v3"),
            new AuthMethod.Password(IdentityRef.name("doctor"), IdentityRef.id("default"), "s3cret-word"),
            null,
            IdentityRef.id("default"),
            "RegionOne",
            "public",
            Map.of("image_interface", "internal"),
            Tls.system(),
            Proxies.none(),
            "a test");

    @Test
    void no_token_and_no_catalog_is_a_bug_of_ours() throws Exception {
        JsonNode whole = ApiJson.MAPPER.readTree(token());
        Mutations mutations = new Mutations(20261);
        Random random = new Random(2);
        int usable = 0;
        for (int i = 0; i < INPUTS; i++) {
            byte[] body = ApiJson.bytes(mutations.of(whole));
            if (i % 10 == 0) {
                body = Arrays.copyOf(body, random.nextInt(body.length));
            }
            usable += use(body) ? 1 : 0;
        }
        // Most changes are to what nobody needs.
        assertThat(usable).isBetween(INPUTS / 4, INPUTS * 9 / 10);
    }

    private static boolean use(byte[] body) {
        boolean usable = true;
        try {
            IssuedToken grant =
                    IssuedToken.of(new CloudResponse(201, "Created", Map.of("x-subject-token", "t"), body), MINE);
            grant.catalog();
            grant.endpoints().typeAt(URI.create("http://nova.example:8774/v2.1/servers"));
            for (String type : TYPES) {
                usable &= find(grant, type);
            }
        } catch (CloudException e) {
            assertSayable(e, body);
            return false;
        }
        return usable;
    }

    private static boolean find(IssuedToken grant, String type) {
        try {
            URI url = URI.create(grant.endpoints().url(type));
            assertThat(url.getHost()).isNotNull();
            return true;
        } catch (CloudException e) {
            assertSayable(e, new byte[0]);
            return type.equals("event");
        }
    }

    private static void assertSayable(CloudException e, byte[] body) {
        assertThat(e.getMessage())
                .as(() -> new String(body, StandardCharsets.UTF_8))
                .isNotBlank()
                .hasSizeLessThan(20_000)
                .doesNotContain("\n", "s3cret-word");
    }

    @Test
    void no_version_page_is_a_bug_of_ours() throws Exception {
        Mutations mutations = new Mutations(7);
        JsonNode list = ApiJson.MAPPER.readTree("""
                {"versions": [{"id": "v2.0", "status": "SUPPORTED", "version": "", "min_version": ""},
                 {"id": "v2.1", "status": "CURRENT", "version": "2.93", "min_version": "2.1",
                  "links": [{"rel": "self", "href": "http://h/v2.1/"}]}],
                 "version": {"id": "v2.1", "status": "stable", "version": "2.93", "min_version": "2.1"}}""");
        for (int i = 0; i < INPUTS; i++) {
            JsonNode page = mutations.of(list);
            VersionPage.newest(page);
            assertThat(MicroversionDiscovery.of(page).has("2.1")).isIn(true, false);
        }
    }

    private static String token() {
        StringBuilder services = new StringBuilder();
        for (String type : List.of("identity", "compute", "image", "network", "alarm", "object-store", "event")) {
            services.append(services.isEmpty() ? "" : ",")
                    .append("{\"id\": \"1\", \"type\": \"" + type + "\", \"name\": \"some\", \"endpoints\": [")
                    .append(endpoint(type, "public", "RegionOne") + ",")
                    .append(endpoint(type, "internal", "RegionOne") + ",")
                    .append(endpoint(type, "public", "RegionTwo") + "]}");
        }
        return "{\"token\": {\"methods\": [\"password\"], \"user\": {\"id\": \"u\", \"name\": \"doctor\", \"domain\":"
                + " {\"id\": \"default\"}}, \"project\": {\"id\": \"p\", \"name\": \"ward\", \"domain\": {\"id\":"
                + " \"default\"}}, \"roles\": [{\"id\": \"r\", \"name\": \"admin\"}], \"catalog\": [" + services
                + "]}}";
    }

    private static String endpoint(String type, String facing, String region) {
        return "{\"id\": \"2\", \"interface\": \"" + facing + "\", \"region\": \"" + region + "\", \"region_id\": \""
                + region + "\", \"url\": \"http://" + type + ".example/v2\"}";
    }
}
