package org.opnfv.doctor.functest.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.opnfv.doctor.functest.http.Json;

/** Asks a service under test what a client would ask. */
public final class Rest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI root;
    private final Map<String, String> headers;

    private Rest(URI root, Map<String, String> headers) {
        this.root = root;
        this.headers = headers;
    }

    /** Asks without a token. */
    public static Rest at(URI root) {
        return new Rest(root, Map.of());
    }

    /** Sends this header too, or instead. */
    public Rest with(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new Rest(root, all);
    }

    /** Sends this token. */
    public Rest as(String token) {
        return with("X-Auth-Token", token);
    }

    public Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    public Answer head(String path) {
        return send("HEAD", path, BodyPublishers.noBody());
    }

    public Answer delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    public Answer put(String path) {
        return send("PUT", path, BodyPublishers.noBody());
    }

    /** JSON with single quotes, for the sake of those who read it. */
    public Answer post(String path, String json) {
        return send("POST", path, BodyPublishers.ofString(json.replace('\'', '"')));
    }

    /** JSON with single quotes, for the sake of those who read it. */
    public Answer put(String path, String json) {
        return send("PUT", path, BodyPublishers.ofString(json.replace('\'', '"')));
    }

    /** JSON with single quotes, for the sake of those who read it. */
    public Answer patch(String path, String json) {
        return send("PATCH", path, BodyPublishers.ofString(json.replace('\'', '"')));
    }

    public Answer put(String path, byte[] data) {
        return send("PUT", path, BodyPublishers.ofByteArray(data));
    }

    private Answer send(String method, String path, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path))
                .method(method, body)
                .timeout(PATIENCE)
                .setHeader("Content-Type", "application/json");
        headers.forEach(request::setHeader);
        try {
            return new Answer(CLIENT.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException failure) {
            throw new AssertionError(method + " " + path + " got no answer", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(method + " " + path + " was interrupted", interrupted);
        }
    }

    /** What came back. */
    public record Answer(HttpResponse<byte[]> response) {

        public int status() {
            return response.statusCode();
        }

        public byte[] bytes() {
            return response.body();
        }

        public String text() {
            return new String(response.body());
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The body as JSON; at a pointer such as {@code /token/user/name}. */
        public JsonNode json(String pointer) {
            try {
                return Json.mapper().readTree(response.body()).at(pointer);
            } catch (IOException noJson) {
                throw new AssertionError("no JSON: " + text(), noJson);
            }
        }

        /** A value of the JSON body as text. */
        public String at(String pointer) {
            return json(pointer).asText();
        }
    }
}
