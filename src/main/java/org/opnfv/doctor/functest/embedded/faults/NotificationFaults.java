package org.opnfv.doctor.functest.embedded.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.Header;

/** Faults of notifications: the receiver does not get what the alarm sent. */
final class NotificationFaults {

    private static final Pattern GENERATED = Pattern.compile("(\"generated\": ?\")([^\"]+)(\")");
    private static final Pattern INSTANCE = Pattern.compile("(\"(?:instance_id|resource_id)\", ?1, ?\")([^\"]+)(\")");

    private NotificationFaults() {}

    /** Sent twice. */
    static FaultEffect doubled() {
        return visit -> {
            visit.forward();
            visit.answer(visit.forward());
        };
    }

    /** Sent after the next one, or after a second when there is no next one. */
    static FaultEffect reordered() {
        return visit -> {
            visit.pass(Duration.ofSeconds(1));
            visit.answer(visit.forward());
        };
    }

    /** About an instance that does not exist. */
    static FaultEffect ofAnotherInstance() {
        return changed(text -> INSTANCE.matcher(text).replaceAll("$1" + UUID.randomUUID() + "$3"));
    }

    /** With an event dated later or earlier. */
    static FaultEffect dated(Duration shift) {
        return changed(text -> {
            Matcher generated = GENERATED.matcher(text);
            return generated.replaceAll(match ->
                    match.group(1) + LocalDateTime.parse(match.group(2)).plus(shift) + match.group(3));
        });
    }

    /** Replaced by the previous one, if there is one. */
    static FaultEffect before() {
        return visit -> visit.answer(visit.doors()
                .forward(visit.request()
                        .with(visit.doors()
                                .seen()
                                .lastNotification()
                                .orElse(visit.request().body()))));
    }

    private interface Change {
        String of(String text);
    }

    private static FaultEffect changed(Change change) {
        return visit -> {
            String text = new String(visit.request().body(), StandardCharsets.UTF_8);
            visit.answer(
                    visit.doors().forward(visit.request().with(change.of(text).getBytes(StandardCharsets.UTF_8))));
        };
    }

    /** With the body that much later than the head. */
    static FaultEffect split(Duration time) {
        return visit -> {
            RelayedRequest request = visit.request();
            StringBuilder head = new StringBuilder("POST " + request.target() + " HTTP/1.1\r\nConnection: close\r\n");
            for (Header header : request.headers()) {
                if (!Relay.isOfTheConnection(header)) {
                    head.append(header.getName() + ": " + header.getValue() + "\r\n");
                }
            }
            head.append("Content-Length: " + request.body().length + "\r\n\r\n");
            try (Socket socket =
                    new Socket(request.behind().getHost(), request.behind().getPort())) {
                send(socket, head.toString().getBytes(StandardCharsets.ISO_8859_1));
                visit.pass(time);
                send(socket, request.body());
                socket.getInputStream().readAllBytes();
            }
            visit.answer(RelayedResponse.of(200, Map.of(), ""));
        };
    }

    private static void send(Socket socket, byte[] bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes);
        out.flush();
    }
}
