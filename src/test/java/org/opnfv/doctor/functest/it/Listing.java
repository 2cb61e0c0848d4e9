package org.opnfv.doctor.functest.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.Service;

/** Lists what there is in a cloud, whosoever it is, without the gateway that the program itself uses. */
final class Listing {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> environment;
    private final Cloud admin;

    Listing(Map<String, String> environment, Cloud admin) {
        this.environment = environment;
        this.admin = admin;
    }

    /** The things of a list of a service; none when the catalog has no such service. */
    List<JsonNode> of(String type, String list) throws IOException, InterruptedException {
        List<JsonNode> things = new ArrayList<>();
        for (Service service : admin.catalog()) {
            if (service.type().equals(type)) {
                JsonNode body = get(service.url() + "/" + list);
                array(body).forEach(things::add);
            }
        }
        return things;
    }

    /** The list itself, whatever stands beside it. */
    private static JsonNode array(JsonNode body) {
        if (body.isArray()) {
            return body;
        }
        for (JsonNode member : body) {
            if (member.isArray()) {
                return member;
            }
        }
        throw new IllegalStateException("no list in " + body);
    }

    private JsonNode get(String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("X-Auth-Token", token())
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(url + ": " + response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body());
    }

    private String token() throws IOException, InterruptedException {
        Map<String, Object> domain = Map.of("name", environment.get("OS_USER_DOMAIN_NAME"));
        Map<String, Object> user = new LinkedHashMap<>(Map.of("domain", domain));
        user.put("name", environment.get("OS_USERNAME"));
        user.put("password", environment.get("OS_PASSWORD"));
        Map<String, Object> project = Map.of("name", environment.get("OS_PROJECT_NAME"), "domain", domain);
        Map<String, Object> identity = Map.of("methods", List.of("password"), "password", Map.of("user", user));
        String body = JSON.writeValueAsString(
                Map.of("auth", Map.of("identity", identity, "scope", Map.of("project", project))));
        HttpRequest request = HttpRequest.newBuilder(URI.create(environment.get("OS_AUTH_URL") + "/auth/tokens"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding())
                .headers()
                .firstValue("X-Subject-Token")
                .orElseThrow();
    }
}
