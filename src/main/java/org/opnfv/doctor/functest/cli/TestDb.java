package org.opnfv.doctor.functest.cli;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.net.URIAuthority;
import org.opnfv.doctor.functest.http.HttpClients;
import org.opnfv.doctor.functest.http.Proxies;
import org.opnfv.doctor.functest.http.Urls;
import org.opnfv.doctor.functest.http.tls.Tls;
import org.opnfv.doctor.functest.report.Format;
import org.opnfv.doctor.functest.series.Results;

/**
 * OPNFV's result database, TestAPI, whose URL is in the variable {@code TEST_DB_URL}: an {@code http} one is posted to, a
 * {@code file} one gets a line. What goes wrong there is told, and changes nothing about the result.
 */
final class TestDb {

    /** The variable that OPNFV's jobs set. */
    static final String VARIABLE = "TEST_DB_URL";

    private static final Duration WAIT = Duration.ofSeconds(10);

    private TestDb() {}

    /**
     * Hands the results over, when there is a database; the line for the user when that failed.
     *
     * @param environment with the database's URL, and with the site's proxies and authorities
     */
    static Optional<String> send(Results results, Map<String, String> environment) {
        String url = environment.getOrDefault(VARIABLE, "");
        if (url.isBlank()) {
            return Optional.empty();
        }
        URI target;
        try {
            target = new URI(url.strip());
        } catch (URISyntaxException e) {
            return Optional.of(note("a URL that cannot be read", e.getReason()));
        }
        try {
            send(results, target, environment);
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.of(note(withoutUser(target), String.valueOf(e.getMessage())));
        }
    }

    private static void send(Results results, URI target, Map<String, String> environment) throws IOException {
        StringWriter text = new StringWriter();
        Format.TESTAPI.write(results, text, false);
        switch (String.valueOf(target.getScheme())) {
            case "http", "https" -> post(target, text.toString(), environment);
            case "file" ->
                Files.writeString(
                        Path.of(target), text.toString(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            default -> throw new IOException("only http, https and file URLs are known");
        }
    }

    private static void post(URI target, String text, Map<String, String> environment) throws IOException {
        HttpPost post =
                new HttpPost(withoutUser(target) + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery()));
        Urls.authority(target)
                .map(URIAuthority::getUserInfo)
                .ifPresent(user -> post.setHeader(HttpHeaders.AUTHORIZATION, Urls.basic(user)));
        post.setEntity(new StringEntity(text, ContentType.APPLICATION_JSON));
        Tls tls = Tls.ofSite(environment, Path.of(""));
        try (CloseableHttpClient client = HttpClients.outside(tls, Proxies.of(environment), WAIT, WAIT)) {
            int status = client.execute(post, response -> {
                EntityUtils.consume(response.getEntity());
                return response.getCode();
            });
            if (status >= 300) {
                throw new IOException("it answered " + status);
            }
        }
    }

    private static String note(String where, String why) {
        return "note: the result was not handed over to " + VARIABLE + " (" + where + "): "
                + why.replaceAll("\\R", " ");
    }

    /** A URL may carry a password, which is not for a log, and is shown to the server in a header. */
    private static String withoutUser(URI target) {
        return target.getScheme()
                + Urls.authority(target)
                        .map(authority -> "://" + new URIAuthority(authority.getHostName(), authority.getPort()))
                        .orElse(":")
                + target.getRawPath();
    }
}
