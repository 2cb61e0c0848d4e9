package org.opnfv.doctor.functest.cloud;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.opnfv.doctor.functest.cloud.CloudException.Kind;
import org.opnfv.doctor.functest.cloud.transport.Answer;
import org.opnfv.doctor.functest.cloud.transport.Ask;

/** Makes a {@link CloudException} of whatever went wrong with a request. */
final class Faults {
    private Faults() {}

    /** An answer that says no. */
    static CloudException refused(String service, Ask ask, Answer answer) {
        String words = Words.of(answer);
        String request = Stream.of("x-openstack-request-id", "x-compute-request-id")
                .map(answer::header)
                .flatMap(Optional::stream)
                .findFirst()
                .map(id -> " (" + id + ")")
                .orElse("");
        return new CloudException(
                kind(answer, words),
                answer.status(),
                service + " answered " + answer.status() + " to " + what(ask) + ": "
                        + (words.isEmpty() ? "no reason given" : words) + location(answer) + request);
    }

    /** Keystone does not take these credentials. */
    static CloudException unauthorized(Credentials credentials, Answer answer) {
        return new CloudException(
                Kind.UNAUTHORIZED,
                answer.status(),
                "Keystone at " + credentials.authUrl()
                        + " refused user " + credentials.username() + " in project " + credentials.project() + ": "
                        + Words.of(answer) + "; check user name, password, project and domains (from "
                        + credentials.origin() + ")");
    }

    /** There was no answer. */
    static CloudException unreachable(String service, Ask ask, IOException e) {
        if (e instanceof InterruptedIOException && Thread.currentThread().isInterrupted()) {
            return new CloudException(Kind.FAILED, 0, service + ": interrupted while waiting for " + what(ask), e);
        }
        return new CloudException(
                Kind.UNREACHABLE,
                0,
                service + " at " + ask.url().getScheme() + "://" + ask.url().getAuthority() + " cannot be reached: "
                        + cause(e) + " (" + what(ask) + ")",
                e);
    }

    /** An answer that cannot be understood, of a proxy for example. */
    static CloudException unreadable(String asked, IOException e) {
        // Not chained, and nothing quoted: Jackson's message repeats the document, which may hold a secret.
        return new CloudException(
                Kind.FAILED,
                0,
                asked + ": the answer is not the JSON that was expected ("
                        + e.getClass().getSimpleName() + "); check that the endpoint in the catalog is OpenStack's");
    }

    /** An answer without what it should be about. */
    static CloudException unsaid(String what) {
        return new CloudException(
                Kind.FAILED,
                0,
                "creating " + what
                        + " was answered without its id; check that the endpoint in the catalog is OpenStack's");
    }

    private static Kind kind(Answer answer, String words) {
        boolean quota = words.contains("uota exceeded") || words.contains("over quota");
        return switch (answer.status()) {
            case 400 -> Kind.BAD_REQUEST;
            case 401 -> Kind.UNAUTHORIZED;
            case 403 -> quota ? Kind.OVER_QUOTA : Kind.FORBIDDEN;
            case 404 -> Kind.NOT_FOUND;
            case 409 -> quota || answer.text().contains("\"OverQuota\"") ? Kind.OVER_QUOTA : Kind.CONFLICT;
            case 413 -> Kind.OVER_QUOTA;
            case 429, 502, 503, 504 -> Kind.UNAVAILABLE;
            default -> Kind.FAILED;
        };
    }

    private static String cause(IOException e) {
        if (e instanceof UnknownHostException) {
            return "unknown host; check the name, or the DNS";
        }
        if (e instanceof ConnectTimeoutException) {
            return "no connection in time; check address, port and firewall";
        }
        if (e instanceof ConnectionRequestTimeoutException) {
            return "all connections were busy for too long";
        }
        if (e instanceof SocketTimeoutException) {
            return "no answer in time";
        }
        if (e instanceof NoHttpResponseException) {
            return "it closed the connection without an answer";
        }
        if (e instanceof NoRouteToHostException) {
            return "no route to host; check address and network";
        }
        if (e instanceof ConnectException) {
            return "connection refused; check that the service runs, and the address and port";
        }
        String words = Optional.ofNullable(e.getMessage())
                .orElse(e.getClass().getSimpleName())
                .replaceAll("\\s+", " ");
        return e instanceof SSLException ? "TLS: " + words + "; check cacert, or verify" : words;
    }

    private static String location(Answer answer) {
        return answer.status() >= 300 && answer.status() < 400
                ? answer.header("location")
                        .map(there -> ", sent on to " + there)
                        .orElse("")
                : "";
    }

    private static String what(Ask ask) {
        return ask.method() + " " + ask.url().getRawPath();
    }
}
