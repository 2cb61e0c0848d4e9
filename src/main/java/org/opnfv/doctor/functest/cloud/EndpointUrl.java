package org.opnfv.doctor.functest.cloud;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opnfv.doctor.functest.http.Urls;

/** URLs as catalogs have them: with or without a version, and sometimes with a project's id after it. */
final class EndpointUrl {
    private static final Pattern VERSIONED = Pattern.compile("(.*)/v[0-9]+(?:\\.[0-9]+)?(/[^/]*)?");
    // Keystone replaces these by a project's id, other software that fills catalogs does not.
    private static final Pattern PROJECT = Pattern.compile("[%$]\\((?:tenant|project)_id\\)s");

    private static final int LONGEST_SHOWN = 200;

    private EndpointUrl() {}

    /** A catalog's URL with the project's id filled in; empty when it is unusable. */
    static Optional<URI> of(String catalogued, String projectId) {
        return parse(PROJECT.matcher(catalogued).replaceAll(Matcher.quoteReplacement(projectId)));
    }

    /** The URL of that version of the service, without a trailing slash; a project's id keeps its place. */
    static String versioned(URI catalogued, String version) {
        String plain = catalogued.toString().replaceAll("/+$", "");
        Matcher parts = VERSIONED.matcher(plain);
        return parts.matches()
                ? parts.group(1) + "/" + version + (parts.group(2) == null ? "" : parts.group(2))
                : plain + "/" + version;
    }

    /** The URL without the version and the project at its end. */
    static String unversioned(URI url) {
        String plain = url.toString().replaceAll("/+$", "");
        Matcher parts = VERSIONED.matcher(plain);
        return parts.matches() ? parts.group(1) : plain;
    }

    /** For messages: one line, without the password that may precede the host. */
    static String shown(String text) {
        String line = text.replaceAll("//[^/]*@", "//***@").replaceAll("[\\p{Cntrl}\\s]+", " ");
        return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "…";
    }

    /** A usable HTTP URL: with a host, no user, no query. Its scheme is in lower case then. */
    static Optional<URI> parse(String text) {
        try {
            int end = Math.max(text.indexOf(':'), 0);
            URI url = new URI(text.substring(0, end).toLowerCase(Locale.ROOT) + text.substring(end));
            boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            boolean whole = url.getRawQuery() == null && url.getRawFragment() == null;
            return http
                            && whole
                            && Urls.host(url).isPresent()
                            && !url.getRawAuthority().contains("@")
                    ? Optional.of(url)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
