package org.opnfv.doctor.functest.embedded.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The doors (proxy ports) of one cloud. Clients enter by the variables of {@link #environment}; each service gets a door when Keystone's
 * catalog first names it, and so does each receiver of an alarm. Thread-safe.
 */
public final class FaultProxy implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FaultProxy.class);
    private static final String HOSTS = "DOCTOR_EMBEDDED_URL";
    private static final String KEYSTONE = "OS_AUTH_URL";

    private final FaultPlan plan;
    private final InetAddress address;
    private final Consumer<String> tell;
    private final Map<String, String> environment;
    private final Map<URI, ProxyPort> doors = new ConcurrentHashMap<>();
    private final Map<String, URI> receivers = new ConcurrentHashMap<>();
    private final ExecutorService threads =
            Executors.newCachedThreadPool(new DefaultThreadFactory("cloud-faults", true));
    private final CountDownLatch shut = new CountDownLatch(1);
    private final StageWatch stages = new StageWatch();
    private final CallHistory seen = new CallHistory();
    private final Relay relay = new Relay();
    private final ProxyPort alarmed;

    /**
     * Opens them.
     *
     * @param cloud the variables that lead to the cloud
     * @param address the address of the doors, which alarms must be able to reach
     * @param tell receives one line for each fault, before it strikes
     */
    public FaultProxy(FaultPlan plan, Map<String, String> cloud, InetAddress address, Consumer<String> tell)
            throws IOException {
        this.plan = plan;
        this.address = address;
        this.tell = tell;
        this.alarmed = new ProxyPort(this, address, receivers::get, threads);
        this.environment = new LinkedHashMap<>(cloud);
        environment.computeIfPresent(KEYSTONE, (name, url) -> through(url));
        environment.computeIfPresent(HOSTS, (name, url) -> through(url));
    }

    /** The variables of the cloud, with URLs of the doors. */
    public Map<String, String> environment() {
        return environment;
    }

    void handle(ProxiedCall visit, ProxyPort door) throws IOException, InterruptedException {
        RelayedRequest request = visit.request();
        boolean notification = door == alarmed;
        String method = notification ? FaultPlan.NOTIFICATION : request.method();
        Stage stage =
                notification ? stages.seeNotification() : stages.see(request.method(), request.path(), request.body());
        FaultRule fault = plan.faults().stream()
                .filter(row -> row.strikes(method, request.path(), stage))
                .findFirst()
                .orElse(null);
        if (fault != null) {
            tell.accept("fault \"" + fault.name() + "\" strikes " + method + " " + request.path() + " ("
                    + stage.name().toLowerCase(java.util.Locale.ROOT) + ")");
            fault.effect().strike(visit);
        } else if (seen.isWorthless(request.header("X-Auth-Token"))) {
            visit.answer(ResponseFaults.unauthorized());
        } else {
            visit.answer(visit.forward());
        }
        if (notification) {
            seen.noteNotification(request.body());
        }
    }

    /** Passes a call on, with the doors' URLs replaced by those behind them. */
    RelayedResponse forward(RelayedRequest request) throws IOException {
        if (request.behind() == null) {
            return RelayedResponse.of(404, Map.of(), "{}");
        }
        RelayedResponse answer = relay.send(UrlRewriter.alarmsThrough(request, this::receiver));
        seen.note(request, answer);
        return UrlRewriter.isCatalog(request) ? UrlRewriter.servicesThrough(answer, this::through) : answer;
    }

    /** Takes a link down or up. */
    void link(String host, boolean up) throws IOException {
        URI hosts = doors.entrySet().stream()
                .filter(door -> environment
                        .getOrDefault(HOSTS, "")
                        .startsWith(door.getValue().root().toString()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IOException("only the links of an embedded cloud can be made to flap"));
        relay.send(new RelayedRequest(
                hosts, "PUT", "/hosts/" + host + "/link", List.of(), ("{\"up\":" + up + "}").getBytes()));
    }

    Relay relay() {
        return relay;
    }

    CallHistory seen() {
        return seen;
    }

    ExecutorService threads() {
        return threads;
    }

    void pass(Duration time) throws InterruptedException {
        if (shut.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new InterruptedException("the doors are shut");
        }
    }

    /** The same URL through a door. */
    private String through(String url) {
        URI uri = URI.create(url);
        URI root = URI.create(uri.getScheme() + "://" + uri.getAuthority());
        ProxyPort door = doors.values().stream()
                .filter(open -> open.root().equals(root))
                .findFirst()
                .orElseGet(() -> doors.computeIfAbsent(root, this::open));
        return door.root() + url.substring(root.toString().length());
    }

    private ProxyPort open(URI root) {
        try {
            return new ProxyPort(this, address, path -> root, threads);
        } catch (IOException e) {
            throw new UncheckedIOException("no port for a door to " + root, e);
        }
    }

    /** The action of an alarm through the door of the receivers. */
    private String receiver(String url) {
        if (!url.startsWith("http://") || url.startsWith(alarmed.root().toString())) {
            return url;
        }
        URI uri = URI.create(url);
        receivers.put(uri.getRawPath(), URI.create("http://" + uri.getAuthority()));
        return alarmed.root() + uri.getRawPath();
    }

    @Override
    public void close() {
        shut.countDown();
        try {
            alarmed.close();
            for (ProxyPort door : doors.values()) {
                door.close();
            }
            relay.close();
        } catch (IOException e) {
            LOG.warn("a door was not shut cleanly: {}", e.getMessage());
        }
        threads.shutdownNow();
    }
}
