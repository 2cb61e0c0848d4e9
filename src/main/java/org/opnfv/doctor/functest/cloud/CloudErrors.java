package org.opnfv.doctor.functest.cloud;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.opnfv.doctor.functest.cloud.CloudException.Kind;
import org.opnfv.doctor.functest.cloud.transport.CloudRequest;
import org.opnfv.doctor.functest.cloud.transport.CloudResponse;
import org.opnfv.doctor.functest.cloud.transport.TooLongException;

/** Makes a {@link CloudException} for each way in which a request can fail. */
final class CloudErrors {
    private static final Pattern CLIENT_REFUSED =
            Pattern.compile("alert: \\w*(certificate|unknown_ca|handshake_failure|decrypt_error|access_denied)");

    private CloudErrors() {}

    /** An answer with an error status. */
    static CloudException refused(String service, CloudRequest ask, CloudResponse answer) {
        String words = ServiceErrorText.of(answer);
        String request = Stream.of("x-openstack-request-id", "x-compute-request-id")
                .map(answer::header)
                .flatMap(Optional::stream)
                .findFirst()
                .map(id -> " (" + id + ")")
                .orElse("");
        return new CloudException(
                kind(answer, words),
                answer.status(),
                RetryAfter.of(answer),
                service + " answered " + answer.status() + " to " + what(ask) + ": "
                        + (words.isEmpty() ? "no reason given" : words) + location(answer) + request);
    }

    /** Keystone refuses these credentials. */
    static CloudException notLetIn(Credentials credentials, CloudRequest ask, CloudResponse answer) {
        String keystone = "Keystone at " + credentials.authUrl();
        // Keystone reports a token or an application credential that it does not know in this way.
        boolean unknown = !(credentials.login() instanceof AuthMethod.Password)
                && (answer.status() == 403
                        || answer.status() == 404 && answer.text().contains("\"error\""));
        if (answer.status() != 401 && !unknown) {
            CloudException refused = refused(keystone, ask, answer);
            return answer.status() != 404 && answer.status() != 300
                    ? refused
                    : new CloudException(
                            refused.kind(),
                            refused.status(),
                            refused.getMessage() + "; it has to speak Identity API v3 there: check auth_url (from "
                                    + credentials.origin() + ")");
        }
        String project = credentials.project() == null ? "" : " in project " + credentials.project();
        String what = credentials.login() instanceof AuthMethod.Token
                ? "get a new token, this one has expired, was revoked or may not change its project"
                : credentials.login() instanceof AuthMethod.ApplicationCredential
                        ? "check its id or name, its secret and that it has not expired"
                        : "check user name, password, project and domains";
        return new CloudException(
                Kind.UNAUTHORIZED,
                answer.status(),
                keystone + " refused " + credentials.login().who() + project + ": " + ServiceErrorText.of(answer) + "; "
                        + what + " (from " + credentials.origin() + ")");
    }

    /** Keystone issued a token that is valid for no project. */
    static CloudException noProject(Credentials credentials, String user) {
        return new CloudException(
                Kind.UNAUTHORIZED,
                0,
                "Keystone at " + credentials.authUrl() + " gave user " + user
                        + " a token of no project, since none is named and the user has no default one; add project_name or"
                        + " OS_PROJECT_NAME (from " + credentials.origin() + ")");
    }

    /** An application credential belongs to another project than the named one. */
    static CloudException otherProject(Credentials credentials, String project) {
        return new CloudException(
                Kind.UNAUTHORIZED,
                0,
                credentials.login().who() + " is of project " + project + ", not of " + credentials.project()
                        + "; leave the project out, or make one there (from " + credentials.origin() + ")");
    }

    /** Keystone's answer is JSON but no token. */
    static CloudException noToken(String keystone, String lacking) {
        return new CloudException(
                Kind.FAILED,
                0,
                keystone + " answered with a token that lacks " + lacking + "; check that auth_url is OpenStack's");
    }

    /** A required endpoint has no usable URL. */
    static CloudException noUrl(String type, String choice, String url) {
        return new CloudException(
                Kind.NO_SUCH_SERVICE,
                0,
                "the catalog's endpoint of " + type + " (" + choice + ") is no URL that can be asked: "
                        + EndpointUrl.shown(url) + "; correct it in Keystone, or set " + type.replace('-', '_')
                        + "_endpoint_override in clouds.yaml");
    }

    /** There was no answer; {@code way} describes the path where the site has a proxy. */
    static CloudException unreachable(String service, CloudRequest ask, String way, IOException e) {
        if (e instanceof TooLongException) {
            return new CloudException(
                    Kind.FAILED,
                    0,
                    service + ": the answer to " + what(ask) + " is " + e.getMessage()
                            + "; check that the endpoint in the catalog is OpenStack's",
                    e);
        }
        if (e instanceof InterruptedIOException && Thread.currentThread().isInterrupted()) {
            return new CloudException(Kind.FAILED, 0, service + ": interrupted while waiting for " + what(ask), e);
        }
        return new CloudException(
                Kind.UNREACHABLE,
                0,
                service + " at " + ask.url().getScheme() + "://" + ask.url().getAuthority() + " cannot be reached"
                        + (way.isEmpty() ? "" : " " + way) + ": "
                        + cause("https".equals(ask.url().getScheme()), e) + " (" + what(ask) + ")",
                e);
    }

    /** An answer that cannot be parsed, for example a proxy's. */
    static CloudException unreadable(String asked, IOException e) {
        // Not chained, and nothing quoted: Jackson's message repeats the document, which may hold a secret.
        return new CloudException(
                Kind.FAILED,
                0,
                asked + ": the answer is not the JSON that was expected ("
                        + e.getClass().getSimpleName() + "); check that the endpoint in the catalog is OpenStack's");
    }

    /** An answer in JSON without the list that was asked for, which is not the same as an empty list. */
    static CloudException silent(String asked, String lacking) {
        return new CloudException(
                Kind.FAILED,
                0,
                asked + ": the answer has no " + lacking + "; check that the endpoint in the catalog is OpenStack's");
    }

    /** An answer without a required field. */
    static CloudException unsaid(String what) {
        return new CloudException(
                Kind.FAILED,
                0,
                "creating " + what
                        + " was answered without its id; check that the endpoint in the catalog is OpenStack's");
    }

    private static Kind kind(CloudResponse answer, String words) {
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

    private static String cause(boolean https, IOException e) {
        // With TLS 1.3 the client only sees a closed connection when the server wants a certificate and was shown none.
        String remedy = https ? "; if it wants a client's certificate, check cert and key" : "";
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
            return "it closed the connection without an answer" + remedy;
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
        if (e instanceof SSLException) {
            return "TLS: " + words
                    + (CLIENT_REFUSED.matcher(words).find() ? "; check cert and key" : "; check cacert, or verify");
        }
        return e instanceof SocketException ? words + remedy : words;
    }

    private static String location(CloudResponse answer) {
        return answer.status() >= 300 && answer.status() < 400
                ? answer.header("location")
                        .map(there -> ", sent on to " + there)
                        .orElse("")
                : "";
    }

    private static String what(CloudRequest ask) {
        return ask.method() + " " + ask.url().getRawPath();
    }
}
