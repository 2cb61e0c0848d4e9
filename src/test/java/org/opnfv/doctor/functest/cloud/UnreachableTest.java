package org.opnfv.doctor.functest.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.cloud.CloudException.Kind;
import org.opnfv.doctor.functest.http.ClosedPort;
import org.opnfv.doctor.functest.http.Proxies;
import org.opnfv.doctor.functest.http.Reply;
import org.opnfv.doctor.functest.http.tls.Tls;

/** A Keystone that does not answer, in each way it can. */
@Timeout(30)
class UnreachableTest {
    private static final CloudSettings HASTY = new CloudSettings(Duration.ofSeconds(2), Duration.ofMillis(200), 1);

    @Test
    void says_that_nobody_listens() throws IOException {
        try (ClosedPort port = new ClosedPort()) {
            assertThat(problem("http://127.0.0.1:" + port.number() + "/v3"))
                    .contains("http://127.0.0.1:" + port.number())
                    .contains("connection refused")
                    .contains("check that the service runs");
        }
    }

    @Test
    void says_that_the_name_is_unknown() {
        assertThat(problem("http://keystone.invalid:5000/v3"))
                .contains("keystone.invalid")
                .contains("unknown host");
    }

    @Test
    void says_that_it_stays_silent() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertThat(problem("http://127.0.0.1:" + silent.getLocalPort() + "/v3"))
                    .contains("no answer in time");
        }
    }

    @Test
    void says_that_it_hangs_up() throws Exception {
        try (ServerSocket rude = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread listener = new Thread(() -> {
                try (Socket caller = rude.accept()) {
                    caller.getInputStream().read(new byte[1]);
                    caller.setSoLinger(false, 0);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            listener.start();

            assertThat(problem("http://127.0.0.1:" + rude.getLocalPort() + "/v3"))
                    .containsAnyOf("closed the connection without an answer", "reset");
            listener.join();
        }
    }

    @Test
    void says_that_http_is_no_tls() throws IOException {
        try (ScriptedCloud plain = new ScriptedCloud("plain")) {
            assertThat(problem("https://127.0.0.1:" + plain.uri().getPort() + "/v3"))
                    .contains("TLS:")
                    .contains("cacert");
        }
    }

    @Test
    void says_that_the_authorities_cannot_be_used(@TempDir Path folder) throws IOException {
        Path bundle = Files.writeString(folder.resolve("ca.pem"), "nothing\n");
        try (ScriptedCloud plain = new ScriptedCloud("plain")) {
            Credentials good = at("https://127.0.0.1:" + plain.uri().getPort() + "/v3");
            Credentials bad = new Credentials(
                    good.authUrl(),
                    good.login(),
                    good.project(),
                    good.projectDomain(),
                    good.region(),
                    good.endpointInterface(),
                    good.services(),
                    Tls.trusting(bundle),
                    Proxies.none(),
                    "a test");

            CloudException problem = catchThrowableOfType(CloudException.class, () -> Cloud.connect(bad, HASTY));

            assertThat(problem.getMessage())
                    .contains("the authorities in " + bundle + " cannot be used: it holds no PEM block")
                    .doesNotContain("\n");
        }
    }

    @Test
    void fails_at_once_when_the_cloud_is_closed_meanwhile() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch enough = new CountDownLatch(1);
        try (ScriptedCloud server = new ScriptedCloud("slow").on("GET /alarming/v2/alarms", call -> {
            asked.countDown();
            enough.await(20, TimeUnit.SECONDS);
            return Reply.rawJson(200, "[]");
        })) {
            Cloud cloud = server.connect();
            AtomicReference<CloudException> problem = new AtomicReference<>();
            Thread caller = new Thread(() -> problem.set(catchThrowableOfType(
                    CloudException.class, () -> cloud.alarming().alarms())));
            caller.start();
            asked.await();
            cloud.close();
            caller.join();
            enough.countDown();

            assertThat(problem.get()).isNotNull();
            assertThat(problem.get().getMessage()).contains("alarming").doesNotContain("\n");
        }
    }

    private static String problem(String url) {
        CloudException problem = catchThrowableOfType(CloudException.class, () -> Cloud.connect(at(url), HASTY));
        assertThat(problem).isNotNull();
        assertThat(problem.kind()).as(problem.getMessage()).isEqualTo(Kind.UNREACHABLE);
        assertThat(problem.status()).isZero();
        assertThat(problem.getMessage())
                .startsWith("Keystone at ")
                .doesNotContain("\n")
                .doesNotContain(ScriptedCloud.PASSWORD);
        return problem.getMessage();
    }

    private static Credentials at(String url) {
        return new Credentials(
                URI.create(url),
                new AuthMethod.Password(IdentityRef.name("doctor"), IdentityRef.id("default"), ScriptedCloud.PASSWORD),
                IdentityRef.name("ward"),
                IdentityRef.id("default"),
                null,
                "public",
                Map.of(),
                Tls.system(),
                Proxies.none(),
                "a test");
    }
}
