package org.opnfv.doctor.functest.installer;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opnfv.doctor.functest.bus.BusAddress;

/**
 * The URL of a cloud's message bus, as oslo.messaging writes it: {@code rabbit://user:password@host:port,user:password@host:port/vhost}.
 *
 * @param text the whole URL with its passwords: never to be shown
 * @param authority PEM file of whom TLS trusts, where the URL asks for TLS; null for those that Java trusts
 */
public record TransportUrl(String text, Path authority) {
    private static final Pattern SECTION = Pattern.compile("\\s*\\[([^]]+)].*");
    private static final Pattern OPTION = Pattern.compile("(\\w+)\\s*[=:]\\s*(\\S+)\\s*");
    private static final Pattern TLS = Pattern.compile("[^?]*\\?(?:.*&)?ssl=.*");
    private static final Pattern PARTS = Pattern.compile("(\\w+)(?:\\+\\w+)?://([^/?]*)([/?].*)?");

    private static final Pattern NAMED = Pattern.compile("(.*@|)([^@:\\[]+)(:\\d+|)");
    private static final Pattern ADDRESS = Pattern.compile("\\d+(?:\\.\\d+){3}");

    /** One that TLS verifies by the authorities of Java. */
    TransportUrl(String text) {
        this(text, null);
    }

    /**
     * Where the service of a configuration file of oslo.config sends its notifications: the URL under {@code
     * [oslo_messaging_notifications]}, else under {@code [DEFAULT]}; as there, the last of several counts. TLS is asked for by the URL or
     * under {@code [oslo_messaging_rabbit]}, which may also name an authority.
     */
    static Optional<TransportUrl> in(String configuration) {
        Map<String, String> options = options(configuration);
        String url = options.getOrDefault(
                "oslo_messaging_notifications transport_url", options.get("DEFAULT transport_url"));
        if (url == null) {
            return Optional.empty();
        }
        String authority = options.get("oslo_messaging_rabbit ssl_ca_file");
        boolean tls = options.getOrDefault("oslo_messaging_rabbit ssl", "false")
                .toLowerCase(Locale.ROOT)
                .matches("true|1|yes|on");
        String asked = tls && !TLS.matcher(url).matches() ? url + (url.contains("?") ? "&" : "?") + "ssl=1" : url;
        return Optional.of(new TransportUrl(asked, authority == null ? null : Path.of(authority)));
    }

    /** By section and name, with a blank between. */
    private static Map<String, String> options(String configuration) {
        Map<String, String> options = new HashMap<>();
        String section = "";
        for (String line : configuration.split("\\R")) {
            Matcher head = SECTION.matcher(line);
            Matcher option = OPTION.matcher(line);
            if (head.matches()) {
                section = head.group(1).strip();
            } else if (option.matches()) {
                options.put(section + " " + option.group(1), option.group(2));
            }
        }
        return options;
    }

    TransportUrl trustingJava() {
        return new TransportUrl(text);
    }

    /** As our own client takes it. */
    public BusAddress address() {
        return new BusAddress(text, authority);
    }

    /** Whether both lead to one virtual host of one RabbitMQ, whoever logs in. */
    boolean isSameBus(TransportUrl other) {
        return text.equals(other.text) || address().isSameBus(other.address());
    }

    /** The same with the logins of another one of the same bus, which are tried where ours are refused. */
    TransportUrl or(TransportUrl other) {
        Matcher ours = PARTS.matcher(text);
        Matcher theirs = PARTS.matcher(other.text);
        if (!ours.matches() || !theirs.matches() || ours.group(2).equals(theirs.group(2))) {
            return this;
        }
        return new TransportUrl(
                text.substring(0, ours.end(2)) + "," + theirs.group(2) + text.substring(ours.end(2)), authority);
    }

    /** The publisher of Ceilometer that sends to it, by that topic. */
    String publisher(String topic) {
        String rest = text.substring(text.indexOf("://"));
        String asked = "topic=" + topic;
        return "notifier" + (rest.contains("?") ? rest.replaceFirst("\\?", "?" + asked + "&") : rest + "?" + asked);
    }

    /** Its scheme, for example {@code rabbit}; empty when it is no such URL. */
    public String kind() {
        Matcher parts = PARTS.matcher(text);
        return parts.matches() ? parts.group(1) : "";
    }

    /** Each {@code host:port} in it, without users and passwords. */
    public List<String> servers() {
        Matcher parts = PARTS.matcher(text);
        return parts.matches()
                ? Arrays.stream(parts.group(2).split(","))
                        .map(server -> server.substring(server.lastIndexOf('@') + 1))
                        .distinct()
                        .toList()
                : List.of();
    }

    /** The same with that address in place of server names, which are known only inside of a deployment; addresses stay. */
    TransportUrl at(String address) {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            return this;
        }
        String host = address.contains(":") ? "[" + address + "]" : address;
        Set<String> servers = new LinkedHashSet<>();
        for (String server : parts.group(2).split(",")) {
            Matcher named = NAMED.matcher(server);
            servers.add(
                    named.matches() && !ADDRESS.matcher(named.group(2)).matches()
                            ? named.group(1) + host + named.group(3)
                            : server);
        }
        String joined = String.join(",", servers);
        return new TransportUrl(text.substring(0, parts.start(2)) + joined + text.substring(parts.end(2)), authority);
    }

    /** Without users and passwords. */
    @Override
    public String toString() {
        return kind() + " at " + String.join(", ", servers());
    }
}
