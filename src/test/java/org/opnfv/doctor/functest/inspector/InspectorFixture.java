package org.opnfv.doctor.functest.inspector;

import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.clock.Reading;
import org.opnfv.doctor.functest.cloud.Instance;
import org.opnfv.doctor.functest.embedded.SmallCloud;
import org.slf4j.LoggerFactory;

/** An Inspector on a small cloud, and who posts to it. */
abstract class InspectorFixture {
    static final String DOWN = event("compute-1", "down");
    static final String REHEARSAL = event("compute-1", "rehearsal");
    static final String WITHOUT_CALLS = event("compute-1", "rehearsal without calls");

    final HttpClient client = HttpClient.newHttpClient();
    final List<String> sent = new ArrayList<>();
    boolean closed;
    SmallCloud cloud;
    MarkingInspection inspector;
    InstancesByHost hosts;
    final List<Reading> reported = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        cloud = SmallCloud.start();
        inspector = inspector(false, false);
    }

    @AfterEach
    void stop() {
        inspector.close();
        cloud.close();
    }

    void send(AffectedInstance instance, String state) {
        if (closed) {
            throw new IllegalStateException("the bus is gone");
        }
        sent.add(instance.name() + " " + state);
    }

    MarkingInspection inspector(boolean allowAll, boolean allProjects) throws IOException {
        MarkingInspection made = new MarkingInspection(request(0, address -> allowAll, null, allProjects));
        made.start();
        return made;
    }

    InspectionRequest request(int port, Predicate<InetAddress> allow, String secret, boolean allProjects) {
        hosts = new InstancesByHost(cloud.admin().compute(), allProjects);
        return new InspectionRequest(
                new InspectorSettings("127.0.0.1", port, allow, secret, allProjects, false, 4, null),
                cloud.admin(),
                hosts,
                this::send,
                Clocks.system(),
                LoggerFactory.getLogger(InspectorTest.class),
                LoggerFactory.getLogger(InspectorTest.class));
    }

    void expect(MarkingInspection by) {
        by.expect("compute-1", Set.of("compute-1", "192.0.2.11"), reported::add);
    }

    void know(Instance... ours) {
        hosts.refresh(Arrays.stream(ours).map(Instance::id).collect(Collectors.toSet()), "doctor_vm");
    }

    boolean isForcedDown(String host) {
        return cloud.admin().compute().computeServices().stream()
                .anyMatch(service -> service.host().equals(host) && service.forcedDown());
    }

    int put(String secret, String body) throws IOException, InterruptedException {
        return send("PUT", inspector, secret, body);
    }

    int send(String method, MarkingInspection to, String secret, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(to.eventsUrl()).method(method, HttpRequest.BodyPublishers.ofString(body));
        if (secret != null) {
            request.header(MarkingInspection.SECRET_HEADER, secret);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    static String event(String host, String status) {
        return "{\"time\": \"2026-11-23T01:17:06\", \"type\": \"compute.host.down\", \"details\": {\"hostname\": \""
                + host + "\", \"status\": \"" + status
                + "\", \"monitor\": \"monitor1\", \"monitor_event_id\": \"event1\"}}";
    }
}
