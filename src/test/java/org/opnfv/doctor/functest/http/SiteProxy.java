package org.opnfv.doctor.functest.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A site's HTTP proxy at loopback: it alone knows the names, and every one is a port of this machine. */
public final class SiteProxy implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<List<String>> heads = new ConcurrentLinkedQueue<>();
    private volatile String refusal;

    /** Starts at a free port. */
    public SiteProxy() throws IOException {
        threads.execute(this::accept);
    }

    /** Answers everything with that status line, such as {@code 407 Proxy Authentication Required}. */
    public SiteProxy refusing(String status) {
        refusal = status;
        return this;
    }

    public String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    /** The lines of each request's head, the request's own first. */
    public List<List<String>> heads() {
        return List.copyOf(heads);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                threads.execute(() -> serve(client));
            }
        } catch (SocketException e) {
            // Closed: the test is over.
            threads.shutdown();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One request a connection, or one tunnel. */
    private void serve(Socket client) {
        try (client) {
            List<String> head = head(client.getInputStream());
            heads.add(List.copyOf(head));
            OutputStream out = client.getOutputStream();
            if (refusal != null) {
                out.write(("HTTP/1.1 " + refusal + "\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno")
                        .getBytes(StandardCharsets.US_ASCII));
                return;
            }
            String[] request = head.get(0).split(" ");
            boolean tunnel = request[0].equals("CONNECT");
            String authority = tunnel ? request[1] : request[1].split("/")[2];
            try (Socket server = new Socket(
                    InetAddress.getLoopbackAddress(), Integer.parseInt(authority.replaceFirst("^.*:", "")))) {
                if (tunnel) {
                    write(out, List.of("HTTP/1.1 200 Connection established"));
                    threads.execute(() -> pump(client, server));
                } else {
                    head.set(0, request[0] + " " + request[1].replaceFirst("^http://[^/]*", "") + " HTTP/1.1");
                    head.removeIf(line -> line.startsWith("Connection:"));
                    head.add("Connection: close");
                    write(server.getOutputStream(), head);
                    threads.execute(() -> pump(client, server));
                    List<String> answer = head(server.getInputStream());
                    answer.add("Connection: close");
                    write(out, answer);
                }
                server.getInputStream().transferTo(out);
            }
        } catch (IOException e) {
            // One end has hung up, which the other one sees.
        }
    }

    private static void write(OutputStream out, List<String> head) throws IOException {
        out.write((String.join("\r\n", head) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // As above.
        }
    }

    private static List<String> head(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int read = in.read(); read >= 0; read = in.read()) {
            if (read != '\n') {
                line.append((char) read);
            } else if (line.toString().isBlank()) {
                break;
            } else {
                lines.add(line.toString().strip());
                line.setLength(0);
            }
        }
        return lines;
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
