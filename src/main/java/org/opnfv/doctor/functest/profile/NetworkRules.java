package org.opnfv.doctor.functest.profile;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.net.InetAddressUtils;

/** The kinds of values that are network addresses. Nothing is resolved: a profile is read without a network. */
final class NetworkRules {

    private static final Pattern ENTRY =
            Pattern.compile("([A-Za-z0-9][A-Za-z0-9._-]*)\\s*=\\s*([A-Za-z0-9:][A-Za-z0-9:._%-]*)");

    private static final Pattern PLACE = Pattern.compile("[A-Za-z0-9:][A-Za-z0-9:._%-]*");

    private NetworkRules() {}

    static ValueType port() {
        return ValueTypes.whole(0, 65535);
    }

    static ValueType listen() {
        return new ValueTypes.Simple(ValueType.Form.TEXT, "an IPv4 or IPv6 address, or localhost", text -> {
            if (!isAddress(text) && !text.equals("localhost")) {
                throw new IllegalArgumentException("'" + text + "' is not an address");
            }
            return text;
        });
    }

    static ValueType cidr() {
        return new ValueTypes.Simple(
                ValueType.Form.TEXT, Cidr.ALLOWED, text -> Cidr.parse(text).toString());
    }

    static ValueType addresses() {
        String allowed = "IPv4 or IPv6 addresses and IPv4 networks such as 192.0.2.0/24";
        return new ValueTypes.Simple(ValueType.Form.LIST, allowed, text -> {
            List<String> entries = Arrays.stream(text.split(","))
                    .map(String::strip)
                    .filter(e -> !e.isEmpty())
                    .toList();
            for (String entry : entries) {
                if (!isAddress(entry)) {
                    Cidr.parse(entry);
                }
            }
            return entries;
        });
    }

    /** Addresses or resolvable names; nothing is resolved here. */
    static ValueType places() {
        String allowed = "addresses or host names such as 192.0.2.7,192.0.2.8";
        return new ValueTypes.Simple(ValueType.Form.LIST, allowed, text -> {
            List<String> entries = Arrays.stream(text.split("[,\\s]+"))
                    .filter(entry -> !entry.isEmpty())
                    .toList();
            for (String entry : entries) {
                if (!PLACE.matcher(entry).matches()) {
                    throw new IllegalArgumentException("'" + entry + "' is no address and no host name");
                }
            }
            return entries;
        });
    }

    /** Names, each with an address or a resolvable name; nothing is resolved here. */
    static ValueType mapping() {
        return new ValueTypes.Simple(
                ValueType.Form.MAP,
                "names, each with an address or a host name, such as compute-1=192.0.2.11,compute-2=192.0.2.12",
                text -> {
                    Map<String, String> entries = new LinkedHashMap<>();
                    for (String entry : text.split(",")) {
                        Matcher parts = ENTRY.matcher(entry.strip());
                        if (entry.isBlank() && text.isBlank()) {
                            continue;
                        }
                        if (!parts.matches()) {
                            throw new IllegalArgumentException("'" + entry.strip() + "' is no name with an address");
                        }
                        if (entries.put(parts.group(1), parts.group(2)) != null) {
                            throw new IllegalArgumentException(parts.group(1) + " is there twice");
                        }
                    }
                    return Collections.unmodifiableMap(entries);
                });
    }

    /** Names, each with the URL of a BMC. A URL with a password is refused, and not repeated. */
    static ValueType bmcs() {
        return new ValueTypes.Simple(
                ValueType.Form.MAP,
                "names, each with a URL such as compute-1=https://192.0.2.21 or compute-2=ipmi://192.0.2.22, without user and query",
                text -> {
                    Map<String, String> entries = new LinkedHashMap<>();
                    for (String entry : text.isBlank() ? new String[0] : text.split(",")) {
                        String[] parts = entry.strip().split("\\s*=\\s*", 2);
                        URI url = uri(parts.length < 2 ? "" : parts[1]);
                        if (!List.of("https", "http", "ipmi").contains(String.valueOf(url.getScheme()))
                                || url.getHost() == null
                                || url.getRawUserInfo() != null
                                || url.getRawQuery() != null
                                || url.getPort() > 65535) {
                            throw new IllegalArgumentException("is no name with such a URL");
                        }
                        entries.put(parts[0], parts[1]);
                    }
                    return Collections.unmodifiableMap(entries);
                });
    }

    /** Parsed without its trailing slashes. A URL with a password is refused, and not repeated. */
    static ValueType url() {
        return new ValueTypes.Simple(
                ValueType.Form.TEXT,
                "an http or https URL such as http://192.0.2.10:12346, without user and query",
                text -> {
                    URI uri = uri(text);
                    boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
                    if (!web
                            || uri.getHost() == null
                            || uri.getRawUserInfo() != null
                            || uri.getRawQuery() != null
                            || uri.getRawFragment() != null
                            || uri.getPort() > 65535) {
                        throw new IllegalArgumentException("is not such a URL");
                    }
                    return text.replaceAll("/+$", "");
                });
    }

    /** Whether an entry that passed {@link #addresses} is or contains that address. */
    static boolean covers(String entry, InetAddress address) {
        if (!isAddress(entry)) {
            return address instanceof Inet4Address && Cidr.parse(entry).contains(address.getAddress());
        }
        try {
            return InetAddress.getByName(entry).equals(address);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address was looked up as a name: " + entry, e);
        }
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is not a URL", e);
        }
    }

    private static boolean isAddress(String text) {
        return InetAddressUtils.isIPv4(text) || InetAddressUtils.isIPv6(text);
    }
}
