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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.clock.Clocks;
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
    private Inspector inspector;

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
        inspector.expect("compute-1");

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
        inspector.expect("compute-1");

        assertThat(inspector.targets("compute-1"))
                .extracting(AffectedInstance::id, AffectedInstance::ours)
                .containsExactlyInAnyOrder(tuple(ours.id(), true), tuple(foreign.id(), false));
        assertThat(put(inspector.secret(), DOWN)).isEqualTo(200);
        assertThat(cloud.status(foreign)).isEqualTo("ERROR");
    }

    @Test
    void actsOnceAndOnTheExpectedHostAlone() throws Exception {
        know(cloud.boot("doctor_vm1-abc123", "compute-1"));

        assertThat(put(inspector.secret(), DOWN)).as("before the fault").isEqualTo(202);
        inspector.expect("compute-1");
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
        inspector.expect("compute-1");
        assertThat(put(inspector.secret(), DOWN)).as("the real one").isEqualTo(200);
        assertThat(cloud.status(ours)).isEqualTo("ERROR");
        assertThat(isForcedDown("compute-1")).isTrue();
    }

    @Test
    void nobodyRehearsesOnceTheFaultIsToComeNorWithoutTheSecret() throws Exception {
        Instance ours = cloud.boot("doctor_vm1-abc123", "compute-1");
        know(ours);
        cloud.admin().compute().resetState(ours.id(), "error");

        try (Inspector open = inspector(true, false)) {
            open.refresh(Set.of(ours.id()), "doctor_vm");
            assertThat(send("PUT", open, null, REHEARSAL)).isEqualTo(202);
        }
        inspector.expect("compute-1");
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
        inspector.expect("compute-1");

        assertThat(put(inspector.secret(), DOWN)).isEqualTo(200);

        assertThat(sent).containsExactly("doctor_vm1-abc123 active", "doctor_vm1-abc123 error");
    }

    @Test
    void aShortcutThatIsClosedIsSaidAndNovaIsToldAllTheSame() throws Exception {
        Instance ours = cloud.boot("doctor_vm1-abc123", "compute-1");
        know(ours);
        inspector.expect("compute-1");
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
        inspector.expect("compute-1");

        assertThat(put(null, DOWN)).isEqualTo(403);
        assertThat(put("guess", DOWN)).isEqualTo(403);
        assertThat(isForcedDown("compute-1")).isFalse();

        try (Inspector open = inspector(true, false)) {
            open.expect("compute-1");
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
        inspector.expect("compute-1");
        cloud.admin().compute().deleteInstance(gone.id());
        await().until(() -> cloud.status(gone).equals("gone"));

        assertThat(put(inspector.secret(), DOWN)).isEqualTo(502);

        assertThat(cloud.status(ours)).isEqualTo("ERROR");
        assertThat(isForcedDown("compute-1")).isTrue();
    }

    @Test
    void aTakenPortIsOneClearLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Inspector second = new Inspector(
                        new InspectorSettings("127.0.0.1", taken.getLocalPort(), address -> false, false, 1),
                        cloud.admin().compute(),
                        Shortcut.NONE,
                        Clocks.system(),
                        LoggerFactory.getLogger(InspectorTest.class),
                        LoggerFactory.getLogger(InspectorTest.class))) {
            assertThatThrownBy(second::start)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("inspector")
                    .hasMessageContaining(String.valueOf(taken.getLocalPort()));
        }
    }

    private Inspector inspector(boolean allowAll, boolean allProjects) throws IOException {
        Inspector made = new Inspector(
                new InspectorSettings("127.0.0.1", 0, address -> allowAll, allProjects, 4),
                cloud.admin().compute(),
                this::send,
                Clocks.system(),
                LoggerFactory.getLogger(InspectorTest.class),
                LoggerFactory.getLogger(InspectorTest.class));
        made.start();
        return made;
    }

    private void know(Instance... ours) {
        inspector.refresh(Arrays.stream(ours).map(Instance::id).collect(Collectors.toSet()), "doctor_vm");
    }

    private boolean isForcedDown(String host) {
        return cloud.admin().compute().computeServices().stream()
                .anyMatch(service -> service.host().equals(host) && service.forcedDown());
    }

    private int put(String secret, String body) throws IOException, InterruptedException {
        return send("PUT", inspector, secret, body);
    }

    private int send(String method, Inspector to, String secret, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(to.eventsUrl()).method(method, HttpRequest.BodyPublishers.ofString(body));
        if (secret != null) {
            request.header(Inspector.SECRET_HEADER, secret);
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
