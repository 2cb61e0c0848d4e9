package org.opnfv.doctor.functest.cloud.transport;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openstack4j.core.transport.ClientConstants;
import org.openstack4j.core.transport.HttpExecutorService;
import org.openstack4j.core.transport.HttpRequest;
import org.openstack4j.core.transport.HttpResponse;
import org.openstack4j.core.transport.ObjectMapperSingleton;

/**
 * Passes OpenStack4j's requests to the {@link SessionResolver} that they belong to. OpenStack4j finds it through {@code
 * META-INF/services}. Stateless, so that any number of threads and clouds can share it.
 */
public final class Connector implements HttpExecutorService {
    @Override
    public <R> HttpResponse execute(HttpRequest<R> request) {
        if (!(request.getConfig().getEndpointURLResolver() instanceof SessionResolver gate)) {
            throw new IllegalStateException(
                    "OpenStack4j was called outside a session: " + request.getMethod() + " " + request.getPath());
        }
        return new BufferedResponse(gate.exchange(translate(request)));
    }

    @Override
    public String getExecutorDisplayName() {
        return "doctor-functest on Apache HttpClient 5";
    }

    private static CloudRequest translate(HttpRequest<?> request) {
        Map<String, String> headers = new LinkedHashMap<>();
        request.getHeaders().forEach((name, value) -> headers.put(name, String.valueOf(value)));
        headers.remove(ClientConstants.HEADER_CONTENT_TYPE);
        CloudRequest ask =
                new CloudRequest(request.getMethod().name(), URI.create(request.getUrl()), headers, null, null, null);
        if (request.hasJson()) {
            return ask.json(request.getJson().getBytes(StandardCharsets.UTF_8));
        }
        return request.getEntity() == null ? ask : ask.json(encode(request.getEntity()));
    }

    private static byte[] encode(Object entity) {
        try {
            return ObjectMapperSingleton.getContext(entity.getClass()).writer().writeValueAsBytes(entity);
        } catch (JsonProcessingException e) {
            // Not chained: Jackson's message may quote the entity, and the entity may hold a password.
            throw new IllegalArgumentException(
                    "no JSON can be made of a " + entity.getClass().getName());
        }
    }
}
