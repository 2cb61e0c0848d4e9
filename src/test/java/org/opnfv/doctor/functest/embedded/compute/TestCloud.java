package org.opnfv.doctor.functest.embedded.compute;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.opnfv.doctor.functest.embedded.EmbeddedCloud;
import org.opnfv.doctor.functest.embedded.EmbeddedSettings;
import org.opnfv.doctor.functest.embedded.HostControl;
import org.opnfv.doctor.functest.embedded.Release;
import org.opnfv.doctor.functest.http.Json;

/** An embedded cloud with what instances need, an administrator and a member of a project of its own, called by HTTP. */
public final class TestCloud implements AutoCloseable {

    /** Short enough for a test to wait for, long enough for a busy machine. */
    public static final EmbeddedSettings SETTINGS = new EmbeddedSettings(
            Release.newest(), 0, 3, Duration.ofSeconds(1), Duration.ofMillis(50), Duration.ofMillis(400), Set.of());

    private final EmbeddedCloud cloud;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> endpoints = new HashMap<>();
    private final Caller admin;
    private final Caller member;
    private final String memberProject;
    private final String network;
    private final String image;
    private final String flavor;

    /** An answer of a service. */
    public record Answer(int status, JsonNode json, Map<String, List<String>> headers, String text) {

        /** The first value of a header. */
        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of(""))
                    .get(0);
        }
    }

    /** Starts a cloud and makes what instances need. */
    public TestCloud(EmbeddedSettings settings) {
        try {
            cloud = EmbeddedCloud.start(settings);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        Map<String, String> environment = cloud.environment();
        admin = login(
                environment.get("OS_USERNAME"), environment.get("OS_PASSWORD"), environment.get("OS_PROJECT_NAME"));
        memberProject = admin.post("identity", "/projects", "{'project':{'name':'tenant','domain_id':'default'}}")
                .json()
                .at("/project/id")
                .asText();
        member = member("member", memberProject, "tenant");
        image = admin.post(
                        "image",
                        "/v2/images",
                        "{'name':'blank','disk_format':'raw','container_format':'bare','visibility':'public'}")
                .json()
                .path("id")
                .asText();
        admin.call("PUT", "image", "/v2/images/" + image + "/file", "data", "Content-Type", "application/octet-stream");
        network = network(member);
        flavor = admin.post("compute", "/flavors", "{'flavor':{'name':'tiny','ram':64,'vcpus':1,'disk':1}}")
                .json()
                .at("/flavor/id")
                .asText();
    }

    /** A cloud with {@link #SETTINGS}. */
    public TestCloud() {
        this(SETTINGS);
    }

    private Caller login(String user, String password, String project) {
        String body = "{'auth':{'identity':{'methods':['password'],'password':{'user':{'name':'" + user
                + "','domain':{'id':'default'},'password':'" + password + "'}}},'scope':{'project':{'name':'" + project
                + "','domain':{'id':'default'}}}}}";
        endpoints.put("identity", cloud.authUrl().toString());
        Answer answer = new Caller("", "").post("identity", "/auth/tokens", body);
        answer.json()
                .at("/token/catalog")
                .forEach(service -> endpoints.put(
                        service.path("type").asText(),
                        service.at("/endpoints/0/url").asText()));
        endpoints.put("compute-root", endpoints.get("compute").replace("/v2.1", ""));
        return new Caller(
                answer.header("x-subject-token"),
                answer.json().at("/token/project/id").asText());
    }

    /** A new member of a project. */
    public Caller member(String name, String projectId, String projectName) {
        String user = admin.post("identity", "/users", "{'user':{'name':'" + name + "','password':'secret'}}")
                .json()
                .at("/user/id")
                .asText();
        JsonNode roles = admin.get("identity", "/roles?name=member").json();
        String role = roles.at("/roles/0/id").asText();
        admin.call("PUT", "identity", "/projects/" + projectId + "/users/" + user + "/roles/" + role, "");
        return login(name, "secret", projectName);
    }

    /** A new project with one member. */
    public Caller stranger() {
        String project = admin.post("identity", "/projects", "{'project':{'name':'others'}}")
                .json()
                .at("/project/id")
                .asText();
        return member("stranger", project, "others");
    }

    /** A network with a subnet for 1,000 instances, in the caller's project. */
    public String network(Caller owner) {
        String id = owner.post("network", "/v2.0/networks", "{'network':{'name':'net'}}")
                .json()
                .at("/network/id")
                .asText();
        owner.post(
                "network",
                "/v2.0/subnets",
                "{'subnet':{'network_id':'" + id + "','ip_version':4,'cidr':'10.0.0.0/20'}}");
        return id;
    }

    /** Somebody without a token. */
    public Caller nobody() {
        return new Caller("", "");
    }

    public Caller admin() {
        return admin;
    }

    public Caller member() {
        return member;
    }

    public String memberProject() {
        return memberProject;
    }

    public String networkId() {
        return network;
    }

    public String imageId() {
        return image;
    }

    public String flavorId() {
        return flavor;
    }

    /** Takes a host's link down or brings it up. */
    public void link(String host, boolean up) {
        new HostControl(cloud.hostsUrl()).link(host, up);
    }

    /** Stops a host's nova-compute and starts it again. */
    public void restartNovaCompute(String host) {
        HostControl hosts = new HostControl(cloud.hostsUrl());
        hosts.novaCompute(host, false);
        hosts.novaCompute(host, true);
    }

    /** The body of a request for an instance, with more fields. */
    public String instance(String name, String more) {
        return "{'server':{'name':'" + name + "','imageRef':'" + image + "','flavorRef':'" + flavor
                + "','networks':[{'uuid':'" + network + "'}]" + more + "}}";
    }

    /** Makes an instance and waits until it runs. */
    public String boot(String name) {
        return boot(member, name, "");
    }

    /** Makes an instance and waits until it runs. */
    public String boot(Caller caller, String name, String more) {
        String id = caller.post("compute", "/servers", instance(name, more))
                .json()
                .at("/server/id")
                .asText();
        awaitStatus(id, "ACTIVE");
        return id;
    }

    /** Waits until an instance has a status. */
    public void awaitStatus(String id, String status) {
        Awaitility.await().until(() -> server(id).path("status").asText(), status::equals);
    }

    /** Waits until an instance is gone. */
    public void awaitGone(String id) {
        Awaitility.await().until(() -> admin.get("compute", "/servers/" + id).status() == 404);
    }

    /** An instance as administrators see it in 2.16. */
    public JsonNode server(String id) {
        return admin.version("2.16").get("compute", "/servers/" + id).json().path("server");
    }

    @Override
    public void close() {
        cloud.close();
    }

    /** Somebody with a token, talking one version of the compute API. */
    public final class Caller {

        private final String token;
        private final String projectId;
        private final String version;

        private Caller(String token, String projectId) {
            this(token, projectId, "");
        }

        private Caller(String token, String projectId, String version) {
            this.token = token;
            this.projectId = projectId;
            this.version = version;
        }

        public String projectId() {
            return projectId;
        }

        /** The same one, asking for a version. */
        public Caller version(String wanted) {
            return new Caller(token, projectId, wanted);
        }

        public Answer get(String service, String path) {
            return call("GET", service, path, "");
        }

        /** Apostrophes in the body stand for quotes. */
        public Answer post(String service, String path, String body) {
            return call("POST", service, path, body.replace('\'', '"'));
        }

        /** Apostrophes in the body stand for quotes. */
        public Answer put(String service, String path, String body) {
            return call("PUT", service, path, body.replace('\'', '"'));
        }

        public Answer delete(String service, String path) {
            return call("DELETE", service, path, "");
        }

        public Answer call(String method, String service, String path, String body, String... headers) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(endpoints.get(service) + path))
                    .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
            if (!token.isEmpty()) {
                request.header("X-Auth-Token", token);
            }
            if (!version.isEmpty() && service.equals("compute")) {
                request.header("OpenStack-API-Version", "compute " + version);
            }
            if (headers.length > 0) {
                request.headers(headers);
            } else {
                request.header("Content-Type", "application/json");
            }
            try {
                HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
                boolean json =
                        response.headers().firstValue("content-type").orElse("").startsWith("application/json");
                JsonNode node = json && !response.body().isEmpty()
                        ? Json.mapper().readTree(response.body())
                        : MissingNode.getInstance();
                return new Answer(
                        response.statusCode(), node, response.headers().map(), response.body());
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
