package org.opnfv.doctor.functest.embedded;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opnfv.doctor.functest.http.Call;
import org.opnfv.doctor.functest.http.HttpHandler;
import org.opnfv.doctor.functest.http.HttpServer;
import org.opnfv.doctor.functest.http.Reply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One OpenStack service on a port of its own on loopback. A subclass names its routes in its constructor; what differs
 * between the services, the error body above all, is left to it.
 */
public abstract class ApiService implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ApiService.class);
    private static final String LOOPBACK = "127.0.0.1";
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int INTERNAL = 500;

    private final String type;
    private final String name;
    private final Tokens tokens;
    private final HttpServer.Builder routes;
    private HttpServer server;

    /**
     * @param type the type in the catalog, such as {@code compute}
     * @param name the name in the catalog, such as {@code nova}
     */
    protected ApiService(String type, String name, Tokens tokens) {
        this.type = type;
        this.name = name;
        this.tokens = tokens;
        this.routes = HttpServer.named(name);
    }

    /** A route that needs a valid token in {@code X-Auth-Token}. */
    protected final void on(String method, String template, ApiAction action) {
        open(method, template, call -> {
            Optional<Token> token = call.header("X-Auth-Token").flatMap(tokens::find);
            return token.isPresent() ? action.handle(call, token.get().caller()) : unauthorized(call);
        });
    }

    /** A route that asks for no token: version documents. */
    protected final void open(String method, String template, HttpHandler handler) {
        routes.route(method, template, guarded(handler));
    }

    private HttpHandler guarded(HttpHandler handler) {
        return call -> {
            String requestId = "req-" + UUID.randomUUID();
            return finish(call, answer(call, handler, requestId), requestId);
        };
    }

    private Reply answer(Call call, HttpHandler handler, String requestId) {
        try {
            return handler.handle(call);
        } catch (ApiError refusal) {
            return refused(call, refusal);
        } catch (Exception bug) {
            // The real services answer so too: the client gets a request id to look for in the log.
            LOG.error("{} {} {} failed ({})", name, call.method(), call.path(), requestId, bug);
            return error(
                    INTERNAL, "The server has either erred or is incapable of performing the requested operation.");
        }
    }

    /** The answer to a request without a valid token, in the words of keystonemiddleware. */
    protected Reply unauthorized(Call call) {
        Map<String, Object> error = Map.of(
                "code", UNAUTHORIZED,
                "title", "Unauthorized",
                "message", "The request you have made requires authentication.");
        return Reply.json(UNAUTHORIZED, Map.of("error", error))
                .with("WWW-Authenticate", "Keystone uri=\"" + tokens.authUrl() + "\"");
    }

    /** The answer to a path that the service does not have. */
    protected Reply missing(Call call) {
        return error(NOT_FOUND, "The resource could not be found.");
    }

    /** The answer to a refused request; for services whose error bodies say more than status and message. */
    protected Reply refused(Call call, ApiError refusal) {
        return error(refusal.status(), refusal.getMessage());
    }

    /** The service's own error body around this message. */
    protected abstract Reply error(int status, String message);

    /** What follows host and port in the catalog, such as {@code /v2.1}; empty when nothing does. */
    public abstract String cataloguePath();

    /** Adds the headers that each answer of the service carries; here the id by which its logs know the request. */
    protected Reply finish(Call call, Reply reply, String requestId) {
        return reply.with("x-openstack-request-id", requestId);
    }

    /** The type in the catalog. */
    public final String type() {
        return type;
    }

    /** The name in the catalog. */
    public final String name() {
        return name;
    }

    /**
     * Begins to serve.
     *
     * @param port TCP port on loopback; 0 takes any free one
     * @throws IOException when the port cannot be had
     */
    public void start(int port) throws IOException {
        server = routes.fallback(guarded(this::missing)).bind(LOOPBACK, port).start();
    }

    /** Scheme, host and port; valid once the service has been started. */
    public final URI root() {
        return URI.create("http://" + LOOPBACK + ":" + server.port());
    }

    /** The URL in the catalog; valid once the service has been started. */
    public final URI endpoint() {
        return URI.create(root() + cataloguePath());
    }

    /** Stops serving; harmless when it never began. */
    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
