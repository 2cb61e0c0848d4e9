package org.opnfv.doctor.functest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.run.ProcessLimit;

/** A server whose process may open no more files. */
class HttpServerLimitTest {

    /** A process of its own: the limit is on all files that a process opens, and cannot be taken back. */
    @Test
    void tellsThatItHadNoFileForACaller() throws Exception {
        Process process = new ProcessBuilder(
                        "bash",
                        "-c",
                        "ulimit -n 128; exec \"$0\" -XX:-UsePerfData -cp \"$1\" \"$2\"",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        System.getProperty("java.class.path"),
                        HttpServerLimitTest.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();

        assertThat(output)
                .contains("trouble: Too many open files\n", "of all: Too many open files\n")
                .contains("not back; besides, this process may not open as many files", "(ulimit -n)");
    }

    /** In that process. */
    public static void main(String[] args) throws IOException {
        // No class can be read from a new file later.
        HttpServer.named("first").start().close();
        try (HttpServer server = HttpServer.named("busy").start()) {
            await().until(() -> server.troubles().isEmpty());
            List<Socket> callers = new ArrayList<>();
            try {
                while (true) {
                    callers.add(new Socket(server.address(), server.port()));
                }
            } catch (SocketException full) {
                await().until(() -> !server.troubles().isEmpty());
            }
            for (Socket caller : callers) {
                caller.close();
            }
            server.troubles().forEach(trouble -> System.out.println("trouble: " + trouble.getMessage()));
            System.out.println(ProcessLimit.named("not back"));
            HttpServer.troublesOfAll().forEach(trouble -> System.out.println("of all: " + trouble.getMessage()));
        }
    }
}
