package org.opnfv.doctor.functest.http;

import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.opnfv.doctor.functest.clock.Reading;

/**
 * One request, as a handler receives it.
 *
 * @param method HTTP method in capitals
 * @param path path as sent, still percent-encoded, without the query
 * @param params decoded values of the variables of the route's template
 * @param queries decoded query parameters, each with its values in the order sent
 * @param headers header lines by name, of any case; repeated ones joined by ", "
 * @param body the whole body, may be empty
 * @param remote address of the client
 * @param receivedAt when the last byte of the request had been read, before waiting for a handler
 */
public record Call(
        String method,
        String path,
        Map<String, String> params,
        Map<String, List<String>> queries,
        Map<String, String> headers,
        byte[] body,
        InetAddress remote,
        Reading receivedAt) {

    public Call {
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = Collections.unmodifiableMap(anyCase);
    }

    /**
     * The decoded value of a variable of the route's template.
     *
     * @throws IllegalArgumentException when the template has no such variable
     */
    public String param(String variable) {
        String value = params.get(variable);
        if (value == null) {
            throw new IllegalArgumentException("the route has no variable {" + variable + "}");
        }
        return value;
    }

    /** The first value of a query parameter; a parameter without a value is the empty text. */
    public Optional<String> query(String name) {
        return queryAll(name).stream().findFirst();
    }

    /** All values of a query parameter in the order sent, maybe none. */
    public List<String> queryAll(String name) {
        return queries.getOrDefault(name, List.of());
    }

    /** A header by its name, in any case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Method and size only: path, headers and body may carry secrets. */
    @Override
    public String toString() {
        return "Call[method=" + method + ", remote=" + remote.getHostAddress() + ", body=" + body.length + " bytes]";
    }
}
