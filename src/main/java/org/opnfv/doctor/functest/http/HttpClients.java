package org.opnfv.doctor.functest.http;

import java.time.Duration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.opnfv.doctor.functest.http.tls.Tls;

/** Makes HTTP clients that suit a latency measurement. */
public final class HttpClients {

    /** Shorter than any server keeps an idle connection, so that a request seldom meets one that is just being closed. */
    private static final Timeout IDLE = Timeout.ofSeconds(4);

    private HttpClients() {}

    /**
     * A thread-safe client that keeps connections alive and never repeats a request by itself: a repeated POST would create a resource
     * twice and hide the failure to be measured.
     *
     * @param connect longest wait for a connection
     * @param response longest wait for an answer, and for a free connection
     * @param maxConnections how many connections may be open at once, to one server or in all; at least 1
     */
    public static CloseableHttpClient create(Duration connect, Duration response, int maxConnections) {
        return builder(Tls.system(), connect, response, maxConnections)
                .disableAutomaticRetries()
                .build();
    }

    /**
     * For servers outside of a test, which may be behind a site's proxy and have certificates of a site's authority. A request is
     * repeated, twice at most, where it certainly was not taken.
     */
    public static CloseableHttpClient outside(Tls tls, Proxies proxies, Duration connect, Duration response) {
        return proxies.applyTo(builder(tls, connect, response, 1))
                .setRetryStrategy(new RetryStrategy())
                .build();
    }

    /**
     * The same for a client that outlives its servers: it also closes idle connections, which a stopped server would otherwise leave
     * behind. Takes its own thread.
     */
    public static CloseableHttpClient lasting(Duration connect, Duration response, int maxConnections) {
        return builder(Tls.system(), connect, response, maxConnections)
                .disableAutomaticRetries()
                .evictIdleConnections(IDLE)
                .build();
    }

    private static HttpClientBuilder builder(Tls tls, Duration connect, Duration response, int maxConnections) {
        Timeout wait = Timeout.of(response);
        ConnectionConfig connections = ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(connect))
                .setSocketTimeout(wait)
                .setIdleTimeout(IDLE)
                .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                .build();
        RequestConfig requests = RequestConfig.custom()
                .setResponseTimeout(wait)
                .setConnectionRequestTimeout(wait)
                .build();
        return HttpClientBuilder.create()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setTlsSocketStrategy(tls.strategy())
                        .setDefaultConnectionConfig(connections)
                        .setMaxConnTotal(maxConnections)
                        .setMaxConnPerRoute(maxConnections)
                        .build())
                .setDefaultRequestConfig(requests)
                .setUserAgent("doctor-functest")
                .disableCookieManagement();
    }
}
