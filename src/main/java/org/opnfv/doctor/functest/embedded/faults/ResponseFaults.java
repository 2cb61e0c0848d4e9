package org.opnfv.doctor.functest.embedded.faults;

import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

/** Faults of responses: the client does not get what the service answered. */
final class ResponseFaults {

    private static final byte[] BLANKS = new byte[1 << 20];

    static {
        Arrays.fill(BLANKS, (byte) ' ');
    }

    private ResponseFaults() {}

    static RelayedResponse unauthorized() {
        return RelayedResponse.of(
                401, Map.of(), "{\"error\":{\"code\":401,\"title\":\"Unauthorized\",\"message\":\"revoked\"}}");
    }

    /** Refused without calling the service. */
    static FaultEffect status(int status, Map<String, String> headers) {
        String body = "{\"error\":{\"code\":" + status + ",\"message\":\"made by a fault plan\"}}";
        return visit -> visit.answer(RelayedResponse.of(status, headers, body));
    }

    /** Done, with another body under the service's status and headers. */
    static FaultEffect body(String body) {
        return visit -> visit.answer(visit.forward().with(body.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    /** Done, with a body that ends after that many bytes. */
    static FaultEffect truncated(int bytes) {
        return visit -> {
            RelayedResponse answer = visit.forward();
            int sent = Math.min(bytes, Math.max(0, answer.body().length - 1));
            visit.answer(answer, sent, (body, out) -> out.write(body, 0, sent));
        };
    }

    /** Done, with the connection reset after that many bytes of the body. */
    static FaultEffect cut(int bytes) {
        return visit -> {
            RelayedResponse answer = visit.forward();
            visit.answer(answer, answer.body().length, (body, out) -> {
                out.write(body, 0, Math.min(bytes, body.length));
                out.flush();
                visit.reset();
            });
        };
    }

    /** Done, and answered one byte at a time. */
    static FaultEffect drip(Duration pause) {
        return visit -> {
            RelayedResponse answer = visit.forward();
            visit.answer(answer, answer.body().length, (body, out) -> drop(visit, body, out, pause));
        };
    }

    private static void drop(ProxiedCall visit, byte[] body, OutputStream out, Duration pause)
            throws java.io.IOException, InterruptedException {
        for (byte one : body) {
            out.write(one);
            out.flush();
            visit.pass(pause);
        }
    }

    /** Done, with that many bytes of blanks before the body. */
    static FaultEffect huge(long bytes) {
        return visit -> {
            RelayedResponse answer = visit.forward();
            visit.answer(answer, bytes + answer.body().length, (body, out) -> {
                for (long left = bytes; left > 0; left -= BLANKS.length) {
                    out.write(BLANKS, 0, (int) Math.min(left, BLANKS.length));
                }
                out.write(body);
            });
        };
    }

    /** Done, with another id in the answer: that of the first resource made by such a call, if any. */
    static FaultEffect otherId() {
        return visit -> {
            RelayedResponse answer = visit.forward();
            String id = CallHistory.idIn(answer).orElse("");
            String other = visit.doors().seen().firstMade(visit.request().path(), id);
            visit.answer(
                    id.isEmpty()
                            ? answer
                            : answer.with(answer.text().replace(id, other).getBytes()));
        };
    }

    /** Answered as the first such call was. */
    static FaultEffect stale() {
        return visit -> visit.answer(
                visit.doors().seen().first(visit.request().target()).orElse(visit.forward()));
    }

    /** Answered with success without calling the service. */
    static FaultEffect ignored() {
        return visit -> {
            boolean empty = visit.request().body().length == 0;
            visit.answer(
                    empty
                            ? RelayedResponse.of(204, Map.of(), "")
                            : new RelayedResponse(
                                    visit.request().path().endsWith("/action") ? 202 : 200,
                                    RelayedResponse.of(200, Map.of(), "").headers(),
                                    visit.request().body()));
        };
    }
}
