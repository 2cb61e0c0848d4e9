package org.opnfv.doctor.functest.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opnfv.doctor.functest.cloud.Instance;

/** What somebody else's monitor may post, and how it shows who it is. */
class ForeignMonitorTest extends InspectorFixture {

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

    /** As collectd 5.12 sends it, shortened. */
    private static String collectd(String labels, String severity) {
        return "[{\"labels\":{\"alertname\":\"collectd_ping_droprate\"," + labels + ",\"severity\":\"" + severity
                + "\",\"service\":\"collectd\"},\"annotations\":{\"summary\":\"...\"},\"startsAt\":\""
                + Instant.now().plusSeconds(1) + "\"}]";
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"instance\":\"lab\",\"ping\":\"192.0.2.11\"", "\"instance\":\"compute-1\""})
    void aFailureThatCollectdNotifiesOfIsADeadHost(String labels) throws Exception {
        Instance ours = cloud.boot("doctor_vm1-abc123", "compute-1");
        know(ours);
        expect(inspector);

        assertThat(put(inspector.secret(), collectd(labels, "OKAY"))).isEqualTo(202);
        assertThat(put(inspector.secret(), collectd("\"instance\":\"compute-1\",\"ping\":\"192.0.2.12\"", "FAILURE")))
                .isEqualTo(202);
        assertThat(put(inspector.secret(), collectd(labels, "FAILURE"))).isEqualTo(200);

        assertThat(cloud.status(ours)).isEqualTo("ERROR");
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

    /** Before the fault it would otherwise be one of our own rehearsals, which say nothing else. */
    @Test
    void aBodyWithoutAnyEventIsMalformed() throws Exception {
        assertThat(put(inspector.secret(), "{\"version\": \"4\", \"alerts\": []}"))
                .isEqualTo(400);
        assertThat(put(inspector.secret(), "[]")).isEqualTo(400);
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
}
