package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code lab/lab} itself, while it is up: it ends without a trace, says in one line what is in its way, and comes back. */
class TeardownLabIT {
    private static final String LAB = Path.of("lab", "lab").toString();
    private static final int NEUTRON_PORT = 9696;

    @Test
    void leavesNothingOnTheMachineAndComesBack() throws Exception {
        RealLab.command(LAB, "status");

        RealLab.command(LAB, "down");
        assertThat(traces()).isEmpty();
        RealLab.command(LAB, "down");

        try (ServerSocket other = new ServerSocket()) {
            other.bind(new InetSocketAddress("0.0.0.0", NEUTRON_PORT));
            Outcome refused = RealLab.tried(LAB, "up");
            assertThat(refused.exit()).as(refused.toString()).isEqualTo(1);
            assertThat(refused.err().lines())
                    .singleElement()
                    .asString()
                    .contains("port " + NEUTRON_PORT, "neutron-server", "java");
            assertThat(traces()).isEmpty();
        }

        Path run = Path.of(System.getenv("LAB_STATE"), "run");
        Path claimed = Files.createFile(run.resolve("made-before-the-boot"));
        Files.writeString(run.resolve("boot-id"), "another life of the kernel\n");
        RealLab.command(LAB, "up");
        assertThat(claimed).as("of another life of the kernel").doesNotExist();
        String first = RealLab.command(LAB, "status").out();

        Path ended = Files.writeString(run.resolve("of-another-version.pid"), "4194305 1\n");
        RealLab.command(LAB, "up");
        assertThat(ended).as("of a process that is gone").doesNotExist();
        assertThat(RealLab.command(LAB, "status").out())
                .as("nothing was started again")
                .isEqualTo(first);
    }

    /** Processes, links, namespaces and mounts of the lab. */
    private static List<String> traces() throws IOException, InterruptedException {
        List<String> traces = new ArrayList<>();
        RealLab.tried("sh", "-c", "grep -lzs '^DOCTOR_LAB=' /proc/[0-9]*/environ")
                .out()
                .lines()
                .forEach(traces::add);
        lines("ip", "-o", "link")
                .filter(line -> line.matches("[0-9]+: (brlab|vlab).*"))
                .forEach(traces::add);
        lines("ip", "netns", "list").filter(line -> line.startsWith("compute-")).forEach(traces::add);
        lines("cat", "/proc/mounts")
                .filter(line -> line.matches(".*(doctor-lab|netns/compute-).*"))
                .forEach(traces::add);
        return traces;
    }

    private static Stream<String> lines(String... command) throws IOException, InterruptedException {
        return RealLab.command(command).out().lines();
    }
}
