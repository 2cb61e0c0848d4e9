package org.opnfv.doctor.functest.http;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.client5.http.RouteInfo;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.net.URIAuthority;

/**
 * The HTTP proxies of a site, by {@code http_proxy}, {@code https_proxy}, {@code all_proxy} and {@code no_proxy} as Python's requests
 * reads them: a name in lower case wins over one in capitals. Never used for loopback.
 */
public final class Proxies {
    private static final String SUFFIX = "_proxy";
    private static final Proxies NONE = new Proxies(Map.of(), NoProxy.of(""));

    private final Map<String, Map.Entry<String, String>> variables;
    private final NoProxy direct;
    private final Map<HttpHost, Optional<Proxy>> chosen = new ConcurrentHashMap<>();

    private Proxies(Map<String, Map.Entry<String, String>> variables, NoProxy direct) {
        this.variables = variables;
        this.direct = direct;
    }

    /** Those of an environment. */
    public static Proxies of(Map<String, String> environment) {
        Map<String, Map.Entry<String, String>> variables = new TreeMap<>();
        for (String scheme : new String[] {"http", "https", "all"}) {
            String small = scheme + SUFFIX;
            String name = environment.containsKey(small) ? small : small.toUpperCase(Locale.ROOT);
            String value = environment.getOrDefault(name, "").strip();
            if (!value.isEmpty()) {
                variables.put(scheme, Map.entry(name, value));
            }
        }
        String small = environment.getOrDefault("no_proxy", "");
        NoProxy direct = NoProxy.of(small.isEmpty() ? environment.getOrDefault("NO_PROXY", "") : small);
        return variables.isEmpty() ? NONE : new Proxies(variables, direct);
    }

    /** No proxies. */
    public static Proxies none() {
        return NONE;
    }

    /**
     * Checks the variable for a URL.
     *
     * @throws IllegalArgumentException when it cannot be used; one line, without a password
     */
    public void check(URI url) {
        proxy(url);
    }

    /**
     * How a URL is reached, for people: {@code through the proxy http://proxy:3128 (https_proxy)}, or {@code directly, past the proxy};
     * empty when the site has no proxy, or no usable one.
     */
    public String way(URI url) {
        try {
            return variables.isEmpty()
                    ? ""
                    : proxy(url).map(proxy -> "through the proxy " + proxy).orElse("directly, past the proxy");
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** The proxy's host name or address; empty when the URL is reached without one. */
    public Optional<String> host(URI url) {
        return proxy(url).map(proxy -> proxy.host().getHostName());
    }

    /** Makes a client under construction use these. A client with its own executor must wrap it with {@link #before}. */
    public HttpClientBuilder applyTo(HttpClientBuilder client) {
        return variables.isEmpty()
                ? client
                : client.setRoutePlanner(new Planner()).setRequestExecutor(before(new HttpRequestExecutor()));
    }

    /** An executor that speaks to these proxies, and leaves the rest to the given one. */
    public HttpRequestExecutor before(HttpRequestExecutor executor) {
        return variables.isEmpty() ? executor : new Introduction(executor);
    }

    private Optional<Proxy> proxy(URI url) {
        return Urls.authority(url).flatMap(target -> proxy(new HttpHost(url.getScheme(), target)));
    }

    private Optional<Proxy> proxy(HttpHost target) {
        return chosen.computeIfAbsent(target, this::choose);
    }

    private Optional<Proxy> choose(HttpHost target) {
        String host = target.getHostName().toLowerCase(Locale.ROOT);
        Map.Entry<String, String> variable = variables.getOrDefault(target.getSchemeName(), variables.get("all"));
        return variable == null || isLoopback(host) || direct.has(host, target.getPort())
                ? Optional.empty()
                : Optional.of(Proxy.parse(variable.getKey(), variable.getValue()));
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.matches("127(\\.[0-9]{1,3}){3}")
                || host.matches("(0{1,4}:){7}0{0,3}1|::1");
    }

    /** Chooses the proxy for each request. */
    private final class Planner extends DefaultRoutePlanner {
        Planner() {
            super(null);
        }

        @Override
        protected HttpHost determineProxy(HttpHost target, HttpContext context) throws HttpException {
            try {
                return proxy(target).map(Proxy::host).orElse(null);
            } catch (IllegalArgumentException e) {
                throw new HttpException(e.getMessage(), e);
            }
        }
    }

    /** Authenticates to a proxy without being asked, and distinguishes a proxy's refusal from an answer of the server behind it. */
    private final class Introduction extends HttpRequestExecutor {
        private final HttpRequestExecutor next;

        Introduction(HttpRequestExecutor next) {
            this.next = next;
        }

        @Override
        public ClassicHttpResponse execute(
                ClassicHttpRequest request,
                HttpClientConnection connection,
                HttpResponseInformationCallback informed,
                HttpContext context)
                throws IOException, HttpException {
            boolean tunnel = Method.CONNECT.isSame(request.getMethod());
            Optional<Proxy> proxy = tunnel ? ahead(request.getPath()) : asked(context);
            if (proxy.isEmpty()) {
                return next.execute(request, connection, informed, context);
            }
            if (proxy.get().authorization() != null) {
                request.setHeader(HttpHeaders.PROXY_AUTHORIZATION, proxy.get().authorization());
            }
            ClassicHttpResponse response = next.execute(request, connection, informed, context);
            int status = response.getCode();
            if (status == HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED
                    || tunnel && status >= HttpStatus.SC_REDIRECTION) {
                response.close();
                throw new IOException(
                        "the proxy " + proxy.get() + " answered " + status + " " + response.getReasonPhrase()
                                + (status == HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED
                                        ? "; check user and password in it"
                                        : "; name another, or put the host into no_proxy"));
            }
            return response;
        }

        /** The proxy that is asked for a tunnel to that host and port. */
        private Optional<Proxy> ahead(String authority) throws HttpException {
            try {
                return proxy(new HttpHost("https", URIAuthority.create(authority)));
            } catch (URISyntaxException e) {
                throw new HttpException(e.getMessage(), e);
            }
        }

        /** The proxy that passes on a plain request; none inside of a tunnel. */
        private Optional<Proxy> asked(HttpContext context) {
            RouteInfo route = HttpClientContext.cast(context).getHttpRoute();
            return route.getProxyHost() == null || route.isTunnelled()
                    ? Optional.empty()
                    : proxy(route.getTargetHost());
        }
    }
}
