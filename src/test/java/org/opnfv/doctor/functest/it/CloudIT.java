package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code cloud}: an OpenStack for other processes, until Ctrl-C. */
@Execution(ExecutionMode.CONCURRENT)
class CloudIT {

    @TempDir
    private Path folder;

    @Test
    void printsAnOpenrcThatAnotherProcessRunsWith() throws Exception {
        int port = freePort();
        try (Running cloud = Program.in(folder).start("cloud", "--port", String.valueOf(port), "--hosts", "2")) {
            cloud.awaitErr("an OpenStack with 2 compute hosts at http://127.0.0.1:" + port + "/v3, until Ctrl-C");
            String openrc = cloud.awaitOut("(?s)export OS_AUTH_URL=.*export DOCTOR_EMBEDDED_URL='[^']+'\n")
                    .group();
            Files.writeString(folder.resolve("openrc"), openrc);

            Outcome run = Program.in(folder).shell(". ./openrc; exec \"$0\" \"$@\"", "run", "-f", "json");

            assertThat(run.exit()).as(run.err()).isZero();
            assertThat(run.err()).contains("on the embedded OpenStack at http://127.0.0.1:" + port + "/v3");
            assertThat(run.json().at("/host/name").asText()).matches("compute-[12]");
            assertThat(cloud.isAlive()).isTrue();

            Matcher hosts = cloud.awaitOut("DOCTOR_EMBEDDED_URL='http://127.0.0.1:([0-9]+)");
            Outcome end = cloud.end("INT");

            assertThat(end.exit()).isEqualTo(130);
            assertThat(end.complaints()).as("nothing but its one line").hasSize(1);
            new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
            new ServerSocket(Integer.parseInt(hosts.group(1)), 1, InetAddress.getLoopbackAddress()).close();
        }
    }

    @Test
    void answersAsTheReleaseThatIsNamed() throws Exception {
        try (Running cloud = Program.in(folder).start("cloud", "--release", "zed")) {
            Files.writeString(
                    folder.resolve("openrc"),
                    cloud.awaitOut("(?s)export OS_AUTH_URL=.*export DOCTOR_EMBEDDED_URL='[^']+'\n")
                            .group());

            Outcome check = Program.in(folder).shell(". ./openrc; exec \"$0\" \"$@\"", "check");

            assertThat(check.out()).contains("API 2.1 to 2.93", "API v2.15");
            cloud.end("INT");
        }
        Outcome unknown = Program.in(folder).run("cloud", "--release", "diablo");
        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.complaints())
                .singleElement()
                .asString()
                .contains("--release", "'diablo' is not one of them", "victoria, zed, 2025.1, 2026.2");
    }

    @Test
    void quietPrintsTheOpenrcAlone() throws Exception {
        try (Running cloud = Program.in(folder).start("cloud", "-q")) {
            cloud.awaitOut("DOCTOR_EMBEDDED_URL='[^']+'\n");
            Outcome end = cloud.end("TERM");

            assertThat(end.err()).isEmpty();
            assertThat(end.out().lines()).allMatch(line -> line.matches("export [A-Z0-9_]+='[^']*'"));
        }
    }

    @Test
    void aTakenPortIsOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Outcome outcome = Program.in(folder).run("cloud", "--port", String.valueOf(taken.getLocalPort()));

            assertThat(outcome.exit()).isEqualTo(2);
            assertThat(outcome.out()).isEmpty();
            assertThat(outcome.complaints())
                    .singleElement()
                    .asString()
                    .contains("the embedded OpenStack cannot start", String.valueOf(taken.getLocalPort()));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
