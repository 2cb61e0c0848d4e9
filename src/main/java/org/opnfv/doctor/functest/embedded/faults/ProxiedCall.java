package org.opnfv.doctor.functest.embedded.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnection;
import org.apache.hc.core5.http.io.entity.EntityTemplate;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;

/** One call at a door, with its client waiting for the answer. Used by one thread. */
record ProxiedCall(FaultProxy doors, Socket socket, DefaultBHttpServerConnection connection, RelayedRequest request) {

    /** Writes the bytes of an answer in its own way. */
    interface Writer {
        void write(byte[] body, OutputStream out) throws IOException, InterruptedException;
    }

    /** Passes it on and takes the answer. */
    RelayedResponse forward() throws IOException {
        return doors.forward(request);
    }

    /** Answers, whole. */
    void answer(RelayedResponse answer) throws IOException, InterruptedException {
        answer(answer, answer.body().length, (body, out) -> out.write(body));
    }

    /** Answers with as many bytes as the writer writes; the head promises {@code length} of them. */
    void answer(RelayedResponse answer, long length, Writer writer) throws IOException, InterruptedException {
        ClassicHttpResponse response = new BasicClassicHttpResponse(answer.status());
        for (Map.Entry<String, String> header : answer.headers().entrySet()) {
            response.setHeader(header.getKey(), header.getValue());
        }
        boolean bodiless = answer.status() == 204
                || answer.status() == 304
                || request.method().equals("HEAD");
        if (!bodiless) {
            response.setHeader("Content-Length", String.valueOf(length));
            response.setEntity(new EntityTemplate(length, null, null, out -> write(writer, answer.body(), out)));
        }
        try {
            connection.sendResponseHeader(response);
            if (!bodiless) {
                connection.sendResponseEntity(response);
            }
            connection.flush();
        } catch (HttpException e) {
            throw new IOException(e);
        }
    }

    /** Ends the connection as a machine does that has lost it: with a reset. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Lets time pass. */
    void pass(Duration time) throws InterruptedException {
        doors.pass(time);
    }

    private static void write(Writer writer, byte[] body, OutputStream out) throws IOException {
        try {
            writer.write(body, out);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the doors were shut", e);
        }
    }
}
