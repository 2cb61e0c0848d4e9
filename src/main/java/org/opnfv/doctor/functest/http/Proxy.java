package org.opnfv.doctor.functest.http;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.HttpHost;

/**
 * A proxy named by a variable.
 *
 * @param authorization for its header; null for none
 * @param variable the name of that variable
 */
record Proxy(HttpHost host, String authorization, String variable) {
    private static final Set<String> USABLE = Set.of("http", "https");
    private static final int LAST_PORT = 65535;
    private static final Pattern VALUE = Pattern.compile(
            "(?:(?<scheme>[A-Za-z][A-Za-z0-9+.-]*)://)?(?:(?<user>[^/]*)@)?(?:\\[(?<v6>[^\\]]+)\\]|(?<name>[^:/@\\[\\]\\s]+))"
                    + "(?::(?<port>[0-9]{1,5}))?(?:/.*)?");

    /**
     * Parses {@code [http://][user:password@]host[:port]}.
     *
     * @throws IllegalArgumentException when that is no HTTP proxy; one line without the password
     */
    static Proxy parse(String variable, String value) {
        Matcher parts = VALUE.matcher(value);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    variable + " is not the address of a proxy; it should look like http://proxy.example:3128");
        }
        String scheme =
                parts.group("scheme") == null ? "http" : parts.group("scheme").toLowerCase(Locale.ROOT);
        if (!USABLE.contains(scheme)) {
            throw new IllegalArgumentException(variable + " names a proxy of the kind " + scheme
                    + ", which cannot be used; name one of http or https, or put the host into no_proxy");
        }
        int port = parts.group("port") == null
                ? (scheme.equals("http") ? 80 : 443)
                : Integer.parseInt(parts.group("port"));
        if (port < 1 || port > LAST_PORT) {
            throw new IllegalArgumentException(variable + " names port " + port + ", which there is not");
        }
        String host = parts.group("v6") == null ? parts.group("name") : parts.group("v6");
        return new Proxy(new HttpHost(scheme, host, port), basic(parts.group("user"), variable), variable);
    }

    private static String basic(String user, String variable) {
        if (user == null) {
            return null;
        }
        try {
            return Urls.basic(user);
        } catch (IllegalArgumentException e) {
            // Not chained: its message quotes the password.
            throw new IllegalArgumentException(
                    variable + ": its user and password cannot be read; a % there has to be written as %25");
        }
    }

    /** For people, without user and password. */
    @Override
    public String toString() {
        return host.toURI() + " (" + variable + ")";
    }
}
