package org.opnfv.doctor.functest.embedded.faults;

import java.net.URI;
import java.util.List;
import org.apache.hc.core5.http.Header;

/**
 * A request at a door.
 *
 * @param behind scheme, host and port of its target
 * @param method an HTTP method
 * @param target path and query as sent
 */
record RelayedRequest(URI behind, String method, String target, List<Header> headers, byte[] body) {

    String path() {
        return target.replaceFirst("\\?.*", "");
    }

    String header(String name) {
        return headers.stream()
                .filter(header -> header.getName().equalsIgnoreCase(name))
                .map(Header::getValue)
                .findFirst()
                .orElse("");
    }

    RelayedRequest with(byte[] other) {
        return new RelayedRequest(behind, method, target, headers, other);
    }
}
