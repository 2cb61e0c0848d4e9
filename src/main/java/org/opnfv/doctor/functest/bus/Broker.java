package org.opnfv.doctor.functest.bus;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The RabbitMQ that a transport URL of oslo.messaging names: {@code rabbit://user:password@host:port,user:password@host:port/vhost}.
 *
 * @param servers in the order in which they are tried
 * @param virtualHost {@code /} where the URL names none
 * @param tls whether the URL asks for TLS ({@code ?ssl=1})
 */
record Broker(List<Server> servers, String virtualHost, boolean tls) {

    private static final Pattern URL = Pattern.compile("rabbit(?:\\+\\w+)?://([^/?]*)(?:/([^?]*))?(?:\\?(.*))?");
    private static final Pattern SERVER =
            Pattern.compile("(?:([^:@]*)(?::([^@]*))?@)?(\\[[^]]+]|[^:@\\[]+)(?::(\\d{1,5}))?");
    private static final Pattern TLS = Pattern.compile("(?:.*&)?ssl=(?:1|[Tt]rue)(?:&.*)?");
    private static final int PORT = 5672;
    private static final int TLS_PORT = 5671;
    private static final int LAST_PORT = 65_535;
    /** Like Python's {@code unquote}, and so oslo.messaging, it takes a percent sign that begins no escape as itself. */
    private static final Pattern PERCENT = Pattern.compile("%(?![0-9a-fA-F]{2})");

    /** One server, with the login for it. */
    record Server(String host, int port, String user, String password) {

        /** Without user and password. */
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /** Parses a URL. Its text, which has a password, appears in no message. */
    static Broker of(String url) throws BusException {
        Matcher whole = URL.matcher(url);
        if (!whole.matches()) {
            throw new BusException("the transport URL is not one of RabbitMQ (rabbit://...)", null);
        }
        String options = whole.group(3) == null ? "" : whole.group(3);
        boolean tls = TLS.matcher(options).matches();
        List<Server> servers = new ArrayList<>();
        for (String text : whole.group(1).split(",")) {
            Matcher server = SERVER.matcher(text);
            if (!server.matches()) {
                throw new BusException(
                        "server " + (servers.size() + 1) + " of the transport URL is not user:password@host:port",
                        null);
            }
            servers.add(server(server, tls));
        }
        String path = whole.group(2) == null || whole.group(2).isEmpty() ? "/" : decoded(whole.group(2));
        return new Broker(List.copyOf(servers), path, tls);
    }

    /** Each server once: it may be there for several logins. */
    List<String> names() {
        return servers.stream().map(Server::toString).distinct().toList();
    }

    /** Whether both have a server in common, and the same virtual host, whoever logs in. */
    boolean isSame(Broker other) {
        return virtualHost.equals(other.virtualHost) && names().stream().anyMatch(other.names()::contains);
    }

    private static Server server(Matcher server, boolean tls) throws BusException {
        String host = server.group(3).replaceAll("[\\[\\]]", "");
        int port = server.group(4) == null ? tls ? TLS_PORT : PORT : Integer.parseInt(server.group(4));
        if (port > LAST_PORT) {
            throw new BusException("the transport URL has the port " + port + ", and there is none above 65535", null);
        }
        return new Server(host, port, decoded(server.group(1)), decoded(server.group(2)));
    }

    private static String decoded(String text) {
        return text == null || text.isEmpty()
                ? "guest"
                : URLDecoder.decode(
                        PERCENT.matcher(text).replaceAll("%25").replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
