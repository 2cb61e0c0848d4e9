package org.opnfv.doctor.functest.scenario.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.CloudException;
import org.opnfv.doctor.functest.cloud.ScriptedCloud;
import org.opnfv.doctor.functest.http.Reply;
import org.opnfv.doctor.functest.run.DecimalSeconds;
import org.opnfv.doctor.functest.run.Manifest.Seen;
import org.opnfv.doctor.functest.run.Manifest.Sighting;
import org.slf4j.LoggerFactory;

/** What Masakari tells of its own work, in the format of its version 19. */
class MasakariReportTest {
    private static final Instant FAULT = Instant.parse("2026-11-30T09:30:00.5Z");
    private static final String VMOVES = "GET /ha/v1/notifications/n1/vmoves";

    private final List<Sighting> told = new ArrayList<>();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private ScriptedCloud cloud;
    private Cloud admin;

    @BeforeEach
    void start() throws Exception {
        cloud = new ScriptedCloud("masakari").on("GET /ha/v1/notifications", call -> {
            asked.add(call.query("type").orElse("") + " "
                    + call.query("generated-since").orElse("") + " "
                    + call.header("OpenStack-API-Version").orElse(""));
            return Reply.rawJson(
                    200,
                    "{\"notifications\": [{\"notification_uuid\": \"n1\", \"type\": \"COMPUTE_HOST\", \"created_at\":"
                            + " \"2026-11-30T09:30:03.000000\"}]}");
        });
        admin = cloud.connect();
    }

    @AfterEach
    void stop() {
        admin.close();
        cloud.close();
    }

    private void ask(String... moves) {
        cloud.on(VMOVES, 200, "{\"vmoves\": [" + String.join(",", moves) + "]}");
        report().ask(FAULT);
    }

    private MasakariReport report() {
        return new MasakariReport(
                admin, "compute-1", List.of("i1", "i2"), told::add, LoggerFactory.getLogger(MasakariReportTest.class));
    }

    private static String move(String instance, String status, String end) {
        return "{\"uuid\": \"v\", \"notification_uuid\": \"n1\", \"instance_uuid\": \"" + instance
                + "\", \"source_host\": \"compute-1\", \"dest_host\": null, \"start_time\": \"2026-11-30T09:30:04.000000\","
                + " \"end_time\": " + (end == null ? "null" : "\"" + end + "\"") + ", \"status\": \"" + status + "\"}";
    }

    private static double at(String time) {
        return DecimalSeconds.seconds(Instant.parse("2026-11-30T" + time + "Z"));
    }

    @Test
    void itsTimesStandBesideWhatNovaShowed() {
        ask(
                move("i1", "succeeded", "2026-11-30T09:30:07.000000"),
                move("i2", "failed", "2026-11-30T09:30:08.000000"),
                move("somebody-elses", "succeeded", "2026-11-30T09:30:06.000000"));

        assertThat(asked).containsExactly("COMPUTE_HOST 2026-11-30T09:29:00Z instance-ha 1.3");
        assertThat(told)
                .containsExactly(
                        new Sighting(Seen.MASAKARI_TOLD, null, at("09:30:03")),
                        new Sighting(Seen.MASAKARI_BEGAN, "i1", at("09:30:04")),
                        new Sighting(Seen.MASAKARI_ENDED, "i1", at("09:30:07")),
                        new Sighting(Seen.MASAKARI_BEGAN, "i2", at("09:30:04")));
    }

    /** It looks at the instance once a second. */
    @Test
    void itIsAskedAgainUntilItHasEnded() {
        Queue<String> ends = new ConcurrentLinkedQueue<>(List.of("null", "\"2026-11-30T09:30:07.000000\""));
        cloud.on(
                VMOVES,
                call -> Reply.rawJson(
                        200,
                        "{\"vmoves\": [{\"instance_uuid\": \"i1\", \"source_host\": \"compute-1\", \"start_time\": null, \"end_time\": "
                                + ends.remove() + ", \"status\": \"succeeded\"}]}"));

        report().ask(FAULT);

        assertThat(told).extracting(Sighting::what).containsExactly(Seen.MASAKARI_TOLD, Seen.MASAKARI_ENDED);
    }

    /** A minute before the fault it was told of the one before: its clock may be as much behind ours. */
    @Test
    void aMoveFromAnotherHostWasForAnotherFault() {
        ask(move("i1", "succeeded", "2026-11-30T09:30:07.000000").replace("compute-1", "compute-2"));

        assertThat(told).isEmpty();
    }

    @Test
    void anAnswerThatDoesNotSayWhenItWasToldIsNone() {
        cloud.on(
                "GET /ha/v1/notifications",
                200,
                "{\"notifications\": [{\"notification_uuid\": \"n1\", \"created_at\": null}]}");

        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() -> admin.instanceHa().moves(FAULT))
                .withMessageContaining("created_at");
    }

    /** As those of before 2023.1 do. */
    @Test
    void oneThatDoesNotTellOfItsMovesIsLeftOut() {
        cloud.on(
                "GET /ha/v1/notifications", 406, "{\"computeFault\": {\"message\": \"Version 1.3 is not supported\"}}");

        ask();

        assertThat(told).isEmpty();
    }
}
