package org.opnfv.doctor.functest.cloud.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.FileEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.opnfv.doctor.functest.http.Proxies;
import org.opnfv.doctor.functest.http.ZonedAddresses;
import org.opnfv.doctor.functest.http.tls.Tls;

/**
 * The connections to one cloud, shared by all its users. Sends each request once: no retry, no redirect, no cookie. A call ends at its
 * {@link Deadline}, and too long an answer is not read to its end. Safe for any number of threads.
 */
public final class HttpTransport implements AutoCloseable {
    // A server may close an idle connection just when a request is sent on it; checking it first costs a millisecond.
    private static final TimeValue TRUSTED_IDLE = TimeValue.ofMilliseconds(500);

    /** Enough for the TLS handshakes with a proxy and with the server behind it, once there is a connection. */
    private static final Duration HANDSHAKES = Duration.ofSeconds(10);

    /** A list of everything in a big cloud may be long; any other answer is far below the other bound. */
    private static final int LONGEST_LIST = 64 << 20;

    private static final int LONGEST = 1 << 20;

    private final CloseableHttpClient client;
    private final Duration longest;

    /**
     * @param tls how servers are verified
     * @param proxies the site's proxies
     * @param connect longest wait for a connection
     * @param read longest silence of a server; a whole call takes at most as long as both together, and for a file a second more for
     *     each MiB of it
     * @param maxConnections most connections at a time; further requests wait for one
     */
    public HttpTransport(Tls tls, Proxies proxies, Duration connect, Duration read, int maxConnections) {
        PoolingHttpClientConnectionManager pool = PoolingHttpClientConnectionManagerBuilder.create()
                .setTlsSocketStrategy(tls.strategy())
                .setMaxConnTotal(maxConnections)
                .setMaxConnPerRoute(maxConnections)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(connect))
                        .setSocketTimeout(Timeout.of(read))
                        .setValidateAfterInactivity(TRUSTED_IDLE)
                        .build())
                .build();
        this.longest = connect.plus(read);
        this.client = proxies.applyTo(HttpClients.custom())
                .setConnectionManager(pool)
                .setRequestExecutor(proxies.before(Deadline.executor()))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.of(read))
                        .setConnectionRequestTimeout(Timeout.of(connect.plus(read)))
                        // Keystone's challenge is not one of HTTP's own; the session answers it.
                        .setAuthenticationEnabled(false)
                        .build())
                .setUserAgent("doctor-functest")
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .addRequestInterceptorLast(ZonedAddresses::hide)
                .build();
    }

    /**
     * Sends the request and reads the whole answer, whatever its status.
     *
     * @throws SocketTimeoutException when the deadline passed, even if bytes still arrived
     * @throws TooLongException when the answer exceeds its bound
     */
    public CloudResponse send(CloudRequest ask) throws IOException {
        HttpClientContext context = HttpClientContext.create();
        HttpUriRequestBase request = request(ask);
        Deadline deadline =
                Deadline.of(request, context, longest.plus(HANDSHAKES), longest.plusSeconds(megabytes(request)));
        try {
            return client.execute(request, context, answer -> read(answer, limit(ask, answer), request));
        } catch (CancellationException | IOException e) {
            boolean late = deadline.passed() && !(e instanceof TooLongException);
            throw late ? late(e) : problem(context, e);
        } finally {
            deadline.met();
        }
    }

    private static IOException problem(HttpClientContext context, Exception e) {
        if (e instanceof IOException broken) {
            return Tls.problem(context, broken);
        }
        IOException interrupted = new InterruptedIOException("the request was cancelled");
        interrupted.initCause(e);
        return interrupted;
    }

    private static IOException late(Exception e) {
        IOException late = new SocketTimeoutException("the answer was not whole in time");
        late.initCause(e);
        return late;
    }

    private static long megabytes(HttpUriRequestBase request) {
        return request.getEntity() == null ? 0 : request.getEntity().getContentLength() >> 20;
    }

    /** Closes every connection, also those in use: their requests fail. */
    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }

    private static HttpUriRequestBase request(CloudRequest ask) {
        HttpUriRequestBase request = new HttpUriRequestBase(ask.method(), ask.url());
        request.setHeader("Accept", CloudRequest.JSON);
        ask.headers().forEach(request::setHeader);
        if (ask.file() != null) {
            request.setEntity(new FileEntity(ask.file().toFile(), ContentType.parse(ask.contentType())));
        } else if (ask.body() != null) {
            request.setEntity(new ByteArrayEntity(ask.body(), ContentType.parse(ask.contentType())));
        }
        return request;
    }

    private static int limit(CloudRequest ask, ClassicHttpResponse response) {
        return ask.method().equals("GET") && response.getCode() < 300 ? LONGEST_LIST : LONGEST;
    }

    private static CloudResponse read(ClassicHttpResponse response, int limit, Cancellable call) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            headers.put(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        String reason = response.getReasonPhrase() == null ? "" : response.getReasonPhrase();
        return new CloudResponse(response.getCode(), reason, headers, body(response.getEntity(), limit, call));
    }

    /** Too long an answer is cancelled: closing it would read it to its end. */
    private static byte[] body(HttpEntity entity, int limit, Cancellable call) throws IOException {
        InputStream in = entity == null ? null : entity.getContent();
        if (in == null) {
            return new byte[0];
        }
        byte[] body = in.readNBytes(limit + 1);
        if (body.length > limit) {
            call.cancel();
            throw new TooLongException(limit >> 20);
        }
        in.close();
        return body;
    }
}
