package org.opnfv.doctor.functest.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.impl.DefaultHttpRequestRetryStrategy;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;

/**
 * Repeats what no server took: it could not be reached, or said itself that it was too busy (429, 503). What a gateway says of a server
 * behind it (502, 504) leaves open whether that one took it.
 */
final class RetryStrategy extends DefaultHttpRequestRetryStrategy {
    private static final int MOST = 2;

    RetryStrategy() {
        super(MOST, TimeValue.ofSeconds(1), List.of(), List.of(429, 503));
    }

    @Override
    public boolean retryRequest(HttpRequest request, IOException why, int count, HttpContext context) {
        return count <= MOST
                && (why instanceof ConnectException
                        || why instanceof ConnectTimeoutException
                        || why instanceof NoRouteToHostException
                        || why instanceof UnknownHostException);
    }
}
