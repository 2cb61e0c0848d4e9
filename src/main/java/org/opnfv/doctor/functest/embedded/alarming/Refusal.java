package org.opnfv.doctor.functest.embedded.alarming;

import java.util.LinkedHashMap;
import java.util.Map;
import org.opnfv.doctor.functest.http.Reply;

/** Aodh's error bodies: those of its own checks, and the web pages of what lies below it, wrapped in JSON. */
final class Refusal {

    /** The kind of {@link org.opnfv.doctor.functest.embedded.ApiError} that stands for a refusal by policy. */
    static final String RBAC = "rbac";

    private static final int SERVER_ERROR = 500;

    private Refusal() {}

    static Reply fault(int status, String message) {
        Map<String, Object> fault = new LinkedHashMap<>();
        fault.put("faultcode", status < SERVER_ERROR ? "Client" : "Server");
        fault.put("faultstring", message);
        fault.put("debuginfo", null);
        return Reply.json(status, Map.of("error_message", fault));
    }

    static Reply forbidden(String message) {
        return page(403, "403 Forbidden", "Access was denied to this resource.<br /><br />\n" + message + "\n\n");
    }

    static Reply notFound() {
        return page(404, "404 Not Found", "The resource could not be found.<br /><br />\n\n\n");
    }

    private static Reply page(int status, String title, String text) {
        return Reply.json(
                status,
                Map.of(
                        "error_message",
                        "<html>\n <head>\n  <title>" + title + "</title>\n </head>\n <body>\n  <h1>" + title
                                + "</h1>\n  " + text + "\n </body>\n</html>"));
    }
}
