package org.opnfv.doctor.functest.installer;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a cloud's message bus is, as oslo.messaging writes it: {@code rabbit://user:password@host:port,user:password@host:port/vhost}.
 *
 * @param text the whole of it, with its passwords: not to be shown
 */
public record TransportUrl(String text) {
    private static final Pattern SECTION = Pattern.compile("\\s*\\[([^]]+)].*");
    private static final Pattern OPTION = Pattern.compile("transport_url\\s*[=:]\\s*(\\S+)\\s*");
    private static final Pattern PARTS = Pattern.compile("(\\w+)(?:\\+\\w+)?://([^/?]*)([/?].*)?");

    /** The one that a configuration file of oslo.config sets under {@code [DEFAULT]}; as there, the last of several counts. */
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

    /** Its kind, for example {@code rabbit}; empty when it is no such URL. */
    public String kind() {
        Matcher parts = PARTS.matcher(text);
        return parts.matches() ? parts.group(1) : "";
    }

    /** Each {@code host:port} of it, without users and passwords. */
    public List<String> servers() {
        Matcher parts = PARTS.matcher(text);
        return parts.matches()
                ? Arrays.stream(parts.group(2).split(","))
                        .map(server -> server.substring(server.lastIndexOf('@') + 1))
                        .toList()
                : List.of();
    }

    /** Without users and passwords. */
    @Override
    public String toString() {
        return kind() + " at " + String.join(", ", servers());
    }
}
