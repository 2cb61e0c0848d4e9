package org.opnfv.doctor.functest.embedded;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpPut;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.opnfv.doctor.functest.http.HttpClients;
import org.opnfv.doctor.functest.http.Json;

/**
 * Takes the links and services of embedded compute hosts down and up, and hands in notifications, from this or another process.
 * Thread-safe.
 */
public final class HostControl {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final TypeReference<List<HostInfo>> HOSTS = new TypeReference<>() {};

    private final URI hostsUrl;

    /**
     * @param hostsUrl {@link EmbeddedCloud#hostsUrl()}, the value of {@code DOCTOR_EMBEDDED_URL}
     */
    public HostControl(URI hostsUrl) {
        this.hostsUrl = hostsUrl;
    }

    /**
     * All compute hosts.
     *
     * @throws UncheckedIOException when the embedded cloud does not answer
     */
    public List<HostInfo> hosts() {
        return Json.mapper().convertValue(call(new HttpGet(hostsUrl + "/hosts")).path("hosts"), HOSTS);
    }

    /**
     * Connects or disconnects a host; when this returns, the host is silent or answers again.
     *
     * @throws UncheckedIOException when the embedded cloud does not answer or has no such host
     */
    public void link(String host, boolean up) {
        turn(host, "link", up);
    }

    /**
     * Starts or stops the nova-compute of a host, which answers probes in either case.
     *
     * @throws UncheckedIOException when the embedded cloud does not answer or has no such host
     */
    public void novaCompute(String host, boolean up) {
        turn(host, "nova-compute", up);
    }

    /**
     * The UDP port of loopback that stands for an address of an instance: it answers while who has that address would.
     *
     * @throws UncheckedIOException when the embedded cloud does not answer
     */
    public int probePort(String address) {
        return call(new HttpGet(hostsUrl + "/addresses/" + URLEncoder.encode(address, StandardCharsets.UTF_8)))
                .path("probe_port")
                .asInt();
    }

    private void turn(String host, String what, boolean up) {
        HttpPut request =
                new HttpPut(hostsUrl + "/hosts/" + URLEncoder.encode(host, StandardCharsets.UTF_8) + "/" + what);
        request.setEntity(new StringEntity("{\"up\": " + up + "}", ContentType.APPLICATION_JSON));
        call(request);
    }

    /**
     * Publishes a notification, as JSON of oslo.messaging.
     *
     * @throws UncheckedIOException when the embedded cloud does not answer or does not know its type
     */
    public void publish(String message) {
        HttpPost request = new HttpPost(hostsUrl + "/notifications");
        request.setEntity(new StringEntity(message, ContentType.APPLICATION_JSON));
        call(request);
    }

    private JsonNode call(ClassicHttpRequest request) {
        try (CloseableHttpClient client = HttpClients.create(TIMEOUT, TIMEOUT, 1)) {
            return client.execute(request, response -> {
                JsonNode body = Json.mapper().readTree(EntityUtils.toByteArray(response.getEntity()));
                if (response.getCode() != 200) {
                    throw new IOException(body.path("error").asText("status " + response.getCode()));
                }
                return body;
            });
        } catch (CancellationException failure) {
            // The client's way to end a request whose thread is interrupted.
            throw new UncheckedIOException(
                    "host control of the embedded cloud at " + hostsUrl + ": interrupted",
                    new InterruptedIOException(failure.getMessage()));
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "host control of the embedded cloud at " + hostsUrl + ": " + failure.getMessage()
                            + "; is the process that serves it still running?",
                    failure);
        }
    }
}
