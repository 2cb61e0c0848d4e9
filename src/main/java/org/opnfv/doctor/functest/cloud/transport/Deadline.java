package org.opnfv.doctor.functest.cloud.transport;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * The deadline of a whole call: first to get a connection, then from the first byte sent to the last byte of the answer. The client's own
 * time-outs limit only a silence: a byte now and then would hold a call for ever.
 */
final class Deadline {
    private static final String KEY = Deadline.class.getName();
    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private final HttpUriRequestBase request;
    private final Duration longest;
    private Future<?> alarm;
    private volatile boolean passed;

    private Deadline(HttpUriRequestBase request, Duration connecting, Duration longest) {
        this.request = request;
        this.longest = longest;
        alarm = in(connecting);
    }

    /** Cancels the request when it has no connection within {@code connecting}, or then no answer within {@code longest}. */
    static Deadline of(HttpUriRequestBase request, HttpContext context, Duration connecting, Duration longest) {
        Deadline deadline = new Deadline(request, connecting, longest);
        context.setAttribute(KEY, deadline);
        return deadline;
    }

    /** Sends requests, and starts their time. */
    static HttpRequestExecutor executor() {
        return new HttpRequestExecutor() {
            @Override
            public ClassicHttpResponse execute(
                    ClassicHttpRequest request,
                    HttpClientConnection connection,
                    HttpResponseInformationCallback callback,
                    HttpContext context)
                    throws IOException, HttpException {
                if (context.getAttribute(KEY) instanceof Deadline deadline) {
                    deadline.begin();
                }
                return super.execute(request, connection, callback, context);
            }
        };
    }

    private synchronized void begin() {
        alarm.cancel(false);
        alarm = in(longest);
    }

    private Future<?> in(Duration time) {
        return CLOCK.schedule(this::pass, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    boolean passed() {
        return passed;
    }

    /** The call has ended. */
    synchronized void met() {
        alarm.cancel(false);
    }

    private void pass() {
        passed = true;
        request.cancel();
    }

    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor clock =
                new ScheduledThreadPoolExecutor(1, new DefaultThreadFactory("cloud-deadline", true));
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }
}
