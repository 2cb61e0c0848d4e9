package org.opnfv.doctor.functest.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.apache.hc.core5.net.URIAuthority;

/** URLs with the host names of the field: {@link URI} itself accepts none with an underscore. */
public final class Urls {
    private Urls() {}

    /** The host's name in URLs, or its address without brackets and with its zone as the system writes it; empty for none. */
    public static Optional<String> host(URI url) {
        return authority(url).map(authority -> unescaped(authority.getHostName()));
    }

    /** User, host and port as written; empty when there is no host, or no valid port. */
    public static Optional<URIAuthority> authority(URI url) {
        try {
            String text = url.getRawAuthority();
            return Optional.ofNullable(text == null ? null : URIAuthority.create(text))
                    .filter(authority -> !authority.getHostName().isEmpty());
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The value of an Authorization header for {@code user:password} as written in a URL. */
    public static String basic(String user) {
        String plain = URLDecoder.decode(user.replace("+", "%2B"), StandardCharsets.UTF_8);
        String whole = user.contains(":") ? plain : plain + ":";
        return "Basic " + Base64.getEncoder().encodeToString(whole.getBytes(StandardCharsets.UTF_8));
    }

    /** The zone of an IPv6 address follows {@code %25} in a URL (RFC 6874). */
    private static String unescaped(String host) {
        return host.contains(":") ? host.replace("%25", "%") : host;
    }
}
