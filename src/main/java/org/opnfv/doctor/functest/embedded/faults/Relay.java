package org.opnfv.doctor.functest.embedded.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.opnfv.doctor.functest.http.HttpClients;

/** Sends requests to the services behind the doors. Thread-safe. */
final class Relay implements AutoCloseable {

    /** Headers of one connection, by RFC 9110 (7.6.1), or set anew for each message. */
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "keep-alive", "transfer-encoding", "content-length", "te", "upgrade", "expect");

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofMinutes(10);
    private static final int AT_ONCE = 256;

    private final CloseableHttpClient client = HttpClients.lasting(CONNECT, ANSWER, AT_ONCE);

    RelayedResponse send(RelayedRequest request) throws IOException {
        return client.execute(message(request), response -> {
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (Header header : response.getHeaders()) {
                if (!isOfTheConnection(header)) {
                    headers.merge(header.getName(), header.getValue(), (one, other) -> one + ", " + other);
                }
            }
            byte[] body = response.getEntity() == null ? new byte[0] : EntityUtils.toByteArray(response.getEntity());
            return new RelayedResponse(response.getCode(), headers, body);
        });
    }

    /** The head and the body of a request, to be written to a socket. */
    static boolean isOfTheConnection(Header header) {
        return OF_THE_CONNECTION.contains(header.getName().toLowerCase(java.util.Locale.ROOT));
    }

    private static ClassicHttpRequest message(RelayedRequest request) {
        ClassicRequestBuilder builder =
                ClassicRequestBuilder.create(request.method()).setUri(request.behind() + request.target());
        ContentType type = null;
        for (Header header : request.headers()) {
            if (header.getName().equalsIgnoreCase("Content-Type")) {
                type = ContentType.parse(header.getValue());
            } else if (!isOfTheConnection(header)) {
                builder.addHeader(header);
            }
        }
        if (request.body().length > 0) {
            builder.setEntity(new ByteArrayEntity(request.body(), type));
        }
        return builder.build();
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
