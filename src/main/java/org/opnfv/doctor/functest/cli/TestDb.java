package org.opnfv.doctor.functest.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.net.URIAuthority;
import org.apache.hc.core5.util.Timeout;
import org.opnfv.doctor.functest.http.HttpClients;
import org.opnfv.doctor.functest.http.Proxies;
import org.opnfv.doctor.functest.http.Urls;
import org.opnfv.doctor.functest.http.tls.Tls;
import org.opnfv.doctor.functest.report.Format;
import org.opnfv.doctor.functest.report.Printable;
import org.opnfv.doctor.functest.report.ReportException;
import org.opnfv.doctor.functest.scenario.SettingsError;
import org.opnfv.doctor.functest.series.Results;

/**
 * OPNFV's result database, TestAPI, whose URL is in the variable {@code TEST_DB_URL}: an {@code http} URL is posted to, a {@code file}
 * URL gets a line appended. An error there is printed and does not change the result.
 */
final class TestDb {

    /** The variable that OPNFV's jobs set. */
    static final String VARIABLE = "TEST_DB_URL";

    private static final Duration WAIT = Duration.ofSeconds(10);

    /** A byte now and then is no silence, and would hold the result for ever. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final int MOST_WORDS = 300;

    private TestDb() {}

    /** Fails with a line for the user when there is no database. */
    static void require(Map<String, String> environment) {
        if (environment.getOrDefault(VARIABLE, "").isBlank()) {
            throw new SettingsError("there is no database to hand the result to: set " + VARIABLE, null);
        }
    }

    /**
     * Hands the results over, when there is a database, and says it when that failed.
     *
     * @throws ReportException when that failed and is {@code required}
     */
    static void send(Results results, boolean required, PrintWriter err) {
        send(results, System.getenv()).ifPresent(note -> {
            if (required) {
                throw new ReportException(note.replaceFirst("^note: ", ""));
            }
            Failures.say(err, note);
        });
    }

    /**
     * Sends the results if a database is set; returns a line for the user if that failed.
     *
     * @param environment holds the database's URL, and the site's proxies and authorities
     */
    static Optional<String> send(Results results, Map<String, String> environment) {
        return send(results, environment, LONGEST);
    }

    /** The same, within that time. */
    static Optional<String> send(Results results, Map<String, String> environment, Duration longest) {
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
            send(results, target, environment, longest);
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.of(note(withoutUser(target), String.valueOf(e.getMessage())));
        }
    }

    private static void send(Results results, URI target, Map<String, String> environment, Duration longest)
            throws IOException {
        StringWriter text = new StringWriter();
        Format.TESTAPI.write(results, text, false);
        switch (String.valueOf(target.getScheme())) {
            case "http", "https" -> post(target, text.toString(), environment, longest);
            case "file" ->
                Files.writeString(
                        Path.of(target), text.toString(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            default -> throw new IOException("only http, https and file URLs are known");
        }
    }

    private static void post(URI target, String text, Map<String, String> environment, Duration longest)
            throws IOException {
        Tls tls = Tls.ofSite(environment, Path.of(""));
        AtomicBoolean late = new AtomicBoolean();
        try (CloseableHttpClient client = HttpClients.outside(tls, Proxies.of(environment), WAIT, WAIT)) {
            CompletableFuture.delayedExecutor(longest.toSeconds(), TimeUnit.SECONDS)
                    .execute(() -> {
                        late.set(true);
                        client.close(CloseMode.IMMEDIATE);
                    });
            String refusal = refusal(client, request(target, text));
            if (refusal != null) {
                throw new IOException(refusal);
            }
        } catch (IOException | IllegalStateException e) {
            if (late.get()) {
                throw new IOException("it did not answer within " + longest.toSeconds() + " s", e);
            }
            throw e;
        }
    }

    /** What it objects to, in its own words; null for nothing. Of what it says after that nothing is read: there may be no end of it. */
    private static String refusal(CloseableHttpClient client, HttpPost post) throws IOException {
        AtomicReference<Optional<String>> refusal = new AtomicReference<>();
        try {
            client.execute(post, response -> {
                refusal.set(refusal(response));
                post.cancel();
                return null;
            });
        } catch (IOException e) {
            if (refusal.get() == null) {
                throw e;
            }
        }
        return refusal.get().orElse(null);
    }

    private static Optional<String> refusal(ClassicHttpResponse response) throws IOException {
        if (response.getCode() < 300) {
            return Optional.empty();
        }
        HttpEntity entity = response.getEntity();
        String said = entity == null || entity.getContent() == null
                ? ""
                : new String(entity.getContent().readNBytes(MOST_WORDS), StandardCharsets.UTF_8);
        Header place = response.getFirstHeader(HttpHeaders.LOCATION);
        // A place may hold a password, and is not always a URL.
        String moved = place == null ? "" : " and leads to " + place.getValue().replaceFirst("//[^/?#]*@", "//");
        return Optional.of(Printable.line("it answered " + response.getCode() + moved
                + (said.isBlank() ? "" : ": " + said.strip().replaceAll("\\s+", " "))));
    }

    /** The user in the URL is sent in a header. Nobody is asked elsewhere: a POST that is led on becomes a GET, or is sent in the clear. */
    private static HttpPost request(URI target, String text) {
        String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
        HttpPost post = new HttpPost(withoutUser(target) + query);
        Urls.authority(target)
                .map(URIAuthority::getUserInfo)
                .ifPresent(user -> post.setHeader(HttpHeaders.AUTHORIZATION, Urls.basic(user)));
        post.setConfig(RequestConfig.custom()
                .setRedirectsEnabled(false)
                .setResponseTimeout(Timeout.of(WAIT))
                .build());
        post.setEntity(new StringEntity(text, ContentType.APPLICATION_JSON));
        return post;
    }

    private static String note(String where, String why) {
        return "note: the result was not handed over to " + VARIABLE + " (" + where + "): "
                + why.replaceAll("\\R", " ");
    }

    /** A URL may hold a password: it is sent to the server in a header and kept out of logs. */
    private static String withoutUser(URI target) {
        return target.getScheme()
                + Urls.authority(target)
                        .map(authority -> "://" + new URIAuthority(authority.getHostName(), authority.getPort()))
                        .orElse(":")
                + target.getRawPath();
    }
}
