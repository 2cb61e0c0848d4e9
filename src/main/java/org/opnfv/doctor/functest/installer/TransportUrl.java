package org.opnfv.doctor.functest.installer;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The URL of a cloud's message bus, as oslo.messaging writes it: {@code rabbit://user:password@host:port,user:password@host:port/vhost}.
 *
 * @param text the whole URL with its passwords: never to be shown
 */
public record TransportUrl(String text) {
    private static final Pattern SECTION = Pattern.compile("\\s*\\[([^]]+)].*");
    private static final Pattern OPTION = Pattern.compile("transport_url\\s*[=:]\\s*(\\S+)\\s*");
    private static final Pattern PARTS = Pattern.compile("(\\w+)(?:\\+\\w+)?://([^/?]*)([/?].*)?");

    private static final Pattern NAMED = Pattern.compile("(.*@|)([^@:\\[]+)(:\\d+|)");
    private static final Pattern ADDRESS = Pattern.compile("\\d+(?:\\.\\d+){3}");

    /** The URL under {@code [DEFAULT]} in a configuration file of oslo.config; as there, the last of several counts. */
    static Optional<TransportUrl> in(String configuration) {
        String section = "";
        String found = null;
        for (String line : configuration.split("\\R")) {
            Matcher head = SECTION.matcher(line);
            Matcher option = OPTION.matcher(line);
            if (head.matches()) {
                section = head.group(1).strip();
            } else if (section.equals("DEFAULT") && option.matches()) {
                found = option.group(1);
            }
        }
        return Optional.ofNullable(found).map(TransportUrl::new);
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
        return new TransportUrl(text.substring(0, parts.start(2)) + joined + text.substring(parts.end(2)));
    }

    /** Without users and passwords. */
    @Override
    public String toString() {
        return kind() + " at " + String.join(", ", servers());
    }
}
