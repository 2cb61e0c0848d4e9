package org.opnfv.doctor.functest.inspector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.cloud.Instance;

class InspectorTest extends InspectorFixture {

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
}
