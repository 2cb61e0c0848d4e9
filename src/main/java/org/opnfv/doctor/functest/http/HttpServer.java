package org.opnfv.doctor.functest.http;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.HttpProcessors;
import org.apache.hc.core5.http.impl.bootstrap.AsyncServerBootstrap;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncServer;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.opnfv.doctor.functest.clock.Clocks;

/**
 * An HTTP/1.1 server in this process, on HttpCore 5 (docs/decisions/0001-http-server.md). One I/O thread reads and writes for all
 * connections; handlers run on a bounded pool whose idle threads end by themselves.
 */
public final class HttpServer implements AutoCloseable {

    /** The default limit of a request body, in bytes; a connection that sends more is closed. */
    public static final int MAX_BODY = 32 << 20;

    private static final Timeout IDLE_CONNECTION = Timeout.ofMinutes(3);
    private static final Duration BODY_WITHIN = Duration.ofSeconds(30);
    private static final Duration LISTENING = Duration.ofSeconds(10);
    private static final int WAITING_CONNECTIONS = 1024;
    private static final int BUFFER = 4096;
    private static final int MOST_TROUBLES = 1000;
    private static final TimeValue GRACE = TimeValue.ofSeconds(1);
    private static final Map<String, Exception> TROUBLES = new ConcurrentHashMap<>();

    private final HttpAsyncServer server;
    private final ExecutorService handlers;
    private final InetSocketAddress local;
    private final Map<String, Exception> troubles;

    private HttpServer(
            HttpAsyncServer server,
            ExecutorService handlers,
            InetSocketAddress local,
            Map<String, Exception> troubles) {
        this.server = server;
        this.handlers = handlers;
        this.local = local;
        this.troubles = troubles;
    }

    /** Builds a server; the name appears in its threads' names and in its messages. */
    public static Builder named(String name) {
        return new Builder(name);
    }

    /** The port it listens on, also when an ephemeral one was requested. */
    public int port() {
        return local.getPort();
    }

    /** The numeric address it listens on; a wildcard address stays one. */
    public String address() {
        return local.getAddress().getHostAddress();
    }

    /** {@code http://address:port}, without a slash at the end. */
    public URI uri() {
        String address = address();
        return URI.create("http://" + (address.contains(":") ? "[" + address + "]" : address) + ":" + port());
    }

    /** The errors of the server itself, as when no file can be opened for another connection: of those that say the same the first. */
    public Collection<Exception> troubles() {
        return List.copyOf(troubles.values());
    }

    /** The same of all servers that there have been in this process: who called one saw no more than a connection that was reset. */
    public static Collection<Exception> troublesOfAll() {
        return List.copyOf(TROUBLES.values());
    }

    /**
     * Stops listening, gives running handlers a second to answer, interrupts the rest, and returns when all connections are closed. May
     * be called twice.
     */
    @Override
    public void close() {
        boolean interrupted = false;
        try {
            server.initiateShutdown();
            handlers.shutdown();
            server.awaitShutdown(GRACE);
            handlers.shutdownNow();
            handlers.awaitTermination(GRACE.getDuration(), GRACE.getTimeUnit());
        } catch (InterruptedException e) {
            interrupted = true;
        }
        handlers.shutdownNow();
        server.close(CloseMode.IMMEDIATE);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Collects the routes and limits of a server before it starts. */
    public static final class Builder {

        private final String name;
        private final Routes routes = new Routes();
        private String address = "127.0.0.1";
        private int port;
        private int threads = 16;
        private int maxBody = MAX_BODY;
        private Duration bodyWithin = BODY_WITHIN;
        private Clocks clocks = Clocks.system();

        private Builder(String name) {
            this.name = name;
        }

        /** Where to listen: a name or number of this machine, and a port from 0 (any free one) to 65535. Default: 127.0.0.1, any. */
        public Builder bind(String listenAddress, int listenPort) {
            this.address = listenAddress;
            this.port = listenPort;
            return this;
        }

        /**
         * Answers a method on the paths that match a template such as {@code /v2.1/servers/{id}}. A variable is one whole segment; where
         * several templates match, the most literal one wins; GET routes serve HEAD too.
         *
         * @throws IllegalArgumentException for a bad template, or one that matches the same paths as another
         */
        public Builder route(String method, String template, HttpHandler handler) {
            routes.add(Route.of(method, template, handler));
            return this;
        }

        /** Answers requests without a route; default: an empty 404. A known path with another method is still a 405. */
        public Builder fallback(HttpHandler handler) {
            routes.fallback(handler);
            return this;
        }

        /** The most handlers that run at once, at least 1; further requests wait their turn. Default: 16. */
        public Builder threads(int max) {
            this.threads = max;
            return this;
        }

        /** The limit of a request body, in bytes, from 1 to {@link #MAX_BODY}: strangers could fill the memory with theirs. */
        public Builder maxBody(int bytes) {
            this.maxBody = bytes;
            return this;
        }

        /** How long a body may take to arrive after its request's head; then the connection is closed. Default: 30 s. */
        public Builder bodyWithin(Duration longest) {
            this.bodyWithin = longest;
            return this;
        }

        /** The clocks that stamp the receipt of a request. Default: the machine's clocks. */
        public Builder clocks(Clocks source) {
            this.clocks = source;
            return this;
        }

        /**
         * Starts listening.
         *
         * @throws BindException when the port is taken or the address is not of this machine
         * @throws IOException when the server cannot be started for another reason
         */
        public HttpServer start() throws IOException {
            InetSocketAddress wanted = new InetSocketAddress(address, port);
            if (wanted.isUnresolved()) {
                throw new BindException(
                        name + " cannot listen on " + address + ": no such host; give an address of this machine");
            }
            ThreadPoolExecutor handlers = new ThreadPoolExecutor(
                    threads,
                    threads,
                    5,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(),
                    new DefaultThreadFactory(name, true));
            handlers.allowCoreThreadTimeOut(true);
            Map<String, Exception> troubles = new ConcurrentHashMap<>();
            HttpAsyncServer server = AsyncServerBootstrap.bootstrap()
                    .setIOReactorConfig(IOReactorConfig.custom()
                            .setIoThreadCount(1)
                            .setTcpNoDelay(true)
                            .setSoReuseAddress(true)
                            .setBacklogSize(WAITING_CONNECTIONS)
                            .setSoTimeout(IDLE_CONNECTION)
                            .build())
                    // Three buffers a connection, by default of 32 KiB: 100 MB for a thousand connections.
                    .setHttp1Config(Http1Config.custom().setBufferSize(BUFFER).build())
                    .setHttpProcessor(HttpProcessors.server("doctor-functest"))
                    .setRequestRouter((request, context) ->
                            () -> new Exchange(name, routes, handlers, maxBody, bodyWithin, clocks))
                    .setExceptionCallback(error -> {
                        note(error, troubles);
                        note(error, TROUBLES);
                    })
                    .create();
            server.start();
            try {
                return new HttpServer(server, handlers, listen(server, wanted, troubles), troubles);
            } catch (IOException e) {
                server.close(CloseMode.IMMEDIATE);
                handlers.shutdownNow();
                throw e;
            }
        }

        private static void note(Exception error, Map<String, Exception> troubles) {
            if (troubles.size() < MOST_TROUBLES) {
                troubles.putIfAbsent(String.valueOf(error.getMessage()), error);
            }
        }

        private InetSocketAddress listen(
                HttpAsyncServer server, InetSocketAddress wanted, Map<String, Exception> troubles) throws IOException {
            String what = name + " cannot listen on " + address + ":" + port + ": ";
            try {
                return (InetSocketAddress) server.listen(wanted, URIScheme.HTTP)
                        .get(LISTENING.toMillis(), TimeUnit.MILLISECONDS)
                        .getAddress();
            } catch (TimeoutException e) {
                Exception ended = troubles.values().stream().findFirst().orElse(null);
                throw new IOException(what + (ended == null ? "it does not begin to" : ended.getMessage()), ended);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof BindException) {
                    // HttpCore puts its own description of the socket before the system's message.
                    String message = e.getCause().getMessage();
                    BindException refused = new BindException(
                            what + message.substring(message.lastIndexOf(": ") + 2)
                                    + "; choose a free port and an address of this machine, or stop the program that holds the port");
                    refused.initCause(e.getCause());
                    throw refused;
                }
                throw new IOException(what + e.getCause().getMessage(), e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(what + "interrupted", e);
            }
        }
    }
}
