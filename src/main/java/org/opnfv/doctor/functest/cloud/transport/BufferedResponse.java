package org.opnfv.doctor.functest.cloud.transport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.openstack4j.core.transport.ClientConstants;
import org.openstack4j.core.transport.ExecutionOptions;
import org.openstack4j.core.transport.HttpEntityHandler;
import org.openstack4j.core.transport.HttpResponse;
import org.openstack4j.core.transport.ObjectMapperSingleton;
import org.openstack4j.openstack.common.ListResult;

/** A {@link CloudResponse} in OpenStack4j's form; an unreadable body is an {@link UncheckedIOException}. */
final class BufferedResponse implements HttpResponse {
    private final CloudResponse answer;

    BufferedResponse(CloudResponse answer) {
        this.answer = answer;
    }

    @Override
    public <T> T getEntity(Class<T> returnType) {
        return getEntity(returnType, null);
    }

    @Override
    public <T> T getEntity(Class<T> returnType, ExecutionOptions<T> options) {
        return HttpEntityHandler.handle(this, returnType, options);
    }

    @Override
    public <T> T readEntity(Class<T> type) {
        ObjectMapper mapper = ObjectMapperSingleton.getContext(type);
        try {
            // An answer without the list is no answer; OpenStack4j would take it for an empty list.
            if (ListResult.class.isAssignableFrom(type) && !hasList(mapper, type)) {
                throw new IOException("the answer has no list");
            }
            return answer.body().length == 0 ? null : mapper.readerFor(type).readValue(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean hasList(ObjectMapper mapper, Class<?> type) throws IOException {
        JsonNode document = mapper.readTree(answer.body());
        return mapper.getDeserializationConfig().introspect(mapper.constructType(type)).findProperties().stream()
                .anyMatch(property -> document.path(property.getName()).isArray());
    }

    @Override
    public int getStatus() {
        return answer.status();
    }

    @Override
    public String getContentType() {
        return header(ClientConstants.HEADER_CONTENT_TYPE);
    }

    @Override
    public String getStatusMessage() {
        return answer.reason();
    }

    @Override
    public InputStream getInputStream() {
        return new ByteArrayInputStream(answer.body());
    }

    @Override
    public String header(String name) {
        return answer.header(name).orElse(null);
    }

    @Override
    public Map<String, String> headers() {
        // OpenStack4j looks for names in several spellings.
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(answer.headers());
        return headers;
    }

    @Override
    public void close() {
        // The answer is complete, and its connection is already released.
    }
}
