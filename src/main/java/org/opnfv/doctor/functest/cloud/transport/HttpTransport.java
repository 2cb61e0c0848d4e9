package org.opnfv.doctor.functest.cloud.transport;

import java.io.IOException;
import java.io.InterruptedIOException;
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
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.FileEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.opnfv.doctor.functest.http.Proxies;
import org.opnfv.doctor.functest.http.Zones;
import org.opnfv.doctor.functest.http.tls.Tls;

/**
 * The connections to one cloud, shared by all users of it. Sends each request once: no retry, no redirect, no cookie.
 * Safe for any number of threads.
 */
public final class HttpTransport implements AutoCloseable {
    // A server may close an idle connection at the moment a request is sent on it; asked first, it costs a millisecond.
    private static final TimeValue TRUSTED_IDLE = TimeValue.ofMilliseconds(500);

    private final CloseableHttpClient client;

    /**
     * @param tls how servers are verified
     * @param proxies through which they may have to be reached
     * @param connect longest wait for a connection to be made
     * @param read longest silence of a server
     * @param maxConnections most connections at a time; further requests wait for one
     */
    public HttpTransport(Tls tls, Proxies proxies, Duration connect, Duration read, int maxConnections) {
        PoolingHttpClientConnectionManager pool = PoolingHttpClientConnectionManagerBuilder.create()
                .setTlsSocketStrategy(tls.strategy())
                .setDnsResolver(new Zones.Resolver())
                .setMaxConnTotal(maxConnections)
                .setMaxConnPerRoute(maxConnections)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(connect))
                        .setSocketTimeout(Timeout.of(read))
                        .setValidateAfterInactivity(TRUSTED_IDLE)
                        .build())
                .build();
        this.client = proxies.applyTo(HttpClients.custom())
                .setConnectionManager(pool)
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
                .addRequestInterceptorLast(Zones::hide)
                .build();
    }

    /** Sends the request and reads the whole answer, whatever its status. */
    public Answer send(Ask ask) throws IOException {
        HttpClientContext context = HttpClientContext.create();
        try {
            return client.execute(request(ask), context, HttpTransport::read);
        } catch (CancellationException e) {
            InterruptedIOException interrupted = new InterruptedIOException("the request was cancelled");
            interrupted.initCause(e);
            throw interrupted;
        } catch (IOException e) {
            throw Tls.problem(context, e);
        }
    }

    /** Closes every connection, also those in use: their requests fail. */
    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }

    private static HttpUriRequestBase request(Ask ask) {
        HttpUriRequestBase request = new HttpUriRequestBase(ask.method(), ask.url());
        request.setHeader("Accept", Ask.JSON);
        ask.headers().forEach(request::setHeader);
        if (ask.file() != null) {
            request.setEntity(new FileEntity(ask.file().toFile(), ContentType.parse(ask.contentType())));
        } else if (ask.body() != null) {
            request.setEntity(new ByteArrayEntity(ask.body(), ContentType.parse(ask.contentType())));
        }
        return request;
    }

    private static Answer read(ClassicHttpResponse response) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            headers.put(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        byte[] body = response.getEntity() == null ? null : EntityUtils.toByteArray(response.getEntity());
        String reason = response.getReasonPhrase() == null ? "" : response.getReasonPhrase();
        return new Answer(response.getCode(), reason, headers, body == null ? new byte[0] : body);
    }
}
