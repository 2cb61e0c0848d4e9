package org.opnfv.doctor.functest.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ContentTooLongException;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.nio.AsyncRequestConsumer;
import org.apache.hc.core5.http.nio.AsyncServerRequestHandler.ResponseTrigger;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityConsumer;
import org.apache.hc.core5.http.nio.support.AbstractServerExchangeHandler;
import org.apache.hc.core5.http.nio.support.AsyncResponseBuilder;
import org.apache.hc.core5.http.nio.support.BasicRequestConsumer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.net.WWWFormCodec;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.clock.Reading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The processing of one request in HttpCore: read on the I/O thread, answered on a handler thread. */
final class Exchange extends AbstractServerExchangeHandler<Message<HttpRequest, byte[]>> {

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

    private final String server;
    private final Routes routes;
    private final Executor handlers;
    private final int maxBody;
    private final Duration bodyWithin;
    private final Clocks clocks;

    Exchange(String server, Routes routes, Executor handlers, int maxBody, Duration bodyWithin, Clocks clocks) {
        this.server = server;
        this.routes = routes;
        this.handlers = handlers;
        this.maxBody = maxBody;
        this.bodyWithin = bodyWithin;
        this.clocks = clocks;
    }

    @Override
    protected AsyncRequestConsumer<Message<HttpRequest, byte[]>> supplyConsumer(
            HttpRequest request, EntityDetails entity, HttpContext context) {
        return new BasicRequestConsumer<>(new BoundedBody(maxBody, bodyWithin));
    }

    @Override
    protected void handle(Message<HttpRequest, byte[]> message, ResponseTrigger trigger, HttpContext context) {
        Reading receivedAt = clocks.now();
        handlers.execute(() -> {
            Reply reply = answer(message, HttpCoreContext.cast(context), receivedAt);
            try {
                send(reply, trigger, context);
            } catch (HttpException | IOException e) {
                LOG.warn("{}: an answer could not be sent: {}", server, e.toString());
            }
        });
    }

    private Reply answer(Message<HttpRequest, byte[]> message, HttpCoreContext context, Reading receivedAt) {
        HttpRequest request = message.getHead();
        String target = request.getPath();
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        Routes.Target found = routes.find(request.getMethod(), path);
        try {
            return found.handler()
                    .handle(new Call(
                            request.getMethod(),
                            path,
                            found.params(),
                            queries(mark < 0 ? "" : target.substring(mark + 1)),
                            headers(request),
                            message.getBody() == null ? new byte[0] : message.getBody(),
                            remote(context),
                            receivedAt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.warn("{}: {} {} was cut off by the end of the server", server, request.getMethod(), found.template());
            return Reply.empty(503);
        } catch (Throwable e) {
            // An Error as well: the caller must not wait for an answer that never comes. Not the path: it may be
            // secret.
            LOG.error("{}: {} {} failed", server, request.getMethod(), found.template(), e);
            return Reply.empty(500);
        }
    }

    private static void send(Reply reply, ResponseTrigger trigger, HttpContext context)
            throws HttpException, IOException {
        AsyncResponseBuilder response = AsyncResponseBuilder.create(reply.status());
        reply.headers().forEach(response::addHeader);
        if (reply.body().length > 0) {
            response.setEntity(reply.body(), null);
        }
        trigger.submitResponse(response.build(), context);
    }

    private static Map<String, List<String>> queries(String query) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (NameValuePair pair : WWWFormCodec.parse(query, StandardCharsets.UTF_8)) {
            String value = pair.getValue() == null ? "" : pair.getValue();
            values.computeIfAbsent(pair.getName(), name -> new ArrayList<>()).add(value);
        }
        return values;
    }

    private static Map<String, String> headers(HttpRequest request) {
        Map<String, String> lines = new LinkedHashMap<>();
        for (Header header : request.getHeaders()) {
            lines.merge(header.getName(), header.getValue(), (first, second) -> first + ", " + second);
        }
        return lines;
    }

    private static InetAddress remote(HttpCoreContext context) {
        return ((InetSocketAddress) context.getEndpointDetails().getRemoteAddress()).getAddress();
    }

    /** A body is held in memory, so a stranger must not decide its size or duration: beyond the limits the connection is closed. */
    private static final class BoundedBody extends BasicAsyncEntityConsumer {

        private final int most;
        private final Duration within;
        private final long begin = System.nanoTime();
        private long size;

        BoundedBody(int most, Duration within) {
            this.most = most;
            this.within = within;
        }

        @Override
        protected void data(ByteBuffer source, boolean endOfStream) throws IOException {
            size += source.remaining();
            if (size > most) {
                throw new ContentTooLongException("a body of more than %d bytes", most);
            }
            if (System.nanoTime() - begin > within.toNanos()) {
                throw new ConnectionClosedException("a body that took more than " + within);
            }
            super.data(source, endOfStream);
        }
    }
}
