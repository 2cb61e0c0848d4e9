package org.opnfv.doctor.functest.inspector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.clock.Reading;
import org.opnfv.doctor.functest.cloud.Instance;
import org.opnfv.doctor.functest.embedded.SmallCloud;
import org.slf4j.LoggerFactory;

class InspectorTest {
    private static final String DOWN = event("compute-1", "down");
    private static final String REHEARSAL = event("compute-1", "rehearsal");
    private static final String WITHOUT_CALLS = event("compute-1", "rehearsal without calls");

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> sent = new ArrayList<>();
    private boolean closed;
    private SmallCloud cloud;
    private MarkingInspection inspector;
    private InstancesByHost hosts;
    private final List<Reading> reported = new ArrayList<>();

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

    @Test
    void marksTheHostAndTheInstancesOfTheTestOnIt() throws Exception {
        Instance ours = cloud.boot("doctor_vm1-abc123", "compute-1");
        Instance elsewhere = cloud.boot("doctor_vm2-abc123", "compute-2");
        Instance foreign = cloud.boot("of-somebody", "compute-1");
        know(ours, elsewhere);
        expect(inspector);

        assertThat(put(inspector.secret(), DOWN)).isEqualTo(200);

        assertThat(cloud.status(ours)).isEqualTo("ERROR");
        assertThat(cloud.status(elsewhere)).isEqualTo("ACTIVE");
        assertThat(cloud.status(foreign)).as("of another project").isEqualTo("ACTIVE");
        assertThat(isForcedDown("compute-1")).isTrue();
        assertThat(isForcedDown("compute-2")).isFalse();
    }

    @Test
    void instancesOfOthersAreMarkedOnlyWhenAskedFor() throws Exception {
        Instance ours = cloud.boot("doctor_vm1-abc123", "compute-1");
        Instance foreign = cloud.boot("of-somebody", "compute-1");
        inspector.close();
        inspector = inspector(false, true);
        know(ours);
        expect(inspector);

        assertThat(hosts.on("compute-1"))
                .extracting(AffectedInstance::id, AffectedInstance::ours)
                .containsExactlyInAnyOrder(tuple(ours.id(), true), tuple(foreign.id(), false));
        assertThat(put(inspector.secret(), DOWN)).isEqualTo(200);
        assertThat(cloud.status(foreign)).isEqualTo("ERROR");
    }

    @Test
    void actsOnceAndOnTheExpectedHostAlone() throws Exception {
        know(cloud.boot("doctor_vm1-abc123", "compute-1"));

        assertThat(put(inspector.secret(), DOWN)).as("before the fault").isEqualTo(202);
        expect(inspector);
        assertThat(put(inspector.secret(), event("compute-2", "down"))).isEqualTo(202);
        assertThat(put(inspector.secret(), event("compute-1", "up"))).isEqualTo(202);
        assertThat(isForcedDown("compute-1")).isFalse();
        assertThat(put(inspector.secret(), "[" + event("compute-2", "down") + "," + DOWN + "]"))
                .as("a list")
                .isEqualTo(200);
        assertThat(put(inspector.secret(), DOWN)).as("a duplicate").isEqualTo(202);
        assertThat(isForcedDown("compute-2")).isFalse();
    }

    @Test
    void aRehearsalMakesTheCallsAndMarksNothing() throws Exception {
        Instance ours = cloud.boot("doctor_vm1-abc123", "compute-1");
        know(ours);
        cloud.admin().compute().resetState(ours.id(), "error");

        assertThat(put(inspector.secret(), REHEARSAL)).isEqualTo(200);

        assertThat(cloud.status(ours)).as("set to what it is in a test").isEqualTo("ACTIVE");
        assertThat(isForcedDown("compute-1")).isFalse();
        expect(inspector);
        assertThat(put(inspector.secret(), DOWN)).as("the real one").isEqualTo(200);
        assertThat(cloud.status(ours)).isEqualTo("ERROR");
        assertThat(isForcedDown("compute-1")).isTrue();
    }

    @Test
    void nobodyRehearsesOnceTheFaultIsToComeNorWithoutTheSecret() throws Exception {
        Instance ours = cloud.boot("doctor_vm1-abc123", "compute-1");
        know(ours);
        cloud.admin().compute().resetState(ours.id(), "error");

        try (MarkingInspection open = inspector(true, false)) {
            hosts.refresh(Set.of(ours.id()), "doctor_vm");
            assertThat(send("PUT", open, null, REHEARSAL)).isEqualTo(202);
        }
        expect(inspector);
        assertThat(put(inspector.secret(), REHEARSAL)).isEqualTo(202);

        assertThat(cloud.status(ours)).isEqualTo("ERROR");
    }

    @Test
    void aRehearsalWithoutCallsAsksNothingOfNovaAndTakesNoShortcut() throws Exception {
        inspector.close();
        inspector = inspector(false, true);
        Instance gone = cloud.boot("doctor_vm1-abc123", "compute-1");
        know(gone);
        cloud.admin().compute().deleteInstance(gone.id());
        await().until(() -> cloud.status(gone).equals("gone"));

        assertThat(put(inspector.secret(), WITHOUT_CALLS)).isEqualTo(200);

        assertThat(sent).isEmpty();
    }

    @Test
    void aRehearsalThatNovaRefusesFails() throws Exception {
        Instance gone = cloud.boot("doctor_vm1-abc123", "compute-1");
        know(gone);
        cloud.admin().compute().deleteInstance(gone.id());
        await().until(() -> cloud.status(gone).equals("gone"));

        assertThat(put(inspector.secret(), REHEARSAL)).isEqualTo(502);
    }

    @Test
    void theShortcutTellsOfTheTestsInstancesAlone() throws Exception {
        Instance ours = cloud.boot("doctor_vm1-abc123", "compute-1");
        cloud.boot("of-somebody", "compute-1");
        inspector.close();
        inspector = inspector(false, true);
        know(ours);
        put(inspector.secret(), REHEARSAL);
        expect(inspector);

        assertThat(put(inspector.secret(), DOWN)).isEqualTo(200);

        assertThat(sent).containsExactly("doctor_vm1-abc123 active", "doctor_vm1-abc123 error");
    }

    @Test
    void aShortcutThatIsClosedIsSaidAndNovaIsToldAllTheSame() throws Exception {
        Instance ours = cloud.boot("doctor_vm1-abc123", "compute-1");
        know(ours);
        expect(inspector);
        closed = true;

        assertThat(put(inspector.secret(), DOWN)).isEqualTo(502);

        assertThat(cloud.status(ours)).isEqualTo("ERROR");
        assertThat(isForcedDown("compute-1")).isTrue();
    }

    private void send(AffectedInstance instance, String state) {
        if (closed) {
            throw new IllegalStateException("the bus is gone");
        }
        sent.add(instance.name() + " " + state);
    }

    @Test
    void strangersAreRefusedUnlessTheyAreAllowed() throws Exception {
        expect(inspector);

        assertThat(put(null, DOWN)).isEqualTo(403);
        assertThat(put("guess", DOWN)).isEqualTo(403);
        assertThat(isForcedDown("compute-1")).isFalse();

        try (MarkingInspection open = inspector(true, false)) {
            expect(open);
            assertThat(send("POST", open, null, DOWN))
                    .as("as monitors of old do")
                    .isEqualTo(200);
        }
        assertThat(isForcedDown("compute-1")).isTrue();
    }

    @Test
    void whatIsNoEventIsRefused() throws Exception {
        for (String body : new String[] {"", "no json", "[]", "7", "{}", "[{\"type\": \"compute.host.down\"}]"}) {
            assertThat(put(inspector.secret(), body)).as(body).isEqualTo(400);
        }
        assertThat(send("GET", inspector, inspector.secret(), "")).isEqualTo(405);
    }

    @Test
    void aMarkThatNovaRefusesIsSaidAndTheRestIsMarked() throws Exception {
        Instance gone = cloud.boot("doctor_vm1-abc123", "compute-1");
        Instance ours = cloud.boot("doctor_vm2-abc123", "compute-1");
        know(gone, ours);
        expect(inspector);
        cloud.admin().compute().deleteInstance(gone.id());
        await().until(() -> cloud.status(gone).equals("gone"));

        assertThat(put(inspector.secret(), DOWN)).isEqualTo(502);

        assertThat(cloud.status(ours)).isEqualTo("ERROR");
        assertThat(isForcedDown("compute-1")).isTrue();
    }

    @Test
    void aTakenPortIsOneClearLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                MarkingInspection second =
                        new MarkingInspection(request(taken.getLocalPort(), address -> false, null, false))) {
            assertThatThrownBy(second::start)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("inspector")
                    .hasMessageContaining(String.valueOf(taken.getLocalPort()));
        }
    }

    /** Body of Alertmanager 0.25, shortened. */
    private static String alert(String status, String label, String host, Instant startsAt) {
        return "{\"version\": \"4\", \"status\": \"firing\", \"receiver\": \"doctor\", \"alerts\": [{\"status\": \""
                + status
                + "\", \"labels\": {\"alertname\": \"HostDown\", \"" + label + "\": \"" + host
                + "\"}, \"annotations\": {}, \"startsAt\": \"" + startsAt
                + "\", \"endsAt\": \"0001-01-01T00:00:00Z\", \"generatorURL\": \"\", \"fingerprint\": \"c0ffee\"}]}";
    }

    @ParameterizedTest
    @CsvSource({"hostname, compute-1", "host, compute-1", "instance, compute-1:9100", "instance, 192.0.2.11:9100"})
    void aFiringAlertOfAlertmanagerIsADeadHost(String label, String host) throws Exception {
        Instance ours = cloud.boot("doctor_vm1-abc123", "compute-1");
        know(ours);
        expect(inspector);

        assertThat(put(
                        inspector.secret(),
                        alert("firing", label, host, Instant.now().plusSeconds(1))))
                .isEqualTo(200);

        assertThat(cloud.status(ours)).isEqualTo("ERROR");
        assertThat(reported).hasSize(1);
    }

    @Test
    void anAlertThatIsOverOrOlderThanTheFaultOrOfAnotherHostIsNone() throws Exception {
        know(cloud.boot("doctor_vm1-abc123", "compute-1"));
        Instant before = Instant.now().minusSeconds(60);
        expect(inspector);

        Instant after = Instant.now().plusSeconds(1);
        assertThat(put(inspector.secret(), alert("resolved", "host", "compute-1", after)))
                .isEqualTo(202);
        assertThat(put(inspector.secret(), alert("firing", "host", "compute-1", before)))
                .isEqualTo(202);
        assertThat(put(inspector.secret(), alert("firing", "host", "compute-10", after)))
                .isEqualTo(202);
        assertThat(put(
                        inspector.secret(),
                        alert("firing", "host", "compute-1", after).replace("\"4\"", "\"3\"")))
                .isEqualTo(400);

        assertThat(reported).isEmpty();
        assertThat(isForcedDown("compute-1")).isFalse();
    }

    @Test
    void aForeignMonitorMayShowTheSecretAsABearerToken() throws Exception {
        inspector.close();
        inspector = new MarkingInspection(request(0, address -> false, "from-the-user", false));
        inspector.start();
        expect(inspector);
        HttpRequest.Builder post = HttpRequest.newBuilder(inspector.eventsUrl());

        assertThat(client.send(
                                post.POST(HttpRequest.BodyPublishers.ofString(DOWN))
                                        .setHeader("Authorization", "Bearer guess")
                                        .build(),
                                HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(403);
        assertThat(client.send(
                                post.setHeader("Authorization", "Bearer from-the-user")
                                        .build(),
                                HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);
        assertThat(reported).hasSize(1);
    }

    private MarkingInspection inspector(boolean allowAll, boolean allProjects) throws IOException {
        MarkingInspection made = new MarkingInspection(request(0, address -> allowAll, null, allProjects));
        made.start();
        return made;
    }

    private InspectionRequest request(int port, Predicate<InetAddress> allow, String secret, boolean allProjects) {
        hosts = new InstancesByHost(cloud.admin().compute(), allProjects);
        return new InspectionRequest(
                new InspectorSettings("127.0.0.1", port, allow, secret, allProjects, 4, null),
                cloud.admin().compute(),
                hosts,
                this::send,
                Clocks.system(),
                LoggerFactory.getLogger(InspectorTest.class),
                LoggerFactory.getLogger(InspectorTest.class));
    }

    private void expect(MarkingInspection by) {
        by.expect("compute-1", Set.of("compute-1", "192.0.2.11"), reported::add);
    }

    private void know(Instance... ours) {
        hosts.refresh(Arrays.stream(ours).map(Instance::id).collect(Collectors.toSet()), "doctor_vm");
    }

    private boolean isForcedDown(String host) {
        return cloud.admin().compute().computeServices().stream()
                .anyMatch(service -> service.host().equals(host) && service.forcedDown());
    }

    private int put(String secret, String body) throws IOException, InterruptedException {
        return send("PUT", inspector, secret, body);
    }

    private int send(String method, MarkingInspection to, String secret, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(to.eventsUrl()).method(method, HttpRequest.BodyPublishers.ofString(body));
        if (secret != null) {
            request.header(MarkingInspection.SECRET_HEADER, secret);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static String event(String host, String status) {
        return "{\"time\": \"2026-11-23T01:17:06\", \"type\": \"compute.host.down\", \"details\": {\"hostname\": \""
                + host + "\", \"status\": \"" + status
                + "\", \"monitor\": \"monitor1\", \"monitor_event_id\": \"event1\"}}";
    }
}
