package org.opnfv.doctor.functest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.http.tls.TlsServer;

/** What is said of the way to the Consumer, which is tried from here once the alarm fired and nobody called. */
class ConsumerReachabilityTest {

    @Test
    void theWayBackIsTriedFromHere() throws Exception {
        try (ServerSocket open = BrokenLinkTest.open()) {
            URI consumer = BrokenLinkTest.to("http", open.getLocalPort());
            assertThat(beyondAodh(consumer))
                    .startsWith("aodh-notifier: the alarm fired, and nobody called " + consumer.getAuthority()
                            + ": it hangs (restart it), or cannot connect to there: see")
                    .doesNotContain("certificate");
        }

        URI closed = BrokenLinkTest.to("http", closedPort());
        assertThat(beyondAodh(closed))
                .startsWith("way to the Consumer: the alarm fired, and nobody called " + closed.getAuthority()
                        + "; tried from here, nobody answers at " + closed.getAuthority() + " (")
                .doesNotContain("secret");

        URI unknown = URI.create("http://no-such-host.invalid/secret");
        assertThat(beyondAodh(unknown)).contains("tried from here, the name of no-such-host.invalid is not known: see");
    }

    @Test
    void aCertificateThatIsNotTrustedHereIsNamed() throws Exception {
        try (TlsServer server = new TlsServer(false)) {
            URI consumer = BrokenLinkTest.to("https", server.port());
            assertThat(beyondAodh(consumer))
                    .startsWith("way to the Consumer: the alarm fired, and nobody called " + consumer.getAuthority()
                            + "; tried from here, the certificate of " + consumer.getAuthority()
                            + " is not trusted (unable to find valid certification path")
                    .doesNotContain("secret");
        }
    }

    private static String beyondAodh(URI consumer) {
        return new BrokenLink(
                        new UnconfiguredSite(),
                        consumer,
                        BrokenLinkTest.queues(BrokenLinkTest.ALL),
                        BrokenLink.Passed.NOTHING,
                        new BrokenLink.End(true, 0, false))
                .named();
    }

    private static int closedPort() throws IOException {
        try (ServerSocket closed = BrokenLinkTest.open()) {
            return closed.getLocalPort();
        }
    }
}
