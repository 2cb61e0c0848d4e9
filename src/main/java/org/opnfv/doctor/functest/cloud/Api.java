package org.opnfv.doctor.functest.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.opnfv.doctor.functest.cloud.transport.CloudRequest;
import org.opnfv.doctor.functest.cloud.transport.CloudResponse;

/** Requests to one service that OpenStack4j lacks, or has in a form that real clouds refuse. */
final class Api {
    private final Session session;
    private final String type;
    private final Map<String, String> headers;

    /**
     * @param type the service's catalog type
     */
    Api(Session session, String type) {
        this(session, type, Map.of());
    }

    private Api(Session session, String type, Map<String, String> headers) {
        this.session = session;
        this.type = type;
        this.headers = headers;
    }

    /** The same service at a microversion of Nova's. */
    Api at(String microversion) {
        // Nova reads the first header from 2.27 on, the second one before.
        return new Api(
                session,
                type,
                Map.of(
                        "OpenStack-API-Version",
                        type + " " + microversion,
                        "X-OpenStack-Nova-API-Version",
                        microversion));
    }

    JsonNode get(String path) {
        return read(ask("GET", path));
    }

    JsonNode post(String path, Object body) {
        return read(ask("POST", path).json(ApiJson.bytes(body)));
    }

    JsonNode put(String path, Object body) {
        return read(ask("PUT", path).json(ApiJson.bytes(body)));
    }

    /** Deletes; deleting what no longer exists succeeds. */
    void delete(String path) {
        Session.unlessAbsent(() -> send(ask("DELETE", path)));
    }

    CloudRequest ask(String method, String path) {
        CloudRequest ask = CloudRequest.of(method, URI.create(base() + path));
        for (Map.Entry<String, String> header : headers.entrySet()) {
            ask = ask.header(header.getKey(), header.getValue());
        }
        return ask;
    }

    CloudResponse send(CloudRequest ask) {
        return session.exchange(ask);
    }

    /** A piece of a path or a query, escaped. */
    static String escape(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A query string with its question mark. */
    static String query(Map<String, String> parameters) {
        return parameters.isEmpty()
                ? ""
                : parameters.entrySet().stream()
                        .map(parameter -> escape(parameter.getKey()) + "=" + escape(parameter.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private JsonNode read(CloudRequest ask) {
        return ApiJson.read(
                send(ask), type + ": " + ask.method() + " " + ask.url().getRawPath());
    }

    private String base() {
        return session.grant().endpoints().url(type);
    }
}
