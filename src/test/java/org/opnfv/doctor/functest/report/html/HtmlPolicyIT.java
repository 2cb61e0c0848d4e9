package org.opnfv.doctor.functest.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opnfv.doctor.functest.report.ResultsFixture;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.tools.Needs;
import org.opnfv.doctor.functest.tools.Tool;

/** The page where no style counts: under the policy that Jenkins puts before what it shows. */
@Needs({Tool.CHROMIUM, Tool.CHROMEDRIVER})
class HtmlPolicyIT {

    private static final String POLICY =
            "sandbox allow-same-origin; default-src 'none'; img-src 'self'; style-src 'self';";

    @RegisterExtension
    private static final ReportPage PAGE = new ReportPage();

    private static String shown(Results results) throws IOException {
        byte[] page = Files.readAllBytes(PAGE.write(results));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        try {
            PAGE.driver().get("http://127.0.0.1:" + server.getAddress().getPort() + "/");
            return PAGE.text("body");
        } finally {
            server.stop(0);
            assertThat(PAGE.browser().console())
                    .as("what the policy kept from running")
                    .isNotEmpty()
                    .allMatch(message -> message.contains("Content Security Policy")
                            || message.contains("sandboxed")
                            || message.contains("favicon"));
        }
    }

    @Test
    void itSaysAllThatDecides() throws IOException {
        String text = shown(new ResultsFixture(30).run());

        assertThat(text)
                .contains("PASS", "The owners of all 30 instances were told in time")
                .containsPattern("Last owner told\\s+[0-9.]+ ms of 1,000 ms")
                .containsPattern("doctor_vm30-k3x9f2\\s+on time\\s+[0-9.]+ ms\\s+consumer.log, line 110")
                .contains("10 more instances", "cleanup complete");
        assertThat(PAGE.all("#run-0-0-0-timeline rect"))
                .allSatisfy(bar -> assertThat(bar.getCssValue("fill")).isNotEqualTo("rgb(0, 0, 0)"))
                .anySatisfy(bar -> assertThat(bar.getRect().width).isGreaterThan(20));
    }

    @Test
    void whatIsFoldedUpCanBeUnfolded() throws IOException {
        shown(new ResultsFixture(30).run());

        PAGE.find(".every summary").click();

        assertThat(PAGE.find(".every table").isDisplayed()).isTrue();
    }

    @Test
    void aSeriesHasItsServiceLevelAndItsRuns() throws IOException {
        assertThat(shown(new ResultsFixture(3).series(5)))
                .containsPattern("p95<1ms\\s+✗ FAIL\\s+[0-9.]+ ms iteration-00[1-5]")
                .contains("Passed\n5 of 5 iterations", "Spread of the figures of all iterations");
    }
}
