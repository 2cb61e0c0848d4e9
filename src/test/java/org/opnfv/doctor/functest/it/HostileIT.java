package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Strangers at the Inspector's and the Consumer's port while faults are measured: 100,000 requests, 1,000 connections that are slow, bodies
 * of a gigabyte, requests with two ends. Every owner is told in time all the same, and nobody else is heard.
 */
@Tag("reliability")
class HostileIT {
    private static final int REQUESTS = 100_000;
    private static final int SLOW = 1_000;
    private static final String ITERATIONS = "12";
    private static final long MOST_MEMORY_KB = 700_000;

    @TempDir
    private Path folder;

    @Test
    void aRunIsNotDisturbed() throws Exception {
        int inspector = freePort();
        int consumer = freePort();
        try (TroubledCloud cloud = new TroubledCloud("{call: GET /nothing, status: 500}")) {
            Program program = cloud.program(folder)
                    .within(Duration.ofMinutes(4))
                    .with("DOCTOR_INSPECTOR_PORT", String.valueOf(inspector))
                    .with("DOCTOR_CONSUMER_LISTEN", "127.0.0.1")
                    .with("DOCTOR_CONSUMER_PORT", String.valueOf(consumer));
            double quiet = median(pass(program.start(run())));

            try (Running run = program.start(run());
                    Attack attack = new Attack(inspector, consumer)) {
                attack.awaitPorts();
                attack.hold(SLOW);
                attack.flood(REQUESTS, 4);
                attack.smuggle();
                long poured = attack.pour();
                while (run.isAlive() && attack.requests() < REQUESTS) {
                    attack.drip();
                    new CountDownLatch(1).await(1, TimeUnit.SECONDS);
                }
                attack.awaitEnd();
                long memory = memory(run);
                double attacked = median(pass(run));

                assertThat(attack.requests()).isGreaterThanOrEqualTo(REQUESTS);
                assertThat(attack.accepted())
                        .as("requests of strangers that were taken")
                        .isZero();
                assertThat(poured).as("bytes of bodies that were taken").isLessThan(200L << 20);
                assertThat(memory).as("kB of memory at most").isLessThan(MOST_MEMORY_KB);
                System.out.printf(
                        "hostile: median latency %.0f ms, quiet %.0f ms, ratio %.1f; %d MB of bodies taken, memory %d MB%n",
                        attacked * 1e3, quiet * 1e3, attacked / quiet, poured >> 20, memory >> 10);
            }
            assertThat(cloud.difference()).isEmpty();
            assertThat(Files.readString(folder.resolve("logs/latest/iteration-001/consumer.log")))
                    .doesNotContain("notified at 1.0");
        }
    }

    private static String[] run() {
        return new String[] {
            "run", "-f", "json", "--alarm-match", "display-name", "--iterations", ITERATIONS, "--threshold", "5"
        };
    }

    private static JsonNode pass(Running run) throws InterruptedException {
        Outcome outcome = run.end();
        assertThat(outcome.exit()).as(outcome.toString()).isZero();
        return outcome.json();
    }

    private static double median(JsonNode series) {
        return series.at("/distributions_s/latency/median").asDouble();
    }

    /** The most that the process ever had of it, in kB; of one that has ended nothing. */
    private static long memory(Running run) throws IOException {
        Path status = Path.of("/proc/" + run.pid() + "/status");
        return !Files.exists(status)
                ? 0
                : Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElse(0);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
