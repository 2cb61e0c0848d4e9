package org.opnfv.doctor.functest.http;

import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Makes an HTTP client accept IPv6 addresses with a zone, such as {@code [fe80::1%25eth0]}. */
public final class ZonedAddresses {
    private ZonedAddresses() {}

    /** A zone has a meaning on this machine only: RFC 6874 forbids sending it, and Apache refuses it. */
    public static void hide(HttpRequest request, EntityDetails body, HttpContext context) {
        if (request.getAuthority() != null
                && request.getAuthority().getHostName().contains("%")) {
            request.setHeader(
                    HttpHeaders.HOST, request.getAuthority().toString().replaceFirst("%.*]", "]"));
        }
    }
}
