package org.opnfv.doctor.functest.maintenance;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.opnfv.doctor.functest.http.HttpClients;
import org.opnfv.doctor.functest.http.Json;

/** Calls our own admin tool, with one of its secrets. */
public final class ToolClient implements ToolAccess {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(40);

    private final CloseableHttpClient client = HttpClients.create(CONNECT, ANSWER, 2);
    private final String secret;

    /** Calls nobody yet; without a secret for null. */
    public ToolClient(String secret) {
        this.secret = secret;
    }

    @Override
    public Answered call(String method, String url, Map<String, ?> body) throws IOException {
        HttpUriRequestBase request = new HttpUriRequestBase(method, URI.create(url));
        if (secret != null) {
            request.setHeader(ReplySecrets.HEADER, secret);
        }
        if (body != null) {
            request.setEntity(new StringEntity(Json.mapper().writeValueAsString(body), ContentType.APPLICATION_JSON));
        }
        try {
            return client.execute(request, ToolClient::read);
        } catch (CancellationException e) {
            // HttpClient's way to say that the thread was interrupted meanwhile.
            throw new IOException("the call was interrupted", e);
        }
    }

    private static Answered read(ClassicHttpResponse response) throws IOException {
        return new Answered(
                response.getCode(),
                response.getEntity() == null
                        ? Json.mapper().createObjectNode()
                        : Json.mapper().readTree(EntityUtils.toByteArray(response.getEntity(), 1 << 20)));
    }

    @Override
    public void close() {
        client.close(org.apache.hc.core5.io.CloseMode.IMMEDIATE);
    }
}
