package org.opnfv.doctor.functest.it;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Everything that is in a cloud, asked for at its APIs without any of the project's own code. */
final class CloudState {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> environment;
    private final Map<String, String> urls = new HashMap<>();
    private String token;

    /** Of the cloud in an openrc's variables, as the user in them. */
    CloudState(Map<String, String> environment) throws IOException, InterruptedException {
        this.environment = environment;
        String login = "{'auth':{'identity':{'methods':['password'],'password':{'user':{'name':'%s','password':'%s',"
                + "'domain':{'name':'Default'}}}},'scope':{'project':{'name':'%s','domain':{'name':'Default'}}}}}";
        HttpResponse<String> answer = send(
                "POST",
                environment.get("OS_AUTH_URL") + "/auth/tokens",
                login.formatted(
                        environment.get("OS_USERNAME"),
                        environment.get("OS_PASSWORD"),
                        environment.get("OS_PROJECT_NAME")));
        token = answer.headers().firstValue("X-Subject-Token").orElseThrow();
        for (JsonNode service : JSON.readTree(answer.body()).at("/token/catalog")) {
            for (JsonNode endpoint : service.path("endpoints")) {
                if (endpoint.path("interface").asText().equals("public")) {
                    urls.put(service.path("type").asText(), endpoint.path("url").asText());
                }
            }
        }
    }

    /** One line for each thing: what, id, name and state, no times. */
    SortedSet<String> lines() throws IOException, InterruptedException {
        SortedSet<String> lines = new TreeSet<>();
        list(lines, "compute", "/servers/detail?all_tenants=1", "servers", "id", "name", "status", "tenant_id");
        list(lines, "compute", "/flavors?is_public=none", "flavors", "id", "name");
        list(
                lines,
                "compute",
                "/os-services?binary=nova-compute",
                "services",
                "host",
                "state",
                "forced_down",
                "status");
        list(lines, "compute", "/os-server-groups?all_projects=true", "server_groups", "id", "name");
        list(lines, "image", "/v2/images", "images", "id", "name", "status");
        list(lines, "network", "/v2.0/networks", "networks", "id", "name", "status");
        list(lines, "network", "/v2.0/subnets", "subnets", "id", "name");
        list(lines, "network", "/v2.0/ports", "ports", "id", "device_id", "status");
        list(lines, "identity", "/projects", "projects", "id", "name");
        list(lines, "identity", "/users", "users", "id", "name");
        list(lines, "identity", "/roles", "roles", "id", "name");
        list(lines, "identity", "/role_assignments", "role_assignments", "scope", "user", "role");
        list(
                lines,
                "alarming",
                "/v2/alarms?q.field=all_projects&q.op=eq&q.value=true",
                "",
                "alarm_id",
                "name",
                "state");
        if (environment.containsKey("DOCTOR_EMBEDDED_URL")) {
            lines.add("links " + read("GET", environment.get("DOCTOR_EMBEDDED_URL") + "/hosts", null));
        }
        return lines;
    }

    /** The instances limit of a project. */
    int instancesLimit(String projectId) throws IOException, InterruptedException {
        return read("GET", urls.get("compute") + "/os-quota-sets/" + projectId, null)
                .at("/quota_set/instances")
                .asInt(-2);
    }

    /** Makes a thing; single quotes stand for double ones. */
    JsonNode make(String service, String path, String body) throws IOException, InterruptedException {
        return read("POST", urls.get(service) + path, body);
    }

    /** Changes a thing; single quotes stand for double ones. */
    void put(String service, String path, String body) throws IOException, InterruptedException {
        read("PUT", urls.get(service) + path, body);
    }

    /** Gives an image its data. */
    void uploadBlank(String image) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(urls.get("image") + "/v2/images/" + image + "/file"))
                .header("X-Auth-Token", token)
                .header("Content-Type", "application/octet-stream")
                .PUT(BodyPublishers.ofByteArray(new byte[512]))
                .build();
        int status = client.send(request, BodyHandlers.discarding()).statusCode();
        if (status != 204) {
            throw new AssertionError("the upload of image " + image + ": " + status);
        }
    }

    /** Waits until the instance of that name runs. */
    void awaitActive(String name) {
        await(name)
                .until(() -> lines().stream()
                        .anyMatch(line -> line.contains("\"" + name + "\"") && line.contains("\"ACTIVE\"")));
    }

    private void list(SortedSet<String> lines, String service, String path, String key, String... fields)
            throws IOException, InterruptedException {
        JsonNode answer = read("GET", urls.get(service) + path, null);
        JsonNode things = key.isEmpty() ? answer : answer.path(key);
        if (!things.isArray()) {
            throw new AssertionError(service + path + " is answered without a list: " + answer);
        }
        for (JsonNode thing : things) {
            StringBuilder line = new StringBuilder(service + path.replaceAll("[?].*", ""));
            for (String field : fields) {
                line.append(' ').append(thing.path(field));
            }
            lines.add(line.toString());
        }
    }

    private JsonNode read(String method, String url, String body) throws IOException, InterruptedException {
        String answer = send(method, url, body).body();
        return answer.isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer);
    }

    private HttpResponse<String> send(String method, String url, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .header("OpenStack-API-Version", "compute 2.60")
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.replace('\'', '"')));
        if (token != null) {
            request.header("X-Auth-Token", token);
        }
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new AssertionError(method + " " + url + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }
}
