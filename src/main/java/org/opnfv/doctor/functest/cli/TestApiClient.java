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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.Configurable;
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
final class TestApiClient {

    /** The variable that OPNFV's jobs set. */
    static final String VARIABLE = "TEST_DB_URL";

    private static final Duration WAIT = Duration.ofSeconds(10);

    /** A byte now and then is no silence, and would hold the result for ever. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final int MOST_REDIRECTS = 5;
    private static final int MOST_WORDS = 300;

    private TestApiClient() {}

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
            ErrorReporter.say(err, note);
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

    /** The same, within that time wherever it has moved to. */
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
            // A client that follows redirects itself turns a POST into a GET, whose answer says nothing about the
            // result.
            RequestConfig asIs = RequestConfig.copy(((Configurable) client).getConfig())
                    .setRedirectsEnabled(false)
                    .build();
            URI at = target;
            for (int followed = 0; followed <= MOST_REDIRECTS; followed++) {
                HttpPost post = request(at, text, target);
                post.setConfig(asIs);
                Answer answer = answer(client, post);
                if (answer.status() < 300) {
                    return;
                }
                if (!answer.moved()) {
                    throw new IOException(answer.words());
                }
                at = next(at, answer);
            }
            throw new IOException("it is moved more than " + MOST_REDIRECTS + " times");
        } catch (IOException | IllegalStateException e) {
            if (late.get()) {
                throw new IOException("it did not answer within " + longest.toSeconds() + " s", e);
            }
            throw e;
        }
    }

    /** Of what it says after that nothing is read: there may be no end of it. */
    private static Answer answer(CloseableHttpClient client, HttpPost post) throws IOException {
        AtomicReference<Answer> answer = new AtomicReference<>();
        try {
            client.execute(post, response -> {
                answer.set(Answer.of(response));
                post.cancel();
                return null;
            });
        } catch (IOException e) {
            if (answer.get() == null) {
                throw e;
            }
        }
        return answer.get();
    }

    /** The redirect's target; what was encrypted is not sent on in the clear. */
    private static URI next(URI at, Answer answer) throws IOException {
        URI next;
        try {
            next = at.resolve(answer.place());
        } catch (IllegalArgumentException e) {
            throw new IOException(answer.words() + ", which is no URL", e);
        }
        if ("https".equalsIgnoreCase(at.getScheme()) && !"https".equalsIgnoreCase(next.getScheme())) {
            throw new IOException(answer.words() + ", which is not secure as it is");
        }
        return next;
    }

    /** The user in the URL is shown only to the server that it names, not to another one on the same host. */
    private static HttpPost request(URI at, String text, URI target) {
        HttpPost post = new HttpPost(withoutUser(at) + (at.getRawQuery() == null ? "" : "?" + at.getRawQuery()));
        Urls.authority(target)
                .filter(asked -> origin(target).equals(origin(at)))
                .map(URIAuthority::getUserInfo)
                .ifPresent(user -> post.setHeader(HttpHeaders.AUTHORIZATION, Urls.basic(user)));
        post.setEntity(new StringEntity(text, ContentType.APPLICATION_JSON));
        return post;
    }

    /** Scheme, host and port; without a port, the default of the scheme. */
    private static String origin(URI url) {
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        String place = Urls.authority(url)
                .map(authority -> authority.getHostName().toLowerCase(Locale.ROOT) + ":"
                        + (authority.getPort() >= 0 ? authority.getPort() : scheme.equals("https") ? 443 : 80))
                .orElse("");
        return scheme + "://" + place;
    }

    /** The server's answer: only its own words say what it objects to. */
    private record Answer(int status, String place, String body) {

        static Answer of(ClassicHttpResponse response) throws IOException {
            HttpEntity entity = response.getEntity();
            String body = "";
            if (response.getCode() >= 300 && entity != null && entity.getContent() != null) {
                body = new String(entity.getContent().readNBytes(MOST_WORDS), StandardCharsets.UTF_8);
            }
            Header place = response.getFirstHeader(HttpHeaders.LOCATION);
            return new Answer(response.getCode(), place == null ? null : place.getValue(), body);
        }

        /** Whether the same request belongs elsewhere. 302 and 303 ask for a different one, often a login page. */
        boolean moved() {
            return place != null && (status == 301 || status == 307 || status == 308);
        }

        String words() {
            String said = Printable.line(body.strip().replaceAll("\\s+", " "));
            return "it answered " + status
                    + (place == null ? "" : " and leads to " + Printable.line(withoutUser(place)))
                    + (said.isEmpty() ? "" : ": " + said);
        }
    }

    /** The same for text that may not be a URL. */
    private static String withoutUser(String place) {
        return place.replaceFirst("//[^/?#]*@", "//");
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
