package org.opnfv.doctor.functest.cloud.transport;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request to a cloud. Its body can be read again, because a request is repeated after its token expired.
 *
 * @param method HTTP method in capitals
 * @param url absolute, with query
 * @param headers without Content-Type and Content-Length
 * @param contentType of the body; null without a body
 * @param body the bytes to send; null without a body or when {@code file} is given
 * @param file a file to send instead of {@code body}; null for none
 */
public record CloudRequest(
        String method, URI url, Map<String, String> headers, String contentType, byte[] body, Path file) {
    public static final String JSON = "application/json";
    public static final String BINARY = "application/octet-stream";

    /** A request without a body. */
    public static CloudRequest of(String method, URI url) {
        return new CloudRequest(method, url, Map.of(), null, null, null);
    }

    /** The same request with a JSON body. */
    public CloudRequest json(byte[] document) {
        return new CloudRequest(method, url, headers, JSON, document, null);
    }

    /** The same request with these bytes as its body. */
    public CloudRequest bytes(byte[] content) {
        return new CloudRequest(method, url, headers, BINARY, content, null);
    }

    /** The same request with this file as its body. */
    public CloudRequest content(Path content) {
        return new CloudRequest(method, url, headers, BINARY, null, content);
    }

    /** The same request with one more header; a header of that name is replaced. */
    public CloudRequest header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new CloudRequest(method, url, more, contentType, body, file);
    }

    /** Method and URL only: headers carry the token, and bodies may carry passwords. */
    @Override
    public String toString() {
        return method + " " + url;
    }
}
