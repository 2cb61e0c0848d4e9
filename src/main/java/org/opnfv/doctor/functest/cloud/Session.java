package org.opnfv.doctor.functest.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.openstack4j.api.OSClient.OSClientV3;
import org.openstack4j.core.transport.Config;
import org.openstack4j.model.identity.URLResolverParams;
import org.openstack4j.openstack.OSFactory;
import org.opnfv.doctor.functest.cloud.CloudException.Kind;
import org.opnfv.doctor.functest.cloud.transport.CloudRequest;
import org.opnfv.doctor.functest.cloud.transport.CloudResponse;
import org.opnfv.doctor.functest.cloud.transport.HttpTransport;
import org.opnfv.doctor.functest.cloud.transport.SessionResolver;

/**
 * One user in one project of one cloud: sends every request with a valid token, and turns every failure into a {@link CloudException}.
 * Safe for any number of threads, which share the token; only one of them renews it.
 */
final class Session implements SessionResolver {
    private static final String TOKEN = "X-Auth-Token";
    // How long a refused renewal counts for the other threads, so that they do not all ask.
    private static final Duration REFUSAL_STANDS = Duration.ofSeconds(1);
    // The same for refused credentials that were accepted once: a second refusal is final, for more attempts may lock
    // the account.
    private static final Duration LOCKED_OUT = Duration.ofSeconds(20);
    private static final Duration FOR_GOOD = Duration.ofDays(1);

    private final HttpTransport transport;
    private final Credentials credentials;
    private final Config config;
    private final Secrets secrets = new Secrets();
    private final Object renewal = new Object();
    private volatile IssuedToken grant;
    private CloudException refusal;
    private long stands;
    private int lockedOut;

    /** Authenticates. */
    Session(HttpTransport transport, Credentials credentials) {
        this.transport = transport;
        this.credentials = credentials;
        this.config = Config.newConfig().withEndpointURLResolver(this);
        conceal(credentials.login().secret());
        this.grant = login();
    }

    Session with(Credentials others) {
        return new Session(transport, others);
    }

    Credentials credentials() {
        return credentials;
    }

    IssuedToken grant() {
        return grant;
    }

    /** Keeps a secret out of every message of this session. */
    void conceal(String secret) {
        // A password equal to the user's name is not hidden, for messages name the user.
        if (!credentials.login().who().endsWith(" " + secret)) {
            secrets.add(secret);
        }
    }

    /** Runs work with OpenStack4j, whose session belongs to the thread and has to be set each time. */
    <T> T call(Function<OSClientV3, T> work) {
        OSClientV3 client = OSFactory.clientFromToken(grant.token(), config);
        try {
            return work.apply(client);
        } catch (UncheckedIOException e) {
            throw CloudErrors.unreadable(credentials.authUrl().getAuthority(), e.getCause());
        } catch (NullPointerException | ClassCastException e) {
            // OpenStack4j throws these when an answer lacks a field.
            throw CloudErrors.unreadable(credentials.authUrl().getAuthority(), new IOException(e));
        }
    }

    /** Runs work that makes a resource, and returns its id; {@code what} names it in the message when the answer has none. */
    <T> String create(String what, Function<OSClientV3, T> work, Function<T, String> id) {
        return Optional.ofNullable(call(work)).map(id).orElseThrow(() -> CloudErrors.unsaid(what));
    }

    /** Runs work that may answer "there is none". */
    static <T> Optional<T> unlessAbsent(Supplier<T> work) {
        try {
            return Optional.ofNullable(work.get());
        } catch (CloudException e) {
            if (e.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Runs a deletion; deleting what no longer exists succeeds. */
    void delete(Function<OSClientV3, ?> work) {
        unlessAbsent(() -> call(work));
    }

    @Override
    public CloudResponse exchange(CloudRequest ask) {
        IssuedToken used = grant;
        CloudResponse answer = send(ask.header(TOKEN, used.tokenId()));
        if (answer.status() == 401) {
            answer = send(ask.header(TOKEN, renew(used).tokenId()));
        }
        if (answer.failed()) {
            throw refused(ask, answer);
        }
        return answer;
    }

    /** Requests a page without a token; several choices (300) are an answer too. */
    CloudResponse visit(CloudRequest ask) {
        CloudResponse answer = send(ask);
        if (answer.failed() && answer.status() != 300) {
            throw refused(ask, answer);
        }
        return answer;
    }

    @Override
    public String findURLV3(URLResolverParams asked) {
        String type = asked.type.getType();
        Endpoints endpoints = grant.endpoints();
        return "identity".equals(type) && endpoints.service(type).isEmpty()
                ? credentials.authUrl().toString()
                : endpoints.url(type);
    }

    @Override
    public String findURLV2(URLResolverParams asked) {
        throw new IllegalStateException("this project speaks Keystone v3 only");
    }

    private IssuedToken renew(IssuedToken refused) {
        synchronized (renewal) {
            if (grant != refused) {
                return grant;
            }
            long left = stands - System.nanoTime();
            if (refusal != null && left > 0) {
                throw refusal.again(lockedOut == 0 ? refusal.retryAfter() : Duration.ofNanos(left));
            }
            try {
                grant = login();
                refusal = null;
                lockedOut = 0;
                return grant;
            } catch (CloudException e) {
                boolean unknown = e.kind() == Kind.UNAUTHORIZED;
                lockedOut = unknown ? lockedOut + 1 : 0;
                Duration pause = !unknown ? REFUSAL_STANDS : lockedOut == 1 ? LOCKED_OUT : FOR_GOOD;
                refusal = e;
                stands = System.nanoTime() + pause.toNanos();
                throw unknown ? e.again(pause) : e;
            }
        }
    }

    private IssuedToken login() {
        Map<String, Object> auth = new LinkedHashMap<>();
        auth.put("identity", credentials.login().identity());
        if (credentials.project() != null && !credentials.login().boundToProject()) {
            auth.put("scope", Map.of("project", credentials.project().in(credentials.projectDomain())));
        }
        CloudRequest ask = CloudRequest.of("POST", URI.create(credentials.authUrl() + "/auth/tokens"))
                .json(ApiJson.bytes(Map.of("auth", auth)));
        CloudResponse answer = send(ask);
        if (answer.failed()) {
            throw CloudErrors.notLetIn(credentials, ask, secrets.clean(answer));
        }
        IssuedToken granted = IssuedToken.of(answer, credentials);
        IdentityRef wanted = credentials.project();
        // Keystone's database may compare names without regard to case.
        if (wanted != null
                && credentials.login().boundToProject()
                && !wanted.value().equalsIgnoreCase(wanted.byId() ? granted.projectId() : granted.projectName())) {
            throw CloudErrors.otherProject(credentials, granted.projectName());
        }
        return granted;
    }

    private CloudResponse send(CloudRequest ask) {
        try {
            return transport.send(ask);
        } catch (IOException e) {
            throw CloudErrors.unreachable(service(ask.url()), ask, credentials.way(ask.url()), e);
        }
    }

    private CloudException refused(CloudRequest ask, CloudResponse answer) {
        return CloudErrors.refused(service(ask.url()), ask, secrets.clean(answer, grant.tokenId()));
    }

    private String service(URI url) {
        IssuedToken known = grant;
        return Optional.ofNullable(known)
                .flatMap(current -> current.endpoints().typeAt(url))
                .orElseGet(() ->
                        url.toString().startsWith(credentials.authUrl().toString()) ? "Keystone" : url.getAuthority());
    }
}
