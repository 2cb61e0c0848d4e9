package org.opnfv.doctor.functest.embedded.image;

import java.util.Map;
import org.opnfv.doctor.functest.http.Reply;

/**
 * An error as Glance words it: JSON, HTML or plain text, whichever the client accepts. Seen in Glance of OpenStack Zed,
 * which leaves this to its web framework.
 */
final class GlanceError {

    private static final Map<Integer, String> REASONS = Map.of(
            400, "Bad Request",
            401, "Unauthorized",
            403, "Forbidden",
            404, "Not Found",
            405, "Method Not Allowed",
            409, "Conflict",
            415, "Unsupported Media Type",
            500, "Internal Server Error");

    private GlanceError() {}

    /**
     * @param detail what follows the message, or the empty text
     * @param accept the header {@code Accept} of the request, or the empty text
     */
    static Reply of(int status, String message, String detail, String accept) {
        String title = REASONS.getOrDefault(status, "Error");
        String code = status + " " + title;
        if (accept.contains("html") || accept.contains("*/*")) {
            String page = """
                    <html>
                     <head>
                      <title>%1$s</title>
                     </head>
                     <body>
                      <h1>%1$s</h1>
                      %2$s<br /><br />
                    %3$s


                     </body>
                    </html>""".formatted(code, message, detail);
            return Reply.text(status, page).with("Content-Type", "text/html; charset=UTF-8");
        }
        if (accept.contains("json")) {
            String text = message + "<br /><br />\n" + detail + "\n\n";
            return Reply.json(status, Map.of("message", text, "code", code, "title", title));
        }
        return Reply.text(status, code + "\n\n" + message + "\n\n " + detail + "  ");
    }
}
