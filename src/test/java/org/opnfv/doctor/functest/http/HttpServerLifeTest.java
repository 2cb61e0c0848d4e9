package org.opnfv.doctor.functest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class HttpServerLifeTest {
    /** Nobody else listens here, so that a port that is free again is not at once that of another test. */
    private static final String ALONE = "127.0.0.93";

    @Test
    void handlersRunAtTheSameTime() throws Exception {
        CyclicBarrier all = new CyclicBarrier(8);
        try (HttpServer server = HttpServer.named("together")
                        .route("POST", "/x", call -> Reply.text(200, "" + all.await(10, TimeUnit.SECONDS)))
                        .start();
                CloseableHttpClient client = client(8)) {
            assertThat(statuses(client, server, 8, 8)).hasSize(8).containsOnly(200);
        }
    }

    @Test
    void noMoreHandlersThanAllowedAndNoRequestLost() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (HttpServer server = HttpServer.named("busy")
                        .threads(4)
                        .route("POST", "/x", call -> {
                            most.accumulateAndGet(running.incrementAndGet(), Math::max);
                            Thread.onSpinWait();
                            running.decrementAndGet();
                            return Reply.empty(200);
                        })
                        .start();
                CloseableHttpClient client = client(64)) {
            assertThat(statuses(client, server, 1000, 64)).hasSize(1000).containsOnly(200);
        }
        assertThat(most.get()).isBetween(1, 4);
    }

    @Test
    void closingFreesPortThreadsAndConnections() throws Exception {
        HttpServer server = HttpServer.named("short-lived")
                .bind(ALONE, 0)
                .route("GET", "/", call -> Reply.empty(200))
                .start();
        int port = server.port();
        try (Socket keptAlive = new Socket(ALONE, port)) {
            request(keptAlive, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(keptAlive.getInputStream().read()).isEqualTo('H');

            server.close();
            server.close();

            keptAlive.getInputStream().readAllBytes();
        }
        // A process that another test is just starting has a copy of each socket of this one until it runs its program.
        await("the port refuses connections")
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThatThrownBy(() -> new Socket(ALONE, port).close())
                        .isInstanceOf(ConnectException.class));
        assertThat(threads()).noneMatch(name -> name.startsWith("short-lived"));
        HttpServer.named("again").bind(ALONE, port).start().close();
    }

    @Test
    void closingWaitsForARunningHandler() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        HttpServer server = HttpServer.named("polite")
                .route("POST", "/x", call -> {
                    entered.countDown();
                    release.await();
                    return Reply.empty(202);
                })
                .start();
        ExecutorService others = Executors.newFixedThreadPool(2);
        try (CloseableHttpClient client = client(1)) {
            Future<Integer> status = others.submit(() -> post(client, server));
            entered.await();
            Future<?> closed = others.submit(server::close);
            await().until(() -> refuses(server.port()));
            release.countDown();

            assertThat(status.get()).isEqualTo(202);
            closed.get();
        } finally {
            others.shutdownNow();
        }
    }

    @Test
    void closingInterruptsAHandlerThatHangs() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        HttpServer server = HttpServer.named("hanging")
                .route("POST", "/x", call -> {
                    entered.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } finally {
                        interrupted.countDown();
                    }
                    return Reply.empty(200);
                })
                .start();
        try (Socket caller = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            request(caller, "POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
            entered.await();

            server.close();

            assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void anEndlessBodyIsCutOff() throws Exception {
        try (HttpServer server = HttpServer.named("bounded")
                        .route("POST", "/x", call -> Reply.empty(200))
                        .start();
                Socket caller = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            request(caller, "POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000000000\r\n\r\n");
            byte[] block = new byte[1 << 20];
            AtomicInteger sent = new AtomicInteger();

            assertThatThrownBy(() -> {
                        while (sent.incrementAndGet() < 1000) {
                            caller.getOutputStream().write(block);
                        }
                    })
                    .isInstanceOf(IOException.class);

            assertThat(sent.get()).isBetween(HttpServer.MAX_BODY >> 20, 100);
        }
    }

    @Test
    void aHundredServersLeaveNoDescriptor() throws Exception {
        startAndStop(2);
        long before = descriptors();
        startAndStop(100);
        // Tests run in parallel, so some descriptors of others may come and go; a leak would be 300 and more.
        await().atMost(Duration.ofSeconds(10)).until(() -> descriptors() < before + 100);
        assertThat(threads()).noneMatch(name -> name.startsWith("one-of-many"));
    }

    private static void startAndStop(int times) throws IOException {
        for (int i = 0; i < times; i++) {
            try (HttpServer server = HttpServer.named("one-of-many")
                            .route("POST", "/x", call -> Reply.empty(200))
                            .start();
                    CloseableHttpClient client = client(1)) {
                assertThat(post(client, server)).isEqualTo(200);
            }
        }
    }

    private static List<Integer> statuses(CloseableHttpClient client, HttpServer server, int calls, int atOnce)
            throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(atOnce);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                answers.add(callers.submit(() -> post(client, server)));
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
            return statuses;
        } finally {
            callers.shutdownNow();
        }
    }

    private static int post(CloseableHttpClient client, HttpServer server) {
        try {
            return client.execute(new HttpPost(server.uri() + "/x"), answer -> answer.getCode());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static CloseableHttpClient client(int connections) {
        return HttpClients.create(Duration.ofSeconds(5), Duration.ofSeconds(20), connections);
    }

    private static void request(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean refuses(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return !socket.isConnected();
        } catch (IOException e) {
            return true;
        }
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
    }

    private static long descriptors() throws IOException {
        try (var open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }
}
